import BulkImport
import Domain
import Testing

struct FolderImporterTests {
    @Test("the named world comes in, and a second time changes nothing")
    func namedWorld() async throws {
        let office = try Office()
        let folders = try FolderImporter.programmes(in: Office.seeds)
        #expect(folders.count == 9)
        for folder in folders {
            let reports = try await FolderImporter(folder).apply(to: office.store)
            #expect(reports.flatMap(\.told).isEmpty, "\(folder)")
            #expect(reports.flatMap(\.unknownColumns).isEmpty, "\(folder)")
        }
        let before = try office.traces()
        for folder in folders {
            for report in try await FolderImporter(folder).apply(to: office.store) {
                #expect(report.counts == [0, 0, report.rows, 0], "\(report.source)")
            }
        }
        #expect(try office.traces() == before)
    }

    @Test("a folder with a refused row brings in nothing, and says what was read up to there")
    func refused() async throws {
        let folder = try TemporaryFolder()
        try folder.write("event.csv", "slug,title,zone,first_day\nparty,Party,UTC,2012-01-01\n")
        try folder.write("rooms.csv", "name,capacity\nHall,many\n")
        try folder.write("attendees.csv", "name\nAnn\n")
        let office = try Office()
        let reports = try await FolderImporter(folder.path).apply(to: office.store)
        #expect(reports.map(\.kind) == [.events, .rooms])
        #expect(reports.map(\.isKept) == [false, false])
        #expect(try office.store.read { try $0.events.list(EventFilter(), sortedBy: .date, .everything).total } == 0)
    }

    @Test("a folder without an event, or with two, and one that is not there, are told")
    func unusable() async throws {
        let office = try Office()
        let folder = try TemporaryFolder()
        #expect(try FolderImporter.programmes(in: folder.path).isEmpty)
        await #expect(throws: DomainError.self) { try await FolderImporter(folder.path).apply(to: office.store) }
        try folder.write("event.csv", "slug,title,zone,first_day\na,A,UTC,2012-01-01\nb,B,UTC,2012-01-01\n")
        await #expect(throws: DomainError.self) { try await FolderImporter(folder.path).apply(to: office.store) }
        #expect(throws: InputError.self) { try FolderImporter.programmes(in: folder.path + "/none") }
    }
}
