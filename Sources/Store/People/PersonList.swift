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
        let chosen =
            if search == nil {
                "SELECT id AS chosen FROM person"
            } else if PersonSearch.sortsMatches(found: total, of: people, for: window) {
                """
                SELECT id AS chosen FROM person_search CROSS JOIN person ON person.id = person_search.rowid
                WHERE \(PersonSearch.condition)
                """
            } else {
                "SELECT id AS chosen FROM person WHERE +id IN (\(PersonSearch.matches))"
            }
        let ordered = window.order(keys.map { "person." + $0 }, filter.direction)
        let sql = """
            SELECT \(Person.columns.of("person")),
                (SELECT count(DISTINCT session) FROM speaker WHERE speaker.person = person.id),
                (SELECT count(*) FROM attendee WHERE attendee.person = person.id)
            FROM (\(chosen) ORDER BY \(ordered) LIMIT ? OFFSET ?)
                CROSS JOIN person ON person.id = chosen
            ORDER BY \(ordered)
            """
        let arguments: [any Bindable] = (search.map { [$0.argument] } ?? []) + [window.limit, window.offset]
        let rows = try database.all(sql, arguments: arguments) { row in
            var columns = row.columns()
            return PersonSummary(
                person: try Person(&columns), sessions: try columns.next(), events: try columns.next())
        }
        return Page(rows: window.arranged(rows), total: total, request: page)
    }
}
