import HTTPTypes

/// What the fields say about the message itself. One pass decides all of it, so that no two parts of the server can
/// disagree about where a request ends.
struct RequestFraming: Hashable {
    var body: BodyFraming
    var keepsAlive: Bool
    var expectsContinue: Bool
    var host: Range<Int>?
    /// The names that were met on the way, for quick look-ups later.
    var names: NameFilter

    /// Decides the framing (RFC 9112, 6.3), the persistence (9.3) and the expectation (RFC 9110, 10.1.1), and checks
    /// `Host` (RFC 9112, 3.2). What is doubtful is refused, never repaired.
    static func decide(
        fields: Span<FieldPosition>, in bytes: Span<UInt8>, version: ProtocolVersion
    ) throws(HTTPError) -> RequestFraming {
        var facts = Facts()
        for index in 0..<fields.count {
            let field = fields[index]
            let name = bytes.extracting(field.name.indices)
            facts.names.insert(name)
            // Five lengths of name matter; most fields are told apart by the length alone.
            switch name.count {
            case 4 where name.equalsIgnoringCase("host"): try facts.host(field.value.indices, in: bytes)
            case 6 where name.equalsIgnoringCase("expect"): try facts.expect(field.value.indices, in: bytes)
            case 10 where name.equalsIgnoringCase("connection"): try facts.connection(field.value.indices, in: bytes)
            case 14 where name.equalsIgnoringCase("content-length"):
                try facts.contentLength(field.value.indices, in: bytes)
            case 17 where name.equalsIgnoringCase("transfer-encoding"):
                try facts.transferEncoding(field.value.indices, in: bytes)
            default: break
            }
        }
        return try facts.decision(version)
    }
}

/// What was met among the fields so far.
private struct Facts {
    var length: Int64?
    var isChunked = false
    var hostRange: Range<Int>?
    var closes = false
    var keepsAlive = false
    var expectsContinue = false
    var names = NameFilter()

    private static var malformedLength: HTTPError { .badRequest("Content-Length is not one whole number.") }

    mutating func contentLength(_ range: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        guard length == nil, !range.isEmpty else { throw Self.malformedLength }
        var value: Int64 = 0
        for position in range {
            let byte = bytes[position]
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { throw Self.malformedLength }
            let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, exceeds) = tenfold.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            guard !overflows, !exceeds else { throw Self.malformedLength }
            value = sum
        }
        length = value
    }

    mutating func transferEncoding(_ range: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        guard !isChunked else { throw .badRequest("Transfer-Encoding is given twice.") }
        isChunked = bytes.extracting(range).equalsIgnoringCase("chunked")
        guard isChunked else { throw Self.refusal(ofEncoding: range, in: bytes) }
    }

    /// With chunks as the last coding the body has an end, and only the other codings are unknown: 501 (RFC 9112, 6.1).
    /// Without, nobody can tell where the body ends: 400 (6.3).
    private static func refusal(ofEncoding range: Range<Int>, in bytes: Span<UInt8>) -> HTTPError {
        var start = range.upperBound
        while start > range.lowerBound, bytes[start - 1] != UInt8(ascii: ",") { start -= 1 }
        let last = bytes.extracting(bytes.trimmedRange(start..<range.upperBound))
        guard last.equalsIgnoringCase("chunked") else {
            return .badRequest("The last transfer encoding is not chunked.")
        }
        return HTTPError(.notImplemented, "Only the transfer encoding chunked is understood.")
    }

    mutating func host(_ range: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        guard hostRange == nil else { throw .badRequest("Host is given twice.") }
        guard range.isEmpty || Authority.isValid(bytes.extracting(range)) else {
            throw .badRequest("Host is not a name or address with an optional port.")
        }
        hostRange = range
    }

    mutating func connection(_ range: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        var start = range.lowerBound
        while start <= range.upperBound {
            var end = start
            while end < range.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
            let option = bytes.extracting(bytes.trimmedRange(start..<end))
            for position in 0..<option.count where !ByteRules.isToken(option[position]) {
                throw .badRequest("Connection is not a list of names.")
            }
            if option.equalsIgnoringCase("close") { closes = true }
            if option.equalsIgnoringCase("keep-alive") { keepsAlive = true }
            start = end + 1
        }
    }

    mutating func expect(_ range: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        guard bytes.extracting(range).equalsIgnoringCase("100-continue") else {
            throw HTTPError(.expectationFailed, "Only the expectation 100-continue is understood.")
        }
        expectsContinue = true
    }

    func decision(_ version: ProtocolVersion) throws(HTTPError) -> RequestFraming {
        if version == .http11, hostRange == nil { throw .badRequest("Host is missing.") }
        if isChunked {
            guard length == nil else { throw .badRequest("Transfer-Encoding and Content-Length are both given.") }
            guard version == .http11 else { throw .badRequest("HTTP/1.0 has no Transfer-Encoding.") }
        }
        let body: BodyFraming =
            if isChunked { .chunked } else if let length, length > 0 { .length(length) } else { .none }
        return RequestFraming(
            body: body, keepsAlive: !closes && (version == .http11 || keepsAlive),
            expectsContinue: expectsContinue && version == .http11 && body != .none, host: hostRange,
            names: names)
    }
}
