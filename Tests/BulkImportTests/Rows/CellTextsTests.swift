import Testing

@testable import BulkImport

@Suite("The texts of a row's cells")
struct CellTextsTests {
    private func row(_ cells: [String?]) -> CSVRow {
        var row = CSVRow()
        for (cell, text) in cells.enumerated() {
            if let text { row.set(cell, to: Array(text.utf8), line: 1, column: 1) }
        }
        return row
    }

    @Test("are those of the row that was taken last, however long it is and whatever was there before")
    func texts() {
        var texts = CellTexts()
        let rows: [[String?]] = [
            ["a", "", nil, "é'"], [], [String(repeating: "long ", count: 900), "b"], ["c"],
            (0..<200).map { "cell \($0)" }, ["", "last"],
        ]
        for cells in rows {
            texts.take(row(cells))
            for cell in -2..<210 {
                #expect(texts.text(cell) == (cells.indices.contains(cell) ? cells[cell] : nil))
            }
        }
    }

    @Test("are without the mark of spreadsheets, but of a row that has none")
    func marks() {
        var texts = CellTexts()
        var row = row(["'=1+1", "''=1", "'quoted'", "'"])
        texts.take(row)
        #expect((0..<4).map { texts.text($0) } == ["=1+1", "'=1", "'quoted'", "'"])
        #expect((0..<4).map { texts.text($0) } == (0..<4).map { row.unmarkedText($0) })
        row.isUnmarked = true
        texts.take(row)
        #expect((0..<4).map { texts.text($0) } == ["'=1+1", "''=1", "'quoted'", "'"])
    }
}
