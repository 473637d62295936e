import BulkImport
import Domain
import Testing

@Suite("An import that releases")
struct DueReleasesTests {
    private static let rows = "key,title,state,start,end\ncloud,Cloud,confirmed,2011-11-29 09:00,2011-11-29 09:45\n"

    private func names(_ office: Office) throws -> [String] {
        try office.store.read { tx in
            let event = try #require(try tx.events.list(EventFilter(), sortedBy: .date, PageRequest()).rows.first).event
            return try tx.releases.all(in: event.id).map(\.name)
        }
    }

    @Test("shows the public what it brought, and releases nothing when it changed nothing")
    func releases() async throws {
        let office = try await Office.withEvent()
        let first = try await office.bring(.sessions, Self.rows, ImportOptions(releases: true))
        #expect(first.releases == ["1"])
        let second = try await office.bring(.sessions, Self.rows, ImportOptions(releases: true))
        #expect(second.releases == [])
        #expect(try names(office) == ["1"])
        let third = try await office.bring(
            .sessions, "key,title\ncloud,The reality of cloud computing\n", ImportOptions(releases: true))
        #expect(third.releases == ["2"])
        #expect(try names(office) == ["2", "1"])
    }

    @Test("releases nothing unless it is told to, nor in a dry run")
    func untold() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.sessions, Self.rows, ImportOptions(isDryRun: true, releases: true))
        _ = try await office.bring(.sessions, Self.rows)
        #expect(try names(office) == [])
    }

    @Test("passes over an event of which nothing can be shown")
    func nothing() async throws {
        let office = try Office()
        _ = try await office.bring(.events, "slug,title,zone,first_day\nparty,A party,UTC,2011-10-29")
        let report = try await office.bring(.rooms, "name\nGarden\n", ImportOptions(releases: true))
        #expect(report.counts == [1, 0, 0, 0])
        #expect(report.releases == [])
    }
}
