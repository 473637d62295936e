import Domain
import SQLite

extension AttendeeRows {
    func list(_ filter: AttendeeFilter, in event: ID<Event>, _ page: PageRequest) throws -> Page<AttendeeRow> {
        try intake?.settle()
        let tallies = try tallies(in: event)
        guard let search = PersonSearch(filter.text) else { return try list(filter, tallies, in: event, page) }
        let narrowing = AttendeeNarrowing(filter, in: event)
        let total = try countFound(search, narrowing)
        let window = PageWindow(page, total: total)
        let keys = Self.keys(filter.sort)
        let order = window.order(keys, filter.direction)
        let (chosen, arguments) =
            PersonSearch.sortsMatches(found: total, of: try mostAttendees(), for: window)
            ? (Self.sortedMatches(narrowing, order: order), [search.argument] + narrowing.arguments)
            : (Self.matchesInOrder(narrowing, order: order), narrowing.arguments + [search.argument])
        let rows = try rows(chosen, arguments, keys, filter.direction, window)
        return Page(rows: window.arranged(rows), total: total, request: page)
    }

    /// The list without a search: the parts of its order one after the other, of which the tallies say how long they are.
    private func list(
        _ filter: AttendeeFilter, _ tallies: AttendeeTallies, in event: ID<Event>, _ page: PageRequest
    ) throws -> Page<AttendeeRow> {
        let total = tallies.count(filter)
        let window = PageWindow(page, total: total)
        var rows: [AttendeeRow] = []
        var passed = 0
        let parts = tallies.parts(filter)
        for part in window.isDescending(filter.direction) ? parts.reversed() : parts {
            let count = tallies.count(part)
            let place = window.part(from: passed, count: count)
            passed += count
            if place.limit == 0 { continue }
            let narrowing = AttendeeNarrowing(part, in: event)
            let isFew = narrowing.sortsFew(count, of: tallies.count, among: try mostAttendees(), for: place)
            rows += try self.rows(narrowing, part, isFew: isFew, place)
        }
        return Page(rows: window.arranged(rows), total: total, request: page)
    }

    /// As many as there are in all events, or a few more.
    private func mostAttendees() throws -> Int {
        try database.first("SELECT coalesce(max(id), 0) FROM attendee") { try $0[0] } ?? 0
    }

    private func rows(
        _ narrowing: AttendeeNarrowing, _ part: AttendeeFilter, isFew: Bool, _ place: PageWindow
    ) throws -> [AttendeeRow] {
        let keys = Self.keys(part.sort)
        if part.sort == .organisation, !narrowing.isNarrow, !isFew {
            return try rowsByOrganisation(narrowing, keys, part.direction, place)
        }
        let source = isFew ? narrowing.few : narrowing.inOrder
        let chosen = "SELECT id AS chosen FROM \(source) ORDER BY \(place.order(keys, part.direction))"
        return try rows(chosen, narrowing.arguments, keys, part.direction, place)
    }

    private func rowsByOrganisation(
        _ everybody: AttendeeNarrowing, _ keys: [String], _ direction: SortDirection, _ place: PageWindow
    ) throws -> [AttendeeRow] {
        let source = everybody.inOrder
        guard let start = try OrganisationStart(of: place, in: source, everybody.arguments, direction, database)
        else { return [] }
        let order = place.order(keys, direction)
        let chosen = "SELECT id AS chosen FROM \(source) AND \(start.condition) ORDER BY \(order)"
        return try rows(chosen, everybody.arguments + [start.argument], keys, direction, start.place(of: place))
    }

    private static func keys(_ sort: AttendeeSort) -> [String] {
        switch sort {
        case .name: ["name_key", "person"]
        case .organisation: ["organisation_key", "name_key", "person"]
        case .status: ["status", "name_key", "person"]
        case .category: ["category", "name_key", "person"]
        case .changed: ["changed_at", "id"]
        }
    }

    private func tallies(in event: ID<Event>) throws -> AttendeeTallies {
        AttendeeTallies(
            try database.all(
                "SELECT status, category, attendees FROM attendee_tally WHERE event = ? AND attendees > 0", event
            ) { (status: try $0[0], category: try $0[1], count: try $0[2]) })
    }

    private func countFound(_ search: PersonSearch, _ narrowing: AttendeeNarrowing) throws -> Int {
        try database.first(
            """
            SELECT count(*) FROM person_search CROSS JOIN attendee ON person = person_search.rowid
            WHERE \(PersonSearch.condition) AND \(narrowing.condition)
            """, arguments: [search.argument] + narrowing.arguments
        ) { try $0[0] } ?? 0
    }

    private static func sortedMatches(_ narrowing: AttendeeNarrowing, order: String) -> String {
        """
        SELECT id AS chosen FROM person_search CROSS JOIN attendee ON person = person_search.rowid
        WHERE \(PersonSearch.condition) AND \(narrowing.condition) ORDER BY \(order)
        """
    }

    /// The plus keeps SQLite from beginning with the matches after all.
    private static func matchesInOrder(_ narrowing: AttendeeNarrowing, order: String) -> String {
        """
        SELECT id AS chosen FROM \(narrowing.inOrder) AND +person IN (\(PersonSearch.matches))
        ORDER BY \(order)
        """
    }

    /// Only the rows of the page are read whole.
    private func rows(
        _ chosen: String, _ arguments: [any Bindable], _ keys: [String], _ direction: SortDirection,
        _ window: PageWindow
    ) throws -> [AttendeeRow] {
        let sql = """
            SELECT \(AttendeeRow.columns) FROM (\(chosen) LIMIT ? OFFSET ?)
                CROSS JOIN attendee ON attendee.id = chosen CROSS JOIN person ON person.id = attendee.person
            ORDER BY \(window.order(keys.map { "attendee." + $0 }, direction))
            """
        return try database.all(sql, arguments: arguments + [window.limit, window.offset], value: AttendeeRow.init)
    }
}
