import Domain

/// One row of a file: its cells without their quotes, and where in the file each begins. Made once and filled
/// again for each row, so that reading allocates nothing.
public struct CSVRow: Sendable {
    private struct Cell {
        var start: Int
        var end: Int
        var line: Int
        var column: Int
    }

    /// What the cells stand in; there may be more between them.
    private(set) var bytes: [UInt8] = []
    private var cells: [Cell] = []
    /// The line on which the row begins, from 1.
    public private(set) var line = 1

    /// Whether texts stand as they are: only spreadsheets' files have marks to take away.
    var isUnmarked = false
    /// What is wrong with single cells, whatever they hold.
    private(set) var faults: [(cell: Int, reason: Message)] = []

    public init() {}

    public var count: Int { cells.count }

    /// Whether every cell is empty, as on an empty line and in the rows that spreadsheets add at the end.
    public var isBlank: Bool { cells.allSatisfy { $0.start == $0.end } }

    /// Where the cell begins in the file: its line and the character in that line, both from 1.
    public func place(of cell: Int) -> (line: Int, column: Int) {
        cells.indices.contains(cell) && cells[cell].line > 0 ? (cells[cell].line, cells[cell].column) : (line, 1)
    }

    /// The cell's text, nil when the row has no such cell.
    public func text(_ cell: Int) -> String? {
        range(of: cell).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The cell's text without the mark that keeps spreadsheets from running it.
    func unmarkedText(_ cell: Int) -> String? {
        guard let range = range(of: cell) else { return nil }
        // because: the pointer stays within the closure.
        return bytes.withUnsafeBufferPointer {
            FormulaMark.text(of: UnsafeBufferPointer(rebasing: $0[range]), isUnmarked: isUnmarked)
        }
    }

    /// Every cell's text, without the marks that keep spreadsheets from running it.
    var texts: [String] { (0..<count).map { unmarkedText($0) ?? "" } }

    /// Where the cell's bytes are, nil when the row has no such cell.
    func range(of cell: Int) -> Range<Int>? {
        guard cells.indices.contains(cell), cells[cell].line > 0 else { return nil }
        return cells[cell].start..<cells[cell].end
    }

    mutating func begin(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        if !faults.isEmpty { faults = [] }
        self.line = line
    }

    mutating func beginCell(line: Int, column: Int) {
        addCell(bytes.count..<bytes.count, line: line, column: column)
    }

    /// Adds a cell whose bytes are there, or are the next to be appended.
    mutating func addCell(_ range: Range<Int>, line: Int, column: Int) {
        cells.append(Cell(start: range.lowerBound, end: range.upperBound, line: line, column: column))
    }

    /// Sets a cell wherever it stands in the row; cells before it that were not set have no text.
    mutating func set(_ cell: Int, to text: [UInt8], line: Int, column: Int) {
        while cells.count <= cell { cells.append(Cell(start: bytes.count, end: bytes.count, line: 0, column: 0)) }
        cells[cell] = Cell(start: bytes.count, end: bytes.count + text.count, line: line, column: column)
        bytes += text
    }

    func has(_ cell: Int) -> Bool { cells.indices.contains(cell) && cells[cell].line > 0 }

    mutating func refuse(_ cell: Int, _ reason: Message) { faults.append((cell, reason)) }

    mutating func append(_ block: [UInt8], _ piece: Range<Int>) {
        // because: the pointer stays within the closure; a slice of each cell would count references.
        block.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[piece])) }
    }

    mutating func endCell() { cells[cells.count - 1].end = bytes.count }

    /// Bytes of the cell that was begun and has not ended.
    var openCellLength: Int { bytes.count - cells[cells.count - 1].start }

    /// The first cell that is not UTF-8.
    var firstCellOutsideUTF8: Int? {
        // Without a branch for each byte, which the compiler makes wide instructions of.
        if bytes.reduce(0, |) < 0x80 { return nil }
        return cells.firstIndex { String(validating: bytes[$0.start..<$0.end], as: UTF8.self) == nil }
    }
}
