import Testing

@testable import HTTP

@Suite struct RequestParserTests {
    /// Small enough for every limit to be met by a line of the corpus.
    static let limits = RequestLimits(line: 60, head: 160, fields: 5, chunkLine: 12, trailers: 20, emptyLines: 2)

    /// Streams that are right, that are wrong in one place, and that stop early.
    static let corpus: [String] = [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\nGET /e/a%20b?q=%C3%A9 HTTP/1.1\r\nHost: x\r\nX: \t a \t\r\n\r\nGET /2 HTTP/1.0\r\n\r\n",
        "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\nHost: y\r\n\r\n",
        "POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: y\r\n\r\n",
        "POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\n\r\n\r\r\n10\r\n0123456789abcdef\r\n0\r\nX: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcX\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n123456789abcd\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;abcdefghijklm\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: aaaaaaaaaa\r\nY: bbbbbbbbbbb\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\nHost: x\n\n", "GET / HTTP/1.1\r\nHost: x\r\n\n", "GET / HTTP/1.1\r\rHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
        "GET /" + String(repeating: "a", count: 80) + " HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: 80) + "\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", count: 4)
            + "\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: a\r\n", count: 6) + "\r\n",
        "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n", "\r", "G", "GET / HTTP/1.1\r\nHost: x\r\n\r",
        "\u{16}\u{3}\u{1}", "GET / HTTP/1.1\r\nHost: \0\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET http://a:1/b?c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ]

    @Test("the outcome is the same at every split of every stream", arguments: corpus.indices)
    func everySplit(index: Int) {
        let bytes = Array(Self.corpus[index].utf8)
        for bodyLimit in [Int64.max, 4] {
            let whole = Transcript([bytes[...]], limits: Self.limits, bodyLimit: bodyLimit)
            for cut in 0...bytes.count {
                let parts = [bytes[..<cut], bytes[cut...]]
                #expect(Transcript(parts, limits: Self.limits, bodyLimit: bodyLimit) == whole)
            }
            let single = bytes.indices.map { bytes[$0...$0] }
            #expect(Transcript(single, limits: Self.limits, bodyLimit: bodyLimit) == whole)
        }
    }

    @Test("the outcome is the same when a damaged stream is cut anywhere, many times", arguments: corpus.indices)
    func randomDamage(index: Int) {
        var generator = SeededGenerator(state: UInt64(index))
        for _ in 0..<60 {
            var bytes = Array(Self.corpus[index].utf8)
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                let byte = Self.damage[Int.random(in: Self.damage.indices, using: &generator)]
                bytes[Int.random(in: bytes.indices, using: &generator)] = byte
            }
            let whole = Transcript([bytes[...]], limits: Self.limits)
            #expect(Transcript(Self.cut(bytes, using: &generator), limits: Self.limits) == whole)
        }
    }

    private static let damage: [UInt8] = Array("\r\n\t\0 :;,=/%?0159afxX\"\u{7f}".utf8) + [0x80, 0xff]

    private static func cut(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 1...20, using: &generator))
            pieces.append(bytes[start..<end])
            start = end
        }
        return pieces
    }

    @Test("requests behind each other are read in order, each with its own body")
    func pipelining() {
        let transcript = Transcript(
            "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(transcript.requests.map(\.line) == ["POST /1 http11 x", "GET /2 http11 x"])
        #expect(transcript.requests.map { String(decoding: $0.body, as: UTF8.self) } == ["abc", ""])
        #expect(transcript.requests.map(\.isComplete) == [true, true])
    }

    @Test("after an error nothing more is read")
    func errorsStay() {
        var parser = RequestParser()
        for text in ["GET / HTTP/1.1\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"] {
            var position = 0
            let bytes = Array(text.utf8)
            #expect(throws: HTTPError.self) { _ = try parser.next(in: bytes.span, at: &position) }
            #expect(position == 0)
        }
    }

    @Test("a declared length over the limit is refused before any of the body is read")
    func declaredLength() {
        let head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\n"
        #expect(outcome(head + "abcdef", bodyLimit: 6) == 0)
        #expect(outcome(head, bodyLimit: 5) == 413)
    }

    @Test("the parser knows when it stands between two requests")
    func idle() throws {
        var parser = RequestParser()
        var position = 0
        #expect(parser.isBetweenRequests)
        _ = try parser.next(in: Array("GE".utf8).span, at: &position)
        #expect(!parser.isBetweenRequests)
        position = 0
        _ = try parser.next(in: Array("T / HTTP/1.1\r\nHost: x\r\n\r\n".utf8).span, at: &position)
        #expect(!parser.isBetweenRequests)
        _ = try parser.next(in: [UInt8]().span, at: &position)
        #expect(parser.isBetweenRequests)
    }
}
