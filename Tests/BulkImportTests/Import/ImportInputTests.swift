import BulkImport
import Domain
import Testing

struct ImportInputTests {
    @Test("a file is read in blocks, and one that is not there or is a folder is told")
    func files() async throws {
        let folder = try TemporaryFolder()
        let biography = String(repeating: "x", count: 1_000)
        try folder.write("people.csv", "name,bio\n" + (0..<200).map { "Person \($0),\(biography)\n" }.joined())
        let office = try Office()
        let importer = Importer(.people)
        let report = try await importer.apply(
            .file(folder.path + "/people.csv"), ImportOptions(isDryRun: true), to: office.store)
        #expect(report.counts == [200, 0, 0, 0])
        for (path, sentence) in [
            ("/none.csv", "There is no file \(folder.path)/none.csv."), ("", "\(folder.path) is a folder."),
        ] {
            let error = await #expect(throws: InputError.self) {
                try await importer.apply(.file(folder.path + path), to: office.store)
            }
            #expect(error?.message.english == sentence)
        }
    }
}
