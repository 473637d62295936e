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
                    "SCAN attendee USING COVERING INDEX attendee_by_name"
                ])
        }
    }

    @Test("by change nothing is sorted, by organisation those of one alone", arguments: filters)
    func otherOrders(filter: AttendeeFilter) throws {
        var filter = filter
        let index = filter == AttendeeFilter() ? "COVERING INDEX" : "INDEX"
        filter.sort = .changed
        let byChange = AttendeeNarrowing(filter, in: ID(rawValue: 1)).inOrder
        #expect(
            try plan("SELECT id FROM \(byChange) ORDER BY changed_at, id LIMIT 50", filter) == [
                "SEARCH attendee USING \(index) attendee_by_change (event=?)"
            ])
        filter.sort = .organisation
        let byOrganisation = AttendeeNarrowing(filter, in: ID(rawValue: 1)).inOrder
        #expect(
            try plan("SELECT id FROM \(byOrganisation) ORDER BY organisation_key, name_key, person LIMIT 50", filter)
                == [
                    "SCAN attendee USING INDEX attendee_by_organisation",
                    "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
                ])
    }

    @Test("those of a small event, and the few that match, are found by the event and then sorted", arguments: filters)
    func few(filter: AttendeeFilter) throws {
        let narrowing = AttendeeNarrowing(filter, in: ID(rawValue: 1))
        #expect(
            try plan("SELECT id FROM \(narrowing.few) ORDER BY name_key, person LIMIT 50", filter) == [
                "SEARCH attendee USING INDEX attendee_by_change (event=?)", "USE TEMP B-TREE FOR ORDER BY",
            ])
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

    @Test("few are taken out and sorted, many gone through in order, by what takes longer")
    func choice() {
        let event = ID<Event>(rawValue: 1)
        let first = PageWindow(PageRequest(number: 1, size: 50), total: 225_000)
        let later = PageWindow(PageRequest(number: 40, size: 50), total: 4_000)
        var filter = AttendeeFilter()
        for (sort, small, narrow) in [(AttendeeSort.name, 330, 10), (.organisation, 330, 58), (.changed, 0, 58)] {
            filter.sort = sort
            filter.category = nil
            let everyone = AttendeeNarrowing(filter, in: event)
            #expect(!everyone.sortsFew(225_000, of: 225_000, among: 225_000, for: first))
            #expect(!everyone.sortsFew(4_000, of: 4_000, among: 4_000, for: later))
            // A small event among large ones.
            #expect(everyone.sortsFew(small, of: small, among: 225_000, for: first) == (small > 0))
            #expect(!everyone.sortsFew(3_000, of: 3_000, among: 225_000, for: first))
            filter.category = .media
            let media = AttendeeNarrowing(filter, in: event)
            #expect(media.sortsFew(narrow, of: 225_000, among: 225_000, for: first) == (sort != .name))
            #expect(!media.sortsFew(narrow + 10, of: 225_000, among: 225_000, for: first))
        }
        #expect(!AttendeeNarrowing(filter, in: event).sortsFew(0, of: 10, among: 10, for: first))
    }
}
