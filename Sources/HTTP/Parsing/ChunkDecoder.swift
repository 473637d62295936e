import HTTPTypes

/// Reads a chunked body (RFC 9112, 7.1): sizes, extensions and trailers are checked and dropped, the data is pointed at.
struct ChunkDecoder: Sendable {
    enum Piece: Equatable {
        case data(Range<Int>)
        case end
        case needMore
    }

    private enum State: Sendable {
        case size
        case data(remaining: Int64)
        case dataEnd(sawReturn: Bool)
        case trailers
    }

    private var state = State.size
    private var line: [UInt8] = []
    private var sawReturn = false
    private var trailerBytes = 0
    private var total: Int64 = 0

    /// Goes on at `position`. `bodyLimit` is what all data together may come to.
    mutating func next(
        in input: Span<UInt8>, at position: inout Int, limits: RequestLimits, bodyLimit: Int64
    ) throws(HTTPError) -> Piece {
        while true {
            switch state {
            case .size:
                guard try readLine(in: input, at: &position, limit: limits.chunkLine, orThrow: Self.badChunk) else {
                    return .needMore
                }
                try beginChunk(bodyLimit: bodyLimit)
            case .data(let remaining):
                let available = Int(min(remaining, Int64(input.count - position)))
                guard available > 0 else { return .needMore }
                position += available
                let left = remaining - Int64(available)
                state = left == 0 ? .dataEnd(sawReturn: false) : .data(remaining: left)
                return .data(position - available..<position)
            case .dataEnd(let sawReturn):
                guard position < input.count else { return .needMore }
                guard input[position] == (sawReturn ? ByteRules.lineFeed : ByteRules.carriageReturn) else {
                    throw Self.badChunk
                }
                position += 1
                state = sawReturn ? .size : .dataEnd(sawReturn: true)
            case .trailers:
                let room = limits.trailers - trailerBytes
                guard try readLine(in: input, at: &position, limit: room, orThrow: Self.trailersTooLarge) else {
                    return .needMore
                }
                guard try isTrailer() else { return .end }
            }
        }
    }

    private mutating func beginChunk(bodyLimit: Int64) throws(HTTPError) {
        let size = try ChunkLine.size(line.span)
        line.removeAll(keepingCapacity: true)
        guard size > 0 else {
            state = .trailers
            return
        }
        guard size <= bodyLimit - total else { throw .contentTooLarge }
        total += size
        state = .data(remaining: size)
    }

    /// Checks a trailer by the rules of a header field; false for the empty line that ends the body.
    private mutating func isTrailer() throws(HTTPError) -> Bool {
        guard !line.isEmpty else { return false }
        _ = try FieldPosition(parsing: 0..<line.count, in: line.span)
        trailerBytes += line.count + 2
        line.removeAll(keepingCapacity: true)
        return true
    }

    /// Collects a line without its CR LF in `line`; true when it is complete. Chunk lines are a few bytes long, so they
    /// are copied one by one.
    private mutating func readLine(
        in input: Span<UInt8>, at position: inout Int, limit: Int, orThrow tooLong: HTTPError
    ) throws(HTTPError) -> Bool {
        while position < input.count {
            let byte = input[position]
            position += 1
            if sawReturn {
                guard byte == ByteRules.lineFeed else { throw Self.badChunk }
                sawReturn = false
                return true
            }
            if byte == ByteRules.carriageReturn {
                sawReturn = true
            } else {
                guard !ByteRules.isControl(byte) else { throw Self.badChunk }
                guard line.count < limit else { throw tooLong }
                line.append(byte)
            }
        }
        return false
    }

    static let badChunk = HTTPError.badRequest("The chunked body is not well formed.")
    private static let trailersTooLarge = HTTPError(
        .requestHeaderFieldsTooLarge, "The trailer fields of the request are too large.")
}

/// `chunk-size [ chunk-ext ]` (RFC 9112, 7.1 and 7.1.1).
enum ChunkLine {
    /// The size; the extensions must follow their grammar and are then ignored. Blanks are taken only where the grammar
    /// has them: around the `;` and the `=` of an extension.
    static func size(_ line: Span<UInt8>) throws(HTTPError) -> Int64 {
        var value: Int64 = 0
        var position = 0
        while position < line.count, let digit = ByteRules.hexValue(line[position]) {
            guard value <= Int64.max >> 4 else { throw ChunkDecoder.badChunk }
            value = value << 4 | Int64(digit)
            position += 1
        }
        guard position > 0 else { throw ChunkDecoder.badChunk }
        while position < line.count { try skipExtension(line, at: &position) }
        return value
    }

    private static func skipExtension(_ line: Span<UInt8>, at position: inout Int) throws(HTTPError) {
        skipBlanks(line, at: &position)
        guard position < line.count, line[position] == UInt8(ascii: ";") else { throw ChunkDecoder.badChunk }
        position += 1
        skipBlanks(line, at: &position)
        try skipToken(line, at: &position)
        let nameEnd = position
        skipBlanks(line, at: &position)
        guard position < line.count, line[position] == UInt8(ascii: "=") else {
            // Blanks after a name belong to the next `;`; at the end of the line they are refused there.
            position = nameEnd
            return
        }
        position += 1
        skipBlanks(line, at: &position)
        if position < line.count, line[position] == UInt8(ascii: "\"") {
            try skipQuotedString(line, at: &position)
        } else {
            try skipToken(line, at: &position)
        }
    }

    private static func skipBlanks(_ line: Span<UInt8>, at position: inout Int) {
        while position < line.count, line[position] == ByteRules.space || line[position] == ByteRules.tab {
            position += 1
        }
    }

    private static func skipToken(_ line: Span<UInt8>, at position: inout Int) throws(HTTPError) {
        let start = position
        while position < line.count, ByteRules.isToken(line[position]) { position += 1 }
        guard position > start else { throw ChunkDecoder.badChunk }
    }

    private static func skipQuotedString(_ line: Span<UInt8>, at position: inout Int) throws(HTTPError) {
        position += 1
        while position < line.count {
            let byte = line[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
        throw ChunkDecoder.badChunk
    }
}
