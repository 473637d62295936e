import Domain

/// Gives the rows of a list one by one, whatever it is written in.
protocol RowSource {
    /// Fills `row` with the next row that has anything in it; false at the end. Throws ``CSVError``.
    mutating func next(_ row: inout CSVRow) throws -> Bool
    /// The columns that are known so far; each next row may add some.
    var headings: [Heading] { get }
}

/// The name of a column, and where it stands.
struct Heading: Hashable {
    var text: String
    var line: Int
    var column: Int
}

/// The rows of a CSV file behind its header.
struct CSVRows: RowSource {
    private var reader: CSVReader
    let headings: [Heading]
    let header: CSVRow

    /// Reads the header. Throws ``CSVError`` for a file that is empty.
    init(_ reader: CSVReader) throws {
        self.reader = reader
        var header = CSVRow()
        guard try self.reader.next(&header) else {
            throw CSVError(line: 1, column: 1, reason: "The file is empty. Its first row must name the columns.")
        }
        self.header = header
        headings = (0..<header.count).map { cell in
            let place = header.place(of: cell)
            return Heading(text: header.unmarkedText(cell) ?? "", line: place.line, column: place.column)
        }
    }

    mutating func next(_ row: inout CSVRow) throws -> Bool { try reader.next(&row) }
}
