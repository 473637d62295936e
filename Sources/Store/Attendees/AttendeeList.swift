import Domain
import SQLite

extension AttendeeRows {
    func list(_ filter: AttendeeFilter, in event: ID<Event>, _ page: PageRequest) throws -> Page<AttendeeRow> {
        try intake?.settle()
        let narrowing = Narrowing(filter, in: event)
        let keys = Self.keys(filter.sort)
        guard let search = PersonSearch(filter.text) else {
            let total = try count(narrowing)
            let window = PageWindow(page, total: total)
            let chosen = Self.chosen(narrowing, order: window.order(keys, filter.direction))
            let rows = try rows(chosen, narrowing.arguments, keys, filter.direction, window)
            return Page(rows: rows, total: total, request: page)
        }
        let total = try countFound(search, narrowing)
        let window = PageWindow(page, total: total)
        let order = window.order(keys, filter.direction)
        let (chosen, arguments) =
            PersonSearch.sortsMatches(found: total, of: try count(narrowing), for: window)
            ? (Self.sortedMatches(narrowing, order: order), [search.argument] + narrowing.arguments)
            : (Self.matchesInOrder(narrowing, order: order), narrowing.arguments + [search.argument])
        let rows = try rows(chosen, arguments, keys, filter.direction, window)
        return Page(rows: rows, total: total, request: page)
    }

    private static func keys(_ sort: AttendeeSort) -> [String] {
        switch sort {
        case .name: ["name_key", "id"]
        case .organisation: ["organisation_key", "name_key", "id"]
        case .status: ["status", "name_key", "id"]
        case .category: ["category", "name_key", "id"]
        case .changed: ["changed_at", "id"]
        }
    }

    private func count(_ narrowing: Narrowing) throws -> Int {
        try database.first(
            "SELECT coalesce(sum(attendees), 0) FROM attendee_tally WHERE \(narrowing.condition)",
            arguments: narrowing.arguments
        ) { try $0[0] } ?? 0
    }

    private func countFound(_ search: PersonSearch, _ narrowing: Narrowing) throws -> Int {
        try database.first(
            """
            SELECT count(*) FROM person_search CROSS JOIN attendee ON person = person_search.rowid
            WHERE \(PersonSearch.condition) AND \(narrowing.condition)
            """, arguments: [search.argument] + narrowing.arguments
        ) { try $0[0] } ?? 0
    }

    /// Found on an index alone: only the rows of the page are then read.
    private static func chosen(_ narrowing: Narrowing, order: String) -> String {
        "SELECT id AS chosen FROM attendee WHERE \(narrowing.condition) ORDER BY \(order)"
    }

    private static func sortedMatches(_ narrowing: Narrowing, order: String) -> String {
        """
        SELECT id AS chosen FROM person_search CROSS JOIN attendee ON person = person_search.rowid
        WHERE \(PersonSearch.condition) AND \(narrowing.condition) ORDER BY \(order)
        """
    }

    /// The plus keeps SQLite from beginning with the matches after all.
    private static func matchesInOrder(_ narrowing: Narrowing, order: String) -> String {
        """
        SELECT id AS chosen FROM attendee WHERE \(narrowing.condition) AND +person IN (\(PersonSearch.matches))
        ORDER BY \(order)
        """
    }

    private func rows(
        _ chosen: String, _ arguments: [any Bindable], _ keys: [String], _ direction: SortDirection,
        _ window: PageWindow
    ) throws -> [AttendeeRow] {
        let sql = """
            SELECT \(AttendeeRow.columns) FROM (\(chosen) LIMIT ? OFFSET ?)
                CROSS JOIN attendee ON attendee.id = chosen CROSS JOIN person ON person.id = attendee.person
            ORDER BY \(window.order(keys.map { "attendee." + $0 }, direction))
            """
        return window.arranged(
            try database.all(sql, arguments: arguments + [window.limit, window.offset], value: AttendeeRow.init))
    }

    /// The condition of a filter but for the search, in columns that `attendee` and `attendee_tally` both have.
    private struct Narrowing {
        private(set) var condition = "event = ?"
        private(set) var arguments: [any Bindable]

        init(_ filter: AttendeeFilter, in event: ID<Event>) {
            arguments = [event]
            if let status = filter.status { narrow("status = ?", status) }
            if let category = filter.category { narrow("category = ?", category) }
        }

        private mutating func narrow(_ part: String, _ argument: any Bindable) {
            condition += " AND " + part
            arguments.append(argument)
        }
    }
}
