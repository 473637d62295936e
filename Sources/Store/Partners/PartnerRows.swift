import Domain
import SQLite
import TimeZones

extension PartnerCalendar {
    fileprivate static let columns = ColumnList("id", "title", "series", "imported_at")

    fileprivate init(_ row: Row) throws {
        var columns = row.columns()
        self.init(
            id: try columns.next(), title: try columns.next(), series: try columns.next(),
            importedAt: try columns.next())
    }
}

extension PartnerEntry {
    fileprivate static let columns = ColumnList(
        "id", "calendar", "uid", "occurrence", "title", "place", "address", "start_at", "end_at", "zone",
        "is_cancelled", "sequence", "changed_at", "ended_at")

    fileprivate init(_ row: Row, _ zones: ZoneDatabase) throws {
        var columns = row.columns()
        let (id, calendar): (ID<PartnerEntry>, ID<PartnerCalendar>) = (try columns.next(), try columns.next())
        let name = Name(uid: try columns.next(), occurrence: try columns.next())
        let (title, place, address): (String, String, String) = (
            try columns.next(), try columns.next(), try columns.next()
        )
        let time = PartnerTime(
            start: try columns.next(), end: try columns.next(), zone: try columns.next(), in: zones)
        let details = PartnerEntryDetails(
            title: title, place: place, address: address, time: time, isCancelled: try columns.next(),
            sequence: try columns.next(), changedAt: try columns.next())
        self.init(id: id, calendar: calendar, name: name, details: details, endedAt: try columns.next())
    }
}

extension PartnerTime {
    /// A zone that this machine does not know any more is shown in UTC, which is better than showing nothing at all.
    fileprivate init(start: Instant, end: Instant?, zone: String?, in zones: ZoneDatabase) {
        if let zone {
            self = .time(start: start, end: end, zone: (try? zones.zone(zone)) ?? .utc)
        } else {
            let (first, after) = (start.secondsSince1970 / 86_400, (end ?? start).secondsSince1970 / 86_400)
            self = .days(first: CivilDate(dayNumber: first), last: CivilDate(dayNumber: max(first, after - 1)))
        }
    }

    fileprivate var stored: (start: Instant, end: Instant?, zone: String?) {
        switch self {
        case .time(let start, let end, let zone): (start, end.map { max($0, start) }, zone.identifier)
        case .days(let first, let last):
            (
                Instant(secondsSince1970: first.dayNumber * 86_400),
                Instant(secondsSince1970: (max(first, last).dayNumber + 1) * 86_400), nil
            )
        }
    }
}

struct PartnerRows: PartnerReading {
    let database: Connection
    let zones: ZoneDatabase

    private static let selectCalendar = "SELECT \(PartnerCalendar.columns.of("partner_calendar")) FROM partner_calendar"
    private static let selectEntry = "SELECT \(PartnerEntry.columns.of("partner_entry")) FROM partner_entry"

    func calendars() throws -> [PartnerCalendar] {
        try database.all(Self.selectCalendar + " ORDER BY title_key, id", value: PartnerCalendar.init)
    }

    func find(_ id: ID<PartnerCalendar>) throws -> PartnerCalendar? {
        try database.first(Self.selectCalendar + " WHERE id = ?", id, value: PartnerCalendar.init)
    }

    func find(title: String, series: ID<Series>?) throws -> PartnerCalendar? {
        try database.first(
            Self.selectCalendar + " WHERE title_key = ? AND series IS ?", title.lowercased(), series,
            value: PartnerCalendar.init)
    }

    func entries(of calendar: ID<PartnerCalendar>) throws -> [PartnerEntry] {
        try database.all(Self.selectEntry + " WHERE calendar = ? ORDER BY start_at, id", calendar) {
            try PartnerEntry($0, zones)
        }
    }

    func entry(_ id: ID<PartnerEntry>) throws -> PartnerEntry? {
        try database.first(Self.selectEntry + " WHERE id = ?", id) { try PartnerEntry($0, zones) }
    }

    func upcoming(from instant: Instant, series: ID<Series>?, limit: Int) throws -> [PartnerEntry] {
        let isAsked = series == nil ? "?2 IS NULL" : "calendar IN (SELECT id FROM partner_calendar WHERE series = ?2)"
        return try database.all(
            Self.selectEntry + """
                 WHERE ended_at IS NULL AND coalesce(end_at, start_at) >= ?1 AND \(isAsked)
                ORDER BY start_at, id LIMIT ?3
                """, instant, series, limit
        ) { try PartnerEntry($0, zones) }
    }
}

/// Whatever changes raises the site's revision: pages of several events show it.
extension WritingTransaction {
    func insert(_ calendar: PartnerCalendar) throws -> PartnerCalendar {
        var stored = calendar
        stored.id = try inserted(
            "INSERT INTO partner_calendar (title, title_key, series, imported_at) VALUES (?, ?, ?, ?)",
            calendar.title, calendar.title.lowercased(), calendar.series, calendar.importedAt)
        return stored
    }

    func save(_ calendar: PartnerCalendar) throws {
        try update(
            "UPDATE partner_calendar SET title = ?, title_key = ?, series = ?, imported_at = ? WHERE id = ?",
            calendar.title, calendar.title.lowercased(), calendar.series, calendar.importedAt, calendar.id)
        try raiseSiteRevision()
    }

    func delete(_ id: ID<PartnerCalendar>) throws {
        try database.run("DELETE FROM partner_calendar WHERE id = ?", id)
        try raiseSiteRevision()
    }

    func insert(_ entry: PartnerEntry) throws -> PartnerEntry {
        var stored = entry
        let (details, time) = (entry.details, entry.details.time.stored)
        stored.id = try inserted(
            """
            INSERT INTO partner_entry (calendar, uid, occurrence, title, place, address, start_at, end_at, zone,
                is_cancelled, sequence, changed_at, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, entry.calendar, entry.name.uid, entry.name.occurrence, details.title, details.place, details.address,
            time.start, time.end, time.zone, details.isCancelled, details.sequence, details.changedAt, entry.endedAt)
        return stored
    }

    func save(_ entry: PartnerEntry) throws {
        let (details, time) = (entry.details, entry.details.time.stored)
        try update(
            """
            UPDATE partner_entry SET title = ?, place = ?, address = ?, start_at = ?, end_at = ?, zone = ?,
                is_cancelled = ?, sequence = ?, changed_at = ?, ended_at = ?
            WHERE id = ?
            """, details.title, details.place, details.address, time.start, time.end, time.zone, details.isCancelled,
            details.sequence, details.changedAt, entry.endedAt, entry.id)
    }

    func delete(_ id: ID<PartnerEntry>) throws {
        try database.run("DELETE FROM partner_entry WHERE id = ?", id)
    }
}
