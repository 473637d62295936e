/// Takes a `multipart/form-data` body apart (RFC 7578, RFC 2046, 5.1) as its bytes come. It holds no more than one part's
/// header or the few bytes that may be the beginning of a boundary.
struct MultipartParser {
    enum Event: Equatable {
        case partBegan(PartHeader)
        case data([UInt8])
        case partEnded
    }

    private enum State {
        case start
        case afterBoundary
        case header
        case data
        case epilogue
    }

    /// CR LF, two hyphens and the boundary.
    private let delimiter: [UInt8]
    private let headerLimit: Int
    private var state = State.start
    private var buffer: [UInt8] = []

    /// Nil for a boundary that RFC 2046 does not allow: it has 1 to 70 visible characters or spaces.
    init?(boundary: String, headerLimit: Int) {
        let bytes = Array(boundary.utf8)
        guard (1...70).contains(bytes.count), bytes.allSatisfy({ (0x20...0x7e).contains($0) }) else { return nil }
        delimiter = Array("\r\n--".utf8) + bytes
        self.headerLimit = headerLimit
        // The first boundary has no line before it; with one put in, all boundaries are alike.
        buffer = Array("\r\n".utf8)
    }

    /// Whether the closing boundary has come; what follows it is ignored.
    var isComplete: Bool { if case .epilogue = state { true } else { false } }

    /// Reads on in `bytes` and hands what is found to `handle`. Throws 400 for what is not well formed.
    mutating func feed(_ bytes: [UInt8], _ handle: (Event) throws -> Void) throws {
        if case .epilogue = state { return }
        buffer += bytes
        var position = 0
        while try step(&position, handle) {}
        buffer.removeFirst(min(position, buffer.count))
    }

    /// One step from `position` in the buffer; false when more bytes are needed.
    private mutating func step(_ position: inout Int, _ handle: (Event) throws -> Void) throws -> Bool {
        switch state {
        case .start:
            guard buffer.count >= delimiter.count else { return false }
            guard buffer.starts(with: delimiter) else { throw Self.malformed }
            position = delimiter.count
            state = .afterBoundary
        case .afterBoundary:
            guard buffer.count >= position + 2 else { return false }
            let mark = buffer[position..<position + 2]
            if mark.elementsEqual("--".utf8) {
                state = .epilogue
                position = buffer.count
                return false
            }
            guard mark.elementsEqual("\r\n".utf8) else { throw Self.malformed }
            position += 2
            state = .header
        case .header:
            if buffer[position...].starts(with: "\r\n".utf8) { throw Self.malformed }
            guard let end = headerEnd(from: position) else {
                guard buffer.count - position < headerLimit else { throw Self.malformed }
                return false
            }
            try handle(.partBegan(PartHeader(parsing: Array(buffer[position..<end]))))
            position = end + 2
            state = .data
        case .data: return try readData(&position, handle)
        case .epilogue: return false
        }
        return true
    }

    /// Where the line end of the header's last line stands in front of the empty line.
    private func headerEnd(from position: Int) -> Int? {
        var index = position
        let last = min(buffer.count, position + headerLimit) - 4
        while index <= last {
            if buffer[index] == ByteRules.carriageReturn, buffer[index..<index + 4].elementsEqual("\r\n\r\n".utf8) {
                return index + 2
            }
            index += 1
        }
        return nil
    }

    private mutating func readData(_ position: inout Int, _ handle: (Event) throws -> Void) throws -> Bool {
        let (end, isBoundary) = dataEnd(from: position)
        if end > position { try handle(.data(Array(buffer[position..<end]))) }
        position = end
        guard isBoundary else { return false }
        try handle(.partEnded)
        position += delimiter.count
        state = .afterBoundary
        return true
    }

    /// Where the next boundary begins, or the first position from which the rest is too short to tell.
    private func dataEnd(from position: Int) -> (end: Int, isBoundary: Bool) {
        let bytes = buffer.span
        let wanted = delimiter.span
        var index = position
        while index + wanted.count <= bytes.count {
            if bytes[index] == ByteRules.carriageReturn, bytes.equals(wanted, in: index..<index + wanted.count) {
                return (index, true)
            }
            index += 1
        }
        return (index, false)
    }

    private static let malformed = HTTPError.badRequest("The form is not well formed.")
}

/// What the header of a part says about it (RFC 7578, 4.2).
struct PartHeader: Equatable {
    let name: String
    /// The name that the sender's file has, nil for a field. Only for showing; never a path.
    let filename: String?
    let contentType: String?

    /// `bytes` are whole lines with their line ends.
    init(parsing bytes: [UInt8]) throws {
        var disposition: ParameterList?
        var contentType: String?
        for line in bytes.split(separator: ByteRules.lineFeed) {
            guard line.last == ByteRules.carriageReturn else { throw Self.malformed }
            let text = Array(line.dropLast())
            let field = try FieldPosition(parsing: 0..<text.count, in: text.span)
            guard text.allSatisfy({ !ByteRules.isControl($0) }),
                let value = String(validating: text[field.value.indices], as: UTF8.self)
            else { throw Self.malformed }
            let name = text.span.extracting(field.name.indices)
            if name.equalsIgnoringCase("content-disposition") {
                guard disposition == nil else { throw Self.malformed }
                disposition = ParameterList(value)
            } else if name.equalsIgnoringCase("content-type") {
                contentType = value
            }
        }
        guard let disposition, disposition.value.lowercased() == "form-data",
            let name = disposition.parameters["name"]
        else { throw Self.malformed }
        self.name = name
        filename = disposition.parameters["filename"].map(Self.lastComponent)
        self.contentType = contentType
    }

    /// Some browsers send whole paths; what is left is fit to be shown.
    private static func lastComponent(_ filename: String) -> String {
        String(filename.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
    }

    private static let malformed = HTTPError.badRequest("A part of the form has no valid header.")
}
