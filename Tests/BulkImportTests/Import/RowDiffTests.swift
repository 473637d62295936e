import BulkImport
import Domain
import Synchronization
import Testing

@Suite("What a file would do")
struct RowDiffTests {
    private func lines(_ rows: [RowDiff]) -> [String] {
        rows.map { row in
            let fields = row.fields.map { "\($0.field) \($0.before)>\($0.after)" }
            return "\(row.line) \(row.name) \(fields.joined(separator: ", "))\(row.earlier.map { "as \($0)" } ?? "")"
        }
    }

    @Test("is told row by row: new, changed with its fields, twice in the file")
    func diff() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.attendees, "email,name,job_title\nann@example.org,Ann,CIO\nbob@example.org,Bob,\n")
        let report = try await office.bring(
            .attendees,
            """
            email,name,job_title,status
            ann@example.org,Ann,CTO,accepted
            bob@example.org,Bob,,
            new@example.org,New,,
            new@example.org,New,,
            """, ImportOptions(isDryRun: true))
        #expect(lines(report.news) == ["4 New "])
        #expect(lines(report.changes) == ["2 Ann status applied>accepted, job_title CIO>CTO"])
        #expect(lines(report.repeats) == ["5 New as 4"])
        #expect(report.counts == [1, 1, 2, 0])
        #expect(report.repeated == 1)
    }

    @Test("its lists end, the counts go on")
    func longLists() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.people, "name\n" + (0..<1_500).map { "P \($0)\n" }.joined())
        #expect(report.created == 1_500)
        #expect(report.news.count == ImportReport.longestList)
    }

    @Test("refused rows are handed over whole, with what is wrong")
    func refusedRows() async throws {
        let office = try await Office.withEvent()
        let told = Mutex<[RefusedRow]>([])
        var options = ImportOptions()
        options.refusedRow = { row in told.withLock { $0.append(row) } }
        _ = try await office.bring(.rooms, "name,capacity\nAttic,3\nCellar,many\n", options)
        #expect(
            told.withLock { $0 } == [
                RefusedRow(
                    headings: ["name", "capacity"], cells: ["Cellar", "many"],
                    reason: "Use a whole number from 1 to 1000000.")
            ])
    }
}
