import Domain
import SQLite
import Testing

@testable import Store

@Suite("What a filter narrows the attendees to")
struct AttendeeNarrowingTests {
    private static let filters: [AttendeeFilter] = [nil, AttendeeStatus.accepted].flatMap { status in
        [nil, AttendeeCategory.media].map { category -> AttendeeFilter in
            var filter = AttendeeFilter()
            filter.status = status
            filter.category = category
            return filter
        }
    }

    private func plan(_ sql: String, _ filter: AttendeeFilter) throws -> [String] {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Migration.all).run(at: .at(1))
        return try database.all(
            "EXPLAIN QUERY PLAN " + sql,
            arguments: AttendeeNarrowing(filter, in: ID(rawValue: 1)).arguments
        ) { try $0[3] }
    }

    @Test("in order, a page is read off one index alone, whatever the filter", arguments: filters)
    func inOrder(filter: AttendeeFilter) throws {
        let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
        for (order, index) in [
            ("name_key, person", "attendee_by_name"), ("name_key DESC, person DESC", "attendee_by_name"),
            ("organisation_key, name_key, person", "attendee_by_organisation"),
            ("changed_at, person", "attendee_by_change"),
        ] {
            #expect(
                try plan("SELECT id FROM \(narrowing.inOrder) ORDER BY \(order) LIMIT 50", filter) == [
                    "SEARCH attendee USING COVERING INDEX \(index) (event=?)"
                ])
        }
    }

    @Test("the few that match are found by status and category, and then sorted")
    func few() throws {
        for filter in Self.filters where filter != AttendeeFilter() {
            let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
            let more = filter.category == nil ? "" : " AND category=?"
            #expect(
                try plan("SELECT id FROM \(narrowing.few) ORDER BY name_key, person LIMIT 50", filter) == [
                    "SEARCH attendee USING INDEX attendee_by_status (event=? AND status=?\(more))",
                    "USE TEMP B-TREE FOR ORDER BY",
                ])
        }
    }

    @Test("a person's attendance and the places taken are looked up on an index")
    func lookUps() throws {
        #expect(
            try plan("SELECT id FROM attendee WHERE person = ?", AttendeeFilter()) == [
                "SEARCH attendee USING COVERING INDEX attendee_by_person (person=?)"
            ])
        #expect(
            try plan("SELECT * FROM attendee WHERE event = ? AND person = 2", AttendeeFilter()) == [
                "SEARCH attendee USING INDEX attendee_by_person (person=? AND event=?)"
            ])
        #expect(
            try plan(
                "SELECT count(*) FROM attendee WHERE event = ? AND status IN ('accepted', 'arrived')", AttendeeFilter())
                == ["SEARCH attendee USING COVERING INDEX attendee_by_status (event=? AND status=?)"])
    }

    @Test("few are taken out, many looked for, and without a filter nothing is")
    func choice() {
        let first = PageWindow(PageRequest(number: 1, size: 50), total: 225_000)
        var filter = AttendeeFilter()
        #expect(!AttendeeNarrowing(filter, in: ID(rawValue: 1)).sortsFew(3, of: 225_000, for: first))
        filter.category = .media
        let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
        #expect(narrowing.sortsFew(800, of: 225_000, for: first))
        #expect(!narrowing.sortsFew(900, of: 225_000, for: first))
        let later = PageWindow(PageRequest(number: 15, size: 50), total: 3_000)
        #expect(narrowing.sortsFew(3_000, of: 225_000, for: later))
    }
}
