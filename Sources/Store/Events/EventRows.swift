import Domain
import SQLite
import TimeZones

struct EventRows: EventReading {
    let database: Connection
    let zones: ZoneDatabase
    let intake: Intake?

    private static let select = "SELECT \(Event.columns.of("event")) FROM event"

    private func event(_ row: Row) throws -> Event {
        var columns = row.columns()
        return try Event(&columns, zones: zones)
    }

    func find(_ id: ID<Event>) throws -> Event? {
        guard let intake else { return try read(id) }
        return try intake.event(id) { try read(id) }
    }

    private func read(_ id: ID<Event>) throws -> Event? {
        try database.first(Self.select + " WHERE id = ?", id, value: event)
    }

    func find(_ slug: Slug) throws -> Event? {
        try database.first(Self.select + " WHERE slug = ?", slug, value: event)
    }

    func id(of slug: Slug) throws -> ID<Event>? {
        try database.first("SELECT id FROM event WHERE slug = ?", slug) { try $0[0] }
    }

    func published(endingOnOrAfter day: CivilDate?) throws -> [Event] {
        guard let day else {
            return try database.all(
                Self.select + " WHERE visibility IN ('published', 'archived') ORDER BY first_day, id", value: event)
        }
        return try database.all(
            Self.select + " WHERE visibility = 'published' AND last_day >= ? ORDER BY first_day, id", day,
            value: event)
    }

    func published(endedBefore day: CivilDate, limit: Int) throws -> [Event] {
        try database.all(
            Self.select
                + " WHERE visibility = 'published' AND last_day < ? ORDER BY first_day DESC, id DESC LIMIT ?", day,
            limit, value: event)
    }

    func inSeries(_ id: ID<Series>) throws -> [Event] {
        try database.all(Self.select + " WHERE series = ? ORDER BY first_day, id", id, value: event)
    }

    func years(among events: Set<ID<Event>>?) throws -> [Int] {
        let (condition, arguments) = Self.among(events)
        return try database.all(
            "SELECT DISTINCT CAST(substr(first_day, 1, 4) AS INTEGER) FROM event WHERE \(condition) ORDER BY 1 DESC",
            arguments: arguments
        ) { try $0[0] }
    }

    /// A condition that only the named events meet; nil names all.
    static func among(_ events: Set<ID<Event>>?) -> (sql: String, arguments: [any Bindable]) {
        guard let events else { return ("1 = 1", []) }
        let marks = repeatElement("?", count: events.count).joined(separator: ", ")
        return ("id IN (\(marks))", events.sorted())
    }

    func siteRevision() throws -> SiteRevision {
        let revision = try database.first("SELECT revision, changed_at FROM site") { row in
            SiteRevision(number: try row[0], changedAt: try row[1])
        }
        return revision ?? SiteRevision(number: 0, changedAt: Instant(secondsSince1970: 0))
    }

    func counts(_ id: ID<Event>) throws -> EventCounts {
        var counts = EventCounts()
        try database.forEach(
            """
            SELECT (SELECT count(*) FROM room WHERE event = ?1), (SELECT count(*) FROM track WHERE event = ?1),
                (SELECT count(*) FROM session WHERE event = ?1),
                (SELECT count(*) FROM session WHERE event = ?1 AND start_at IS NULL AND state <> 'cancelled'),
                (SELECT count(DISTINCT person) FROM speaker JOIN session ON session.id = speaker.session
                    WHERE session.event = ?1)
            """, id
        ) { row in
            counts.rooms = try row[0]
            counts.tracks = try row[1]
            counts.sessions = try row[2]
            counts.unscheduled = try row[3]
            counts.speakers = try row[4]
        }
        counts.attendees = try AttendeeRows(database: database, intake: intake).counts(in: id).byStatus
        return counts
    }
}
