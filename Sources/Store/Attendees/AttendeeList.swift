import Domain
import SQLite

extension AttendeeRows {
    func list(_ filter: AttendeeFilter, in event: ID<Event>, _ page: PageRequest) throws -> Page<AttendeeRow> {
        let narrowing = Narrowing(filter, in: event)
        let total = try count(narrowing)
        let window = PageWindow(page, total: total)
        let order = window.order(Self.keys(filter.sort), filter.direction)
        // The page is found on an index alone, and only its rows are then read.
        let sql = """
            SELECT \(AttendeeRow.columns)
            FROM (SELECT id AS chosen FROM attendee WHERE \(narrowing.condition) ORDER BY \(order) LIMIT ? OFFSET ?)
                CROSS JOIN attendee ON attendee.id = chosen CROSS JOIN person ON person.id = attendee.person
            ORDER BY \(window.order(Self.keys(filter.sort).map { "attendee." + $0 }, filter.direction))
            """
        let rows = try database.all(
            sql, arguments: narrowing.arguments + [window.limit, window.offset], value: AttendeeRow.init)
        return Page(rows: window.arranged(rows), total: total, request: page)
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
        let sql =
            narrowing.isSearch
            ? "SELECT count(*) FROM attendee WHERE \(narrowing.condition)"
            : "SELECT coalesce(sum(attendees), 0) FROM attendee_tally WHERE \(narrowing.condition)"
        return try database.first(sql, arguments: narrowing.arguments) { try $0[0] } ?? 0
    }

    /// The condition of a filter, in columns that `attendee` and, but for a search, `attendee_tally` have.
    private struct Narrowing {
        private(set) var condition = "event = ?"
        private(set) var arguments: [any Bindable]
        let isSearch: Bool

        init(_ filter: AttendeeFilter, in event: ID<Event>) {
            let terms = SearchTerms(filter.text)
            isSearch = !terms.isEmpty
            arguments = [event]
            if let status = filter.status { narrow("status = ?", status) }
            if let category = filter.category { narrow("category = ?", category) }
            if isSearch { narrow("person IN (\(PersonIndex.matches))", terms.beginnings) }
        }

        private mutating func narrow(_ part: String, _ argument: any Bindable) {
            condition += " AND " + part
            arguments.append(argument)
        }
    }
}
