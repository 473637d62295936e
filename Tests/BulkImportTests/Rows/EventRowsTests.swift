import BulkImport
import Domain
import Testing

struct EventRowsTests {
    @Test("a series is made by its title, once, and an empty one takes an event out of it")
    func series() async throws {
        let office = try Office()
        let report = try await office.bring(
            .events,
            """
            slug,title,zone,first_day,series
            one,One,UTC,2012-01-01,Winter talks
            two,Two,UTC,2012-02-01,winter talks
            """)
        #expect(report.counts == [2, 0, 0, 0])
        #expect(report.events.map(\.description) == ["one", "two"])
        #expect(try office.store.read { try $0.series.all().map(\.details.title) } == ["Winter talks"])
        #expect(try await office.bring(.events, "slug,series\none,\n").counts == [0, 1, 0, 0])
        #expect(
            try office.export(.events, event: "one").split(separator: "\r\n").last
                == "one,One,conference,UTC,2012-01-01,2012-01-01,,,,draft,closed,,,shown,")
    }

    @Test("slug, zone and days are refused at their cells")
    func refusals() async throws {
        let office = try Office()
        let report = try await office.bring(
            .events,
            """
            slug,title,zone,first_day,last_day
            One Two,X,Europe/Atlantis,2012-02-30,
            ,Y,UTC,2012-01-02,2012-01-01
            """)
        #expect(
            report.refusals.map { "\($0.line):\($0.column) \($0.field?.rawValue ?? "")" }
                == ["2:1 slug", "2:11 zone", "2:27 first_day", "3:1 slug", "3:19 last_day"])
    }
}
