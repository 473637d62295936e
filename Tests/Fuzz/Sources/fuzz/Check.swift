import HTTPTypes

@testable import HTTP

/// Everything that must hold of any bytes whatever; what does not traps, and libFuzzer keeps the bytes.
func check(_ bytes: [UInt8]) {
    // The way they are cut depends on the bytes alone, so that a finding can be played again.
    var generator = SeededGenerator(state: bytes.reduce(UInt64(bytes.count)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    if bytes.starts(with: "--b".utf8) {
        checkMultipart(bytes, &generator)
    } else {
        checkSplits(bytes, &generator)
        checkRequests(bytes)
    }
}

private func checkSplits(_ bytes: [UInt8], _ generator: inout SeededGenerator) {
    let tight = RequestLimits(line: 60, head: 160, fields: 5, chunkLine: 12, trailers: 20, emptyLines: 2)
    for (limits, bodyLimit) in [(RequestLimits(), Int64.max), (RequestLimits(), 3), (tight, Int64.max)] {
        let whole = Transcript([bytes[...]], limits: limits, bodyLimit: bodyLimit)
        let pieces = cut(bytes, &generator)
        precondition(Transcript(pieces, limits: limits, bodyLimit: bodyLimit) == whole, "a split changes the outcome")
        let single = bytes.prefix(2048).indices.map { bytes[$0...$0] } + [bytes.dropFirst(2048)]
        precondition(Transcript(single, limits: limits, bodyLimit: bodyLimit) == whole, "bytes one by one do")
    }
}

private func cut(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 1...40, using: &generator))
        pieces.append(bytes[start..<end])
        start = end
    }
    return pieces
}

/// Reads the requests one by one and holds each against the reference.
private func checkRequests(_ bytes: [UInt8]) {
    var parser = RequestParser()
    var position = 0
    var bodyStart = 0
    var body: [UInt8] = []
    var current: RequestHead?
    do {
        while true {
            let start = position
            switch try parser.next(in: bytes.span, at: &position) {
            case .needMore: return
            case .head(let head):
                precondition(position > start && position - start == head.headLength)
                checkHead(head, Array(bytes[start..<position]))
                (current, bodyStart, body) = (head, position, [])
            case .body(let range):
                precondition(!range.isEmpty && range.lowerBound >= start && range.upperBound == position)
                body += bytes[range]
            case .end:
                guard let head = current else { preconditionFailure("an end without a head") }
                checkBody(body, of: head, Array(bytes[bodyStart..<position]))
            }
        }
    } catch {
        checkRefusal(error, stays: bytes, &parser)
        checkRefusal(error, stays: Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8), &parser)
    }
}

private func checkRefusal(_ error: HTTPError, stays bytes: [UInt8], _ parser: inout RequestParser) {
    var position = 0
    do {
        _ = try parser.next(in: bytes.span, at: &position)
        preconditionFailure("something is read behind an error")
    } catch let again {
        precondition(again == error, "the error changes")
        precondition(position == 0, "bytes are used up behind an error")
    }
}

private func checkBody(_ body: [UInt8], of head: RequestHead, _ bytes: [UInt8]) {
    switch head.framing {
    case .none: precondition(body.isEmpty && bytes.isEmpty, "a body that is not there")
    case .length(let length): precondition(body == bytes && bytes.count == Int(length), "not the body that was sent")
    case .chunked: precondition(Reference.chunks(bytes) == body, "chunks are read differently from the reference")
    }
}

private func checkHead(_ head: RequestHead, _ bytes: [UInt8]) {
    for range in [head.pathRange, head.authorityRange] + (head.queryRange.map { [$0] } ?? []) {
        precondition(range.start <= range.end && Int(range.end) <= head.headLength, "a range leaves the head")
    }
    for index in 0..<head.fieldCount {
        let field = FieldTable.field(index, in: head.storage.span, at: head.headLength)
        precondition(field.name.start < field.name.end && field.name.end < field.value.start + 1)
        precondition(field.value.start <= field.value.end && Int(field.value.end) <= head.headLength)
    }
    precondition(Array(head.storage[..<head.headLength]) == bytes, "the head is not what was sent")
    Reference.check(head, bytes)
    let request = Request(head: head, body: .empty, peer: .memory)
    // What is read later must not trap either.
    _ = (request.segments, request.query["a"], request.cookies["a"], AcceptEncoding.takesGzip(head.fields))
    _ = ConditionalRequest.evaluate(request, tag: EntityTag(hashing: [1]), lastModified: HTTPDate(seconds: 0))
    _ = request.headers[.contentType].map { MediaType($0) }
    _ = try? URLEncodedPairs.read(bytes.span, limit: 10)
}

private func checkMultipart(_ bytes: [UInt8], _ generator: inout SeededGenerator) {
    let whole = parts([bytes[...]])
    precondition(parts(cut(bytes, &generator)) == whole, "a split changes the parts")
}

private struct Parts: Equatable {
    var names: [String] = []
    var data: [[UInt8]] = []
    var ends = 0
    var isComplete = false
    var isRefused = false
}

private func parts(_ pieces: [ArraySlice<UInt8>]) -> Parts {
    var found = Parts()
    guard var parser = MultipartParser(boundary: "b", headerLimit: 200) else { return found }
    do {
        for piece in pieces {
            try parser.feed(Array(piece)) { event in
                switch event {
                case .partBegan(let header):
                    found.names.append("\(header.name)/\(header.filename ?? "")")
                    found.data.append([])
                case .data(let bytes): found.data[found.data.count - 1] += bytes
                case .partEnded: found.ends += 1
                }
            }
        }
        found.isComplete = parser.isComplete
    } catch {
        found.isRefused = true
    }
    return found
}
