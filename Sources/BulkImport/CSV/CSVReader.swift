import Domain

/// Reads CSV by RFC 4180 from blocks of UTF-8, in constant memory: commas or another separator, cells in quotes with `""`
/// for a quote and line ends inside, rows ended by CRLF, LF or CR, a byte order mark passed over, empty lines passed over.
///
/// The same bytes give the same rows however they are cut into blocks.
public struct CSVReader {
    /// Gives the next block, nil at the end; an empty block is no end.
    public typealias Blocks = () throws -> [UInt8]?

    private enum State { case cellStart, plain, quoted, afterQuote }

    private var source: CSVBlocks
    private let limits: CSVLimits
    private let separator: UInt8
    /// How much of the block has been read.
    private var next = 0
    private var rows = 0
    private var state = State.cellStart

    private var line = 1
    /// The offset in the file at which the line begins.
    private var lineStart = 0
    /// Bytes of the line that continue a character, so that columns count characters.
    private var continuations = 0
    /// The offset behind the last carriage return: a line feed there belongs to the same line end.
    private var afterReturn = -1
    private var openQuote = (line: 1, column: 1)

    public init(limits: CSVLimits = CSVLimits(), separator: Separator = .comma, blocks: @escaping Blocks) {
        self.limits = limits
        self.separator = separator.byte
        source = CSVBlocks(blocks)
    }

    private var block: [UInt8] { source.block }
    private var base: Int { source.base }

    /// Fills `row` with the next row that has anything in it; false at the end of the file.
    ///
    /// Throws ``CSVError`` when the bytes are no CSV or exceed the limits, and whatever the blocks throw.
    public mutating func next(_ row: inout CSVRow) throws -> Bool {
        repeat {
            row.begin(line: line)
            guard try readRow(&row) else { return false }
        } while row.isBlank
        rows += 1
        if rows > limits.rows {
            throw CSVError(line: row.line, column: 1, reason: "The file has more than \(limits.rows) rows.")
        }
        if let cell = row.firstCellOutsideUTF8 {
            let place = row.place(of: cell)
            throw CSVError(line: place.line, column: place.column, reason: Self.notUTF8)
        }
        return true
    }

    private static let notUTF8: Message = "This text is not UTF-8. Save the file as CSV UTF-8, or state its encoding."

    private mutating func readRow(_ row: inout CSVRow) throws -> Bool {
        while true {
            if next == block.count, try !refill() { return try finish(&row) }
            switch state {
            case .cellStart:
                if readPlainCells(&row) { return true }
                if next < block.count { try startCell(&row) }
            case .plain: if try readPlain(&row) { return true }
            case .quoted: try readQuoted(&row)
            case .afterQuote: if try readAfterQuote(&row) { return true }
            }
        }
    }

    /// Reads cells without quotes that lie in the block as a whole, as nearly all do, up to one that does not; true when their
    /// row has ended. What is wrong with a cell is left for the reading of single cells to say.
    private mutating func readPlainCells(_ row: inout CSVRow) -> Bool {
        let block = block
        let bytes = block.span
        if row.count == 0, bytes[next] == Byte.lineFeed, base + next == afterReturn { return false }
        let first = next
        let offset = row.bytes.count - first
        var position = next
        var continuations = continuations
        while position < bytes.count {
            position += PlainBytes.count(in: bytes, from: position, separator)
            if position == bytes.count { break }
            let byte = bytes[position]
            if byte != separator && !Self.isEnd(byte) {
                if byte & 0xC0 == 0x80 { continuations += 1 }
                position += 1
                continue
            }
            if byte == Byte.quote || row.count == limits.cells || position - next > limits.cell { break }
            row.addCell((next + offset)..<(position + offset), line: line, column: column)
            self.continuations = continuations
            next = position
            if byte != separator {
                row.append(block, first..<next)
                passLineEnd()
                return true
            }
            next += 1
            position = next
        }
        row.append(block, first..<next)
        return false
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        byte == Byte.lineFeed || byte == Byte.carriageReturn || byte == Byte.quote
    }

