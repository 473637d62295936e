import Testing

@testable import BulkImport

struct FormulaMarkTests {
    @Test(
        "what a spreadsheet would run gets a mark, and import takes exactly that mark away",
        arguments: ["=1+1", "+44 20", "-5", "@home", "\tx", "\rx", "＝1", "'=1", "''-x"])
    func marked(cell: String) throws {
        #expect(try written(cell).contains("'" + cell))
        #expect(try readBack(cell) == cell)
    }

    @Test(
        "any other text is written as it is",
        arguments: ["a=b", "'quoted'", "O'Brien", "'", "5", "ﬁ", " =x", "e\u{301}"])
    func plain(cell: String) throws {
        #expect(try written(cell) == cell + "\r\n")
        #expect(try readBack(cell) == cell)
    }

    private func written(_ cell: String) throws -> String {
        var bytes: [UInt8] = []
        var writer = CSVWriter { bytes += $0 }
        try writer.row([cell])
        try writer.flush()
        return String(decoding: bytes, as: UTF8.self)
    }

    private func readBack(_ cell: String) throws -> String? {
        var rest: [UInt8]? = Array(try written(cell).utf8)
        var reader = CSVReader {
            defer { rest = nil }
            return rest
        }
        var row = CSVRow()
        #expect(try reader.next(&row))
        return row.unmarkedText(0)
    }
}
