import Testing

@testable import BulkImport
@testable import RoundtableCLI

struct ImportPaceTests {
    @Test("rows, rows a second, and the time that is left when the size is known")
    func pace() {
        let known = ImportProgress(rows: 50_000, bytes: 1_000, size: 3_000)
        #expect(ImportPace.text(known, after: .milliseconds(500)) == "50000 rows, 100000 a second, 1 s left")
        let unknown = ImportProgress(rows: 50_000, bytes: 1_000, size: nil)
        #expect(ImportPace.text(unknown, after: .seconds(2)) == "50000 rows, 25000 a second")
    }
}