    private mutating func startCell(_ row: inout CSVRow) throws(CSVError) {
        if row.count == 0 {
            if block[next] == Byte.lineFeed, base + next == afterReturn {
                next += 1
                lineStart = base + next
                return
            }
            row.begin(line: line)
        }
        if row.count == limits.cells { throw error("A row has more than \(limits.cells) cells.") }
        row.beginCell(line: line, column: column)
        if block[next] == Byte.quote {
            openQuote = (line, column)
            next += 1
            state = .quoted
        } else {
            state = .plain
        }
    }

    /// Reads on in a cell without quotes; true when its row has ended.
    private mutating func readPlain(_ row: inout CSVRow) throws(CSVError) -> Bool {
        let start = next
        let separator = separator
        scan { $0 == separator || Self.isEnd($0) }
        try append(start, upTo: next, to: &row)
        if next == block.count { return false }
        if block[next] == Byte.quote {
            throw error("There is a quote inside a cell. Put the cell in quotes and write each quote inside twice.")
        }
        return endCell(&row)
    }

    private mutating func readQuoted(_ row: inout CSVRow) throws(CSVError) {
        let start = next
        scan { $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.carriageReturn }
        if next < block.count, block[next] != Byte.quote {
            passLineEnd()
        } else if next < block.count {
            next += 1
            state = .afterQuote
            return try append(start, upTo: next - 1, to: &row)
        }
        try append(start, upTo: next, to: &row)
    }

    /// Looks at what follows a quote in a quoted cell; true when the row has ended.
    private mutating func readAfterQuote(_ row: inout CSVRow) throws(CSVError) -> Bool {
        switch block[next] {
        case Byte.quote:
            next += 1
            state = .quoted
            try append(next - 1, upTo: next, to: &row)
            return false
        case separator, Byte.lineFeed, Byte.carriageReturn:
            return endCell(&row)
        default:
            throw error("There is text behind the closing quote of a cell. Write a quote inside a cell twice.")
        }
    }

    /// Ends the cell at the separator or line end that comes next; true when it ended the row.
    private mutating func endCell(_ row: inout CSVRow) -> Bool {
        row.endCell()
        state = .cellStart
        if block[next] == separator {
            next += 1
            return false
        }
        passLineEnd()
        return true
    }

    private mutating func finish(_ row: inout CSVRow) throws(CSVError) -> Bool {
        switch state {
        case .cellStart:
            guard row.count > 0 else { return false }
            row.beginCell(line: line, column: column)
        case .quoted:
            throw CSVError(
                line: openQuote.line, column: openQuote.column,
                reason: "The quote that begins this cell is never closed.")
        case .plain, .afterQuote:
            break
        }
        row.endCell()
        state = .cellStart
        return true
    }

    /// Goes on to the first byte that `isStop` names, or to the end of the block.
    @inline(__always)
    private mutating func scan(until isStop: (UInt8) -> Bool) {
        var position = next
        var continuations = 0
        let bytes = block
        while position < bytes.count {
            let byte = bytes[position]
            if isStop(byte) { break }
            if byte & 0xC0 == 0x80 { continuations += 1 }
            position += 1
        }
        next = position
        self.continuations += continuations
    }

    private mutating func passLineEnd() {
        let isSecondHalf = block[next] == Byte.lineFeed && base + next == afterReturn
        if !isSecondHalf { line += 1 }
        next += 1
        if block[next - 1] == Byte.carriageReturn { afterReturn = base + next }
        lineStart = base + next
        continuations = 0
    }

    private func append(_ start: Int, upTo end: Int, to row: inout CSVRow) throws(CSVError) {
        row.append(block, start..<end)
        if row.openCellLength > limits.cell {
            let place = row.place(of: row.count - 1)
            throw CSVError(
                line: place.line, column: place.column, reason: "This cell is longer than \(limits.cell) bytes.")
        }
    }

    private var column: Int { base + next - lineStart - continuations + 1 }

    private func error(_ reason: Message) -> CSVError { CSVError(line: line, column: column, reason: reason) }

    /// Takes the next block; false at the end of the file.
    private mutating func refill() throws -> Bool {
        next = 0
        do {
            return try source.next()
        } catch let fault as TextFault {
            throw error(fault.reason)
        }
    }
}
