import BulkImport
import Domain
import Testing

struct ExporterTests {
    @Test("the import of an export of the named world changes nothing, and a second export is the same bytes")
    func roundTrip() async throws {
        let office = try Office()
        let copy = try Office()
        for folder in try FolderImporter.programmes(in: Office.seeds) {
            _ = try await FolderImporter(folder).apply(to: office.store)
        }
        let before = try office.traces()
        let slugs = try office.store.read {
            try $0.events.list(EventFilter(), sortedBy: .date, .everything).rows.map(\.event.slug)
        }
        for slug in slugs {
            for kind in ImportKind.lists where kind != .people {
                let text = try office.export(kind, event: slug.description)
                let importer = Importer(kind, event: kind.needsEvent ? slug : nil)
                let input = ImportInput.bytes(Array(text.utf8))
                let report = try await importer.apply(input, to: office.store)
                #expect(report.counts == [0, 0, report.rows, 0], "\(slug) \(kind)")
                #expect(try await importer.apply(input, to: copy.store).refused == 0)
                #expect(try copy.export(kind, event: slug.description) == text, "\(slug) \(kind)")
            }
        }
        let people = try office.export(.people)
        let report = try await Importer(.people).apply(.bytes(Array(people.utf8)), to: office.store)
        #expect(report.counts == [0, 0, report.rows, 0])
        #expect(try office.traces() == before)
    }

    @Test("cells that a spreadsheet would run are marked, and come back as they were")
    func formulas() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.rooms, "name,notes\n'=1+1,-\n")
        let export = try office.export(.rooms)
        #expect(export == "name,capacity,notes,sessions_at_once,hours\r\nHall,,,,\r\nKitchen,,,,\r\n'=1+1,,'-,,\r\n")
        #expect(try await office.bring(.rooms, export).counts == [0, 0, 3, 0])
    }

    @Test("an export of an unknown event is told")
    func unknown() throws {
        let office = try Office()
        #expect(throws: DomainError.self) { try office.export(.rooms, event: "none") }
    }
}
