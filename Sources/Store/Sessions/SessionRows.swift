import Domain
import SQLite
import TimeZones

extension Session {
    static let columns = ColumnList(
        "id", "event", "key", "title", "kind", "state", "track", "abstract", "duration", "expected", "pinned", "room",
        "start_at", "end_at", "repeats", "uid", "sequence", "announced_at", "created_at", "changed_at", "version")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(), event: try columns.next(), key: try columns.next(),
            details: SessionDetails(
                title: try columns.next(), kind: try columns.next(), state: try columns.next(),
                track: try columns.next(), abstract: try columns.next(), duration: try columns.next(),
                expected: try columns.next(), isPinned: try columns.next()),
            slot: try Self.slot(&columns), repeats: try columns.next(), uid: try columns.next(),
            sequence: try columns.next(),
            announcedAt: try columns.next(), createdAt: try columns.next(), changedAt: try columns.next(),
            version: try columns.next())
    }

    init(_ row: Row) throws {
        var columns = row.columns()
        try self.init(&columns)
    }

    private static func slot(_ columns: inout Row.Columns) throws -> Slot? {
        let room = try columns.next(ID<Room>?.self)
        let start = try columns.next(Instant?.self)
        let end = try columns.next(Instant?.self)
        guard let start, let end else { return nil }
        return Slot(room: room, start: start, end: end)
    }
}

struct SessionRows: SessionReading {
    let database: Connection

    private static let select = "SELECT \(Session.columns.of("session")) FROM session"

    private static let agenda = """
        SELECT \(Session.columns.of("session")) FROM session LEFT JOIN room ON room.id = session.room
        WHERE session.event = ?
        ORDER BY session.start_at IS NULL, session.start_at, coalesce(room.position, 0),
            CASE WHEN session.start_at IS NULL THEN lower(session.title) END, session.id
        """

    func find(_ id: ID<Session>, in event: ID<Event>) throws -> Session? {
        try database.first(Self.select + " WHERE id = ? AND event = ?", id, event, value: Session.init)
    }

    func event(of id: ID<Session>) throws -> ID<Event>? {
        try database.first("SELECT event FROM session WHERE id = ?", id) { try $0[0] }
    }

    func find(_ key: SessionKey, in event: ID<Event>) throws -> Session? {
        try database.first(Self.select + " WHERE event = ? AND key = ?", event, key, value: Session.init)
    }

    func all(in event: ID<Event>) throws -> [Session] {
        try database.all(Self.agenda, event, value: Session.init)
    }

    func hasUID(_ uid: String) throws -> Bool {
        try database.first("SELECT 1 FROM session WHERE uid = ?", uid) { _ in true } ?? false
    }

    func repeats(of id: ID<Session>) throws -> [Session] {
        try database.all(Self.select + " WHERE repeats = ? ORDER BY id", id, value: Session.init)
    }
}
