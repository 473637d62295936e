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

    @Test("in order, a page by name is read off one index alone, whatever the filter", arguments: filters)
    func byName(filter: AttendeeFilter) throws {
        let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
        for order in ["name_key, person", "name_key DESC, person DESC"] {
            #expect(
                try plan("SELECT id FROM \(narrowing.inOrder) ORDER BY \(order) LIMIT 50", filter) == [
                    "SEARCH attendee USING COVERING INDEX attendee_by_name (event=?)"
                ])
        }
    }

    @Test("by change nothing is sorted, by organisation those of one alone")
    func otherOrders() throws {
        for filter in Self.filters {
            let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
            let index = filter == AttendeeFilter() ? "COVERING INDEX" : "INDEX"
            #expect(
                try plan("SELECT id FROM \(narrowing.inOrder) ORDER BY changed_at, id LIMIT 50", filter) == [
                    "SEARCH attendee USING \(index) attendee_by_change (event=?)"
                ])
            #expect(
                try plan(
                    "SELECT id FROM \(narrowing.inOrder) ORDER BY organisation_key, name_key, person LIMIT 50", filter)
                    == [
                        "SEARCH attendee USING INDEX attendee_by_organisation (event=?)",
                        "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
                    ])
        }
    }

    @Test("the few that match are found on the index that has status and category, and then sorted")
    func few() throws {
        for filter in Self.filters where filter != AttendeeFilter() {
            let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
            #expect(
                try plan("SELECT id FROM \(narrowing.few) ORDER BY changed_at, id LIMIT 50", filter) == [
                    "SEARCH attendee USING INDEX attendee_by_name (event=?)", "USE TEMP B-TREE FOR ORDER BY",
                ])
        }
    }

    @Test("a person's attendance is looked up on an index")
    func lookUps() throws {
        #expect(
            try plan("SELECT id FROM attendee WHERE person = ?", AttendeeFilter()) == [
                "SEARCH attendee USING COVERING INDEX attendee_by_person (person=?)"
            ])
        #expect(
            try plan("SELECT * FROM attendee WHERE event = ? AND person = 2", AttendeeFilter()) == [
                "SEARCH attendee USING INDEX attendee_by_person (person=? AND event=?)"
            ])
    }

    @Test("few are taken out, many looked for, by name or without a filter nothing is")
    func choice() {
        let first = PageWindow(PageRequest(number: 1, size: 50), total: 225_000)
        var filter = AttendeeFilter()
        filter.sort = .organisation
        #expect(!AttendeeNarrowing(filter, in: ID(rawValue: 1)).sortsFew(3, of: 225_000, for: first))
        filter.category = .media
        let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
        #expect(narrowing.sortsFew(200, of: 225_000, for: first))
        #expect(!narrowing.sortsFew(300, of: 225_000, for: first))
        let later = PageWindow(PageRequest(number: 15, size: 50), total: 3_000)
        #expect(narrowing.sortsFew(3_000, of: 225_000, for: later))
        filter.sort = .name
        #expect(!AttendeeNarrowing(filter, in: ID(rawValue: 1)).sortsFew(3, of: 225_000, for: first))
    }
}
