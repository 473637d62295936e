/// One row of a file: its cells without their quotes, and where in the file each begins. Made once and filled
/// again for each row, so that reading allocates nothing.
public struct CSVRow: Sendable {
    private struct Cell {
        var end: Int
        var line: Int
        var column: Int
    }

    private(set) var bytes: [UInt8] = []
    private var cells: [Cell] = []
    /// The line on which the row begins, from 1.
    public private(set) var line = 1

    public init() {}

    public var count: Int { cells.count }

    /// Whether every cell is empty, as on an empty line and in the rows that spreadsheets add at the end.
    public var isBlank: Bool { bytes.isEmpty }

    /// Where the cell begins in the file: its line and the character in that line, both from 1.
    public func place(of cell: Int) -> (line: Int, column: Int) {
        cells.indices.contains(cell) ? (cells[cell].line, cells[cell].column) : (line, 1)
    }

    /// The cell's text, nil when the row is shorter.
    public func text(_ cell: Int) -> String? {
        guard cells.indices.contains(cell) else { return nil }
        return String(decoding: bytes[range(of: cell)], as: UTF8.self)
    }

    /// The cell's text without the mark that keeps spreadsheets from running it.
    func unmarkedText(_ cell: Int) -> String? {
        guard cells.indices.contains(cell) else { return nil }
        let range = range(of: cell)
        if range.isEmpty { return "" }
        guard bytes[range.lowerBound] == FormulaMark.mark, FormulaMark.isNeeded(for: bytes[range])
        else { return String(decoding: bytes[range], as: UTF8.self) }
        return String(decoding: bytes[range].dropFirst(), as: UTF8.self)
    }

    /// Every cell's text, without the marks that keep spreadsheets from running it.
    var texts: [String] { (0..<count).map { unmarkedText($0) ?? "" } }

    private func range(of cell: Int) -> Range<Int> {
        (cell == 0 ? 0 : cells[cell - 1].end)..<cells[cell].end
    }

    mutating func begin(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        self.line = line
    }

    mutating func beginCell(line: Int, column: Int) {
        cells.append(Cell(end: bytes.count, line: line, column: column))
    }

    mutating func append(_ piece: ArraySlice<UInt8>) { bytes.append(contentsOf: piece) }

    mutating func endCell() { cells[cells.count - 1].end = bytes.count }

    /// Bytes of the cell that was begun and has not ended.
    var openCellLength: Int { bytes.count - (cells.count < 2 ? 0 : cells[cells.count - 2].end) }

    /// The first cell that is not UTF-8.
    var firstCellOutsideUTF8: Int? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
        return cells.indices.first { String(validating: bytes[range(of: $0)], as: UTF8.self) == nil }
    }
}
