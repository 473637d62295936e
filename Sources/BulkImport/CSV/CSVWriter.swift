/// Writes CSV by RFC 4180: CRLF ends each row, and a cell is quoted when it has to be. Cells that a spreadsheet would
/// run as a formula get a `'` before them, which import takes away again.
struct CSVWriter: TableWriter {
    typealias Sink = ([UInt8]) throws -> Void

    private let sink: Sink
    private var bytes: [UInt8] = []
    private static let piece = 64 * 1024

    /// `sink` gets the text in pieces of about 64 KiB.
    init(to sink: @escaping Sink) {
        self.sink = sink
        bytes.reserveCapacity(Self.piece + 4096)
    }

    mutating func row(_ cells: [String]) throws {
        for (position, cell) in cells.enumerated() {
            if position > 0 { bytes.append(Byte.comma) }
            append(cell)
        }
        bytes.append(Byte.carriageReturn)
        bytes.append(Byte.lineFeed)
        if bytes.count >= Self.piece { try flush() }
    }

    mutating func flush() throws {
        if bytes.isEmpty { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ cell: String) {
        let isMarked = FormulaMark.isNeeded(for: cell.utf8)
        let isQuoted = cell.utf8.contains {
            $0 == Byte.comma || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.carriageReturn
        }
        if isQuoted { bytes.append(Byte.quote) }
        if isMarked { bytes.append(FormulaMark.mark) }
        for byte in cell.utf8 {
            if byte == Byte.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(Byte.quote) }
    }
}
