import Domain
import SQLite

extension PersonRows {
    func list(_ filter: PersonFilter, _ page: PageRequest) throws -> Page<PersonSummary> {
        try intake?.settle()
        let people = try database.first("SELECT people FROM person_tally") { try $0[0] as Int } ?? 0
        let search = PersonSearch(filter.text)
        let total = try search?.count(database) ?? people
        let window = PageWindow(page, total: total)
        let keys = filter.sort == .name ? ["name_key", "id"] : ["organisation_key", "name_key", "id"]
        let rows =
            if let search {
                try rows(
                    PersonSearch.sortsMatches(found: total, of: people, for: window)
                        ? Self.sortedMatches : Self.matchesInOrder, [search.argument], keys, filter.direction, window)
            } else if filter.sort == .organisation {
                try rowsByOrganisation(keys, filter.direction, window)
            } else {
                try rows("SELECT id AS chosen FROM person", [], keys, filter.direction, window)
            }
        return Page(rows: window.arranged(rows), total: total, request: page)
    }

    private static let sortedMatches = """
        SELECT id AS chosen FROM person_search CROSS JOIN person ON person.id = person_search.rowid
        WHERE \(PersonSearch.condition)
        """
    private static let matchesInOrder = "SELECT id AS chosen FROM person WHERE +id IN (\(PersonSearch.matches))"

    private func rowsByOrganisation(
        _ keys: [String], _ direction: SortDirection, _ window: PageWindow
    ) throws -> [PersonSummary] {
        guard let start = try OrganisationStart(of: window, in: "person WHERE true", [], direction, database) else {
            return []
        }
        return try rows(
            "SELECT id AS chosen FROM person WHERE \(start.condition)", [start.argument], keys, direction,
            start.place(of: window))
    }

    private func rows(
        _ chosen: String, _ arguments: [any Bindable], _ keys: [String], _ direction: SortDirection,
        _ window: PageWindow
    ) throws -> [PersonSummary] {
        let ordered = window.order(keys.map { "person." + $0 }, direction)
        let sql = """
            SELECT \(Person.columns.of("person")),
                (SELECT count(DISTINCT session) FROM speaker WHERE speaker.person = person.id),
                (SELECT count(*) FROM attendee WHERE attendee.person = person.id)
            FROM (\(chosen) ORDER BY \(ordered) LIMIT ? OFFSET ?)
                CROSS JOIN person ON person.id = chosen
            ORDER BY \(ordered)
            """
        return try database.all(sql, arguments: arguments + [window.limit, window.offset]) { row in
            var columns = row.columns()
            return PersonSummary(
                person: try Person(&columns), sessions: try columns.next(), events: try columns.next())
        }
    }
}
