import HTTPTypes

/// Where one field is in the head.
struct FieldPosition: Sendable, Hashable {
    var name: ByteRange
    var value: ByteRange

    /// Reads `line`: a name of token bytes right up to the colon, a value without the blanks around it (RFC 9112, 5.1).
    /// Control bytes are not looked for here: no line with one gets this far.
    init(parsing line: Range<Int>, in bytes: Span<UInt8>) throws(HTTPError) {
        var colon = line.lowerBound
        while colon < line.upperBound, ByteRules.isToken(bytes[colon]) { colon += 1 }
        guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else {
            // An obsolete folded line begins with a blank and so has no name either (RFC 9112, 5.2).
            throw .badRequest("A header field is not a name, a colon and a value.")
        }
        let trimmed = bytes.trimmedRange(colon + 1..<line.upperBound)
        name = ByteRange(line.lowerBound..<colon)
        value = ByteRange(trimmed)
    }
}

extension ByteRange {
    /// The range must lie in a head, which `RequestLimits` keeps below 64 KiB.
    init(_ range: Range<Int>) {
        self.init(
            start: UInt16(truncatingIfNeeded: range.lowerBound), end: UInt16(truncatingIfNeeded: range.upperBound))
    }
}

/// Finds and checks the lines of a head. It can stop after any byte and go on later, and never looks further than the
/// limits allow, so that the outcome does not depend on how the bytes were cut.
struct HeadScanner: Sendable {
    private var cursor = 0
    private var lineStart = 0
    private var emptyLines = 0
    private var requestLine: RequestLine?
    private var requestLineStart = 0
    /// Those of this head are the first `fieldCount`; the rest are left from earlier ones, so that nothing is emptied.
    private var fields: [FieldPosition] = []
    private var fieldCount = 0

    /// Forgets everything but the room it has for fields.
    mutating func reset() {
        cursor = 0
        lineStart = 0
        emptyLines = 0
        requestLine = nil
        fieldCount = 0
    }

    /// Goes on in `bytes`, which begin where the head begins and hold all of it that has come so far.
    /// Returns where the head ends, or nil when more bytes are needed.
    mutating func scan(_ bytes: Span<UInt8>, limits: RequestLimits) throws(HTTPError) -> Int? {
        while let line = try nextLine(bytes, limits: limits) {
            if requestLine != nil {
                if line.isEmpty { return cursor }
                guard fieldCount < limits.fields else { throw Self.headTooLarge }
                keep(try FieldPosition(parsing: line, in: bytes))
            } else if line.isEmpty {
                emptyLines += 1
                guard emptyLines <= limits.emptyLines else { throw .badRequest("There is no request line.") }
            } else {
                requestLine = try RequestLine(parsing: line, in: bytes)
                requestLineStart = line.lowerBound
            }
        }
        return nil
    }

    private mutating func keep(_ field: FieldPosition) {
        if fieldCount < fields.count { fields[fieldCount] = field } else { fields.append(field) }
        fieldCount += 1
    }

    private mutating func nextLine(_ bytes: Span<UInt8>, limits: RequestLimits) throws(HTTPError) -> Range<Int>? {
        let lineLimit = lineStart + limits.line + 2
        let end = min(bytes.count, lineLimit, limits.head)
        cursor = bytes.firstControl(from: cursor, to: end)
        if cursor + 1 < end {
            guard bytes[cursor] == ByteRules.carriageReturn, bytes[cursor + 1] == ByteRules.lineFeed else {
                throw Self.strayControl
            }
            let line = lineStart..<cursor
            cursor += 2
            lineStart = cursor
            return line
        }
        if cursor < end, bytes[cursor] != ByteRules.carriageReturn { throw Self.strayControl }
        if lineLimit <= limits.head, end == lineLimit {
            throw requestLine == nil ? HTTPError(.uriTooLong, "The address is too long.") : Self.headTooLarge
        }
        if end == limits.head { throw Self.headTooLarge }
        return nil
    }

    private static let strayControl = HTTPError.badRequest(
        "The request has a control byte, or a line end that is not CR LF.")
    private static let headTooLarge = HTTPError(.requestHeaderFieldsTooLarge, "The request's header is too large.")

    /// The finished head: `bytes` up to `end` is copied once, together with the table of its fields.
    func head(from bytes: Span<UInt8>, end: Int) throws(HTTPError) -> RequestHead {
        guard let line = requestLine else { throw .badRequest("There is no request line.") }
        let framing = try RequestFraming.decide(
            fields: fields.span.extracting(0..<fieldCount), in: bytes, version: line.version)
        if let authority = line.authority, !Authority.isValid(bytes.extracting(authority)) {
            throw .badRequest("The address in the request line has no valid host.")
        }
        return RequestHead(
            storage: storage(bytes, end: end), headLength: end, fieldCount: fieldCount, nameFilter: framing.names,
            pathRange: ByteRange(line.path), queryRange: line.query.map { ByteRange($0) },
            authorityRange: ByteRange(line.authority ?? framing.host ?? 0..<0), method: line.method.method,
            version: line.version, framing: framing.body, keepsAlive: framing.keepsAlive,
            expectsContinue: framing.expectsContinue)
    }

    private func storage(_ bytes: Span<UInt8>, end: Int) -> [UInt8] {
        let table = fields.span.extracting(0..<fieldCount)
        let size = end + fieldCount * FieldTable.entrySize
        // because: both buffers are copied whole into an array that is just as long as the two together; growing an array
        // twice took as long as the rest of a short head.
        return [UInt8](unsafeUninitializedCapacity: size) { output, count in
            let target = UnsafeMutableRawBufferPointer(output)
            bytes.extracting(0..<end).withUnsafeBytes { target.copyMemory(from: $0) }
            table.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[end...]).copyMemory(from: $0) }
            count = size
        }
    }
}
