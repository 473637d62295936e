import Domain
import SQLite
import TimeZones

extension EventRows {
    func list(_ filter: EventFilter, sortedBy sort: EventSort, _ page: PageRequest) throws -> Page<EventSummary> {
        let (condition, arguments) = Self.condition(filter)
        let total = try database.first("SELECT count(*) FROM event WHERE \(condition)", arguments: arguments) {
            try $0[0] as Int
        }
        let window = PageWindow(page, total: total ?? 0)
        let order =
            switch sort {
            case .date: window.order(["first_day", "id"], .descending)
            case .title: window.order(["lower(title)", "id"], .ascending)
            }
        let sql = """
            SELECT \(Event.columns.of("event")),
                (SELECT count(*) FROM session WHERE session.event = event.id),
                (SELECT coalesce(sum(attendees), 0) FROM attendee_tally WHERE attendee_tally.event = event.id)
            FROM event WHERE \(condition) ORDER BY \(order) LIMIT ? OFFSET ?
            """
        let rows = try database.all(sql, arguments: arguments + [window.limit, window.offset]) { row in
            var columns = row.columns()
            return EventSummary(
                event: try Event(&columns, zones: zones), sessions: try columns.next(), attendees: try columns.next())
        }
        return Page(rows: window.arranged(rows), total: total ?? 0, request: page)
    }

    private static func condition(_ filter: EventFilter) -> (sql: String, arguments: [any Bindable]) {
        let among = among(filter.among)
        var conditions = [among.sql]
        var arguments = among.arguments
        if let kind = filter.kind {
            conditions.append("kind = ?")
            arguments.append(kind)
        }
        if let visibility = filter.visibility {
            conditions.append("visibility = ?")
            arguments.append(visibility)
        }
        if let year = filter.year {
            conditions.append("CAST(substr(first_day, 1, 4) AS INTEGER) = ?")
            arguments.append(year)
        }
        for pattern in SearchTerms(filter.text).patterns {
            conditions.append("search_key LIKE ? ESCAPE '\\'")
            arguments.append(pattern)
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
