import HTTPTypes

/// The three parts of a request line (RFC 9112, 3), as positions in the head.
struct RequestLine: Sendable {
    var method: KnownMethod
    var version: ProtocolVersion
    /// Empty when an absolute target has no path; that means `/`.
    var path: Range<Int>
    var query: Range<Int>?
    /// The host and port of an absolute target, which replace `Host` (RFC 9112, 3.2.2).
    var authority: Range<Int>?

    /// Reads `line`: `method SP target SP version`, one space each, nothing else.
    init(parsing line: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        let methodEnd = try Self.methodEnd(line, in: bytes)
        method = try KnownMethod(named: bytes.extracting(line.lowerBound..<methodEnd))
        let target = try Target(from: methodEnd + 1, to: line.upperBound, in: bytes)
        version = try Self.version(target.end + 1..<line.upperBound, in: bytes)
        (path, query, authority) = try target.parts(for: method, in: bytes)
        if target.hasEscapes {
            try Self.checkEscapes(path, in: bytes)
            if let query { try Self.checkEscapes(query, in: bytes) }
        }
    }

    private static func methodEnd(_ line: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) -> Int {
        var position = line.lowerBound
        while position < line.upperBound, ByteRules.isToken(bytes[position]) { position += 1 }
        guard position > line.lowerBound, position < line.upperBound, bytes[position] == ByteRules.space else {
            throw .badRequest("The request line does not begin with a method.")
        }
        return position
    }

    private static var malformedVersion: HTTPError {
        .badRequest("The request line does not end with a version of HTTP.")
    }

    private static func version(_ range: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) -> ProtocolVersion {
        guard range.count == 8 else { throw malformedVersion }
        let start = range.lowerBound
        guard bytes[start] == UInt8(ascii: "H"), bytes[start + 1] == UInt8(ascii: "T"),
            bytes[start + 2] == UInt8(ascii: "T"), bytes[start + 3] == UInt8(ascii: "P"),
            bytes[start + 4] == UInt8(ascii: "/"), bytes[start + 6] == UInt8(ascii: ".")
        else { throw malformedVersion }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let major = bytes[start + 5]
        let minor = bytes[start + 7]
        guard digits.contains(major), digits.contains(minor) else { throw malformedVersion }
        guard major == UInt8(ascii: "1") else {
            throw HTTPError(.httpVersionNotSupported, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")
        }
        return minor == UInt8(ascii: "0") ? .http10 : .http11
    }

    private static func checkEscapes(_ range: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        guard PercentCoding.decode(bytes.extracting(range), plusIsSpace: false) != nil else {
            throw .badRequest("The address has an escape that is not valid.")
        }
    }
}

/// The request target before it is taken apart: where it ends and what was seen on the way.
private struct Target {
    let start: Int
    let end: Int
    var question: Int?
    var hasEscapes = false

    init(from start: Int, to limit: Int, in bytes: Span<UInt8>) throws(HTTPError) {
        self.start = start
        var position = start
        while position < limit, bytes[position] != ByteRules.space {
            let byte = bytes[position]
            guard ByteRules.isVisible(byte), byte != UInt8(ascii: "#") else {
                throw .badRequest("The address in the request line has a byte that may not be there.")
            }
            if byte == UInt8(ascii: "?"), question == nil { question = position }
            if byte == UInt8(ascii: "%") { hasEscapes = true }
            position += 1
        }
        guard position > start, position < limit else {
            throw .badRequest("The request line is not a method, an address and a version.")
        }
        end = position
    }

    typealias Parts = (path: Range<Int>, query: Range<Int>?, authority: Range<Int>?)

    /// Origin form, absolute form, or `*` for OPTIONS (RFC 9112, 3.2); authority form belongs to CONNECT, which is refused.
    func parts(for method: KnownMethod, in bytes: Span<UInt8>) throws(HTTPError) -> Parts {
        let pathEnd = question ?? end
        let query = question.map { $0 + 1..<end }
        if bytes[start] == UInt8(ascii: "/") { return (start..<pathEnd, query, nil) }
        if end - start == 1, bytes[start] == UInt8(ascii: "*"), method == .options { return (start..<end, nil, nil) }
        guard let authorityStart = try absoluteAuthorityStart(in: bytes), authorityStart <= pathEnd else {
            throw .badRequest("The address in the request line is neither a path nor a full address.")
        }
        var pathStart = authorityStart
        while pathStart < pathEnd, bytes[pathStart] != UInt8(ascii: "/") { pathStart += 1 }
        return (pathStart..<pathEnd, query, authorityStart..<pathStart)
    }

    /// A request for an https address has to be refused unless the connection is secured (RFC 9110, 7.4). TLS ends at a
    /// proxy, if anywhere, and a proxy sends origin form.
    private func absoluteAuthorityStart(in bytes: Span<UInt8>) throws(HTTPError) -> Int? {
        if begins(with: "https://", in: bytes) {
            throw HTTPError(.misdirectedRequest, "An https address was asked for over a plain connection.")
        }
        return begins(with: "http://", in: bytes) ? start + 7 : nil
    }

    private func begins(with scheme: StaticString, in bytes: Span<UInt8>) -> Bool {
        let length = scheme.utf8CodeUnitCount
        return end - start > length && bytes.extracting(start..<start + length).equalsIgnoringCase(scheme)
    }
}
