import Domain
import SQLite

extension Room {
    static let columns = ColumnList(
        "id", "event", "slug", "name", "capacity", "notes", "sessions_at_once", "hours", "position",
        "version")

    init(_ row: Row) throws {
        var columns = row.columns()
        self.init(
            id: try columns.next(), event: try columns.next(), slug: try columns.next(),
            details: RoomDetails(
                name: try columns.next(), capacity: try columns.next(), notes: try columns.next(),
                sessionsAtOnce: try columns.next(), hours: SpanText.spans(try columns.next())),
            position: try columns.next(), version: try columns.next())
    }
}

struct RoomRows: RoomReading {
    let database: Connection

    private static let select = "SELECT \(Room.columns.of("room")) FROM room"

    func find(_ id: ID<Room>, in event: ID<Event>) throws -> Room? {
        try database.first(Self.select + " WHERE id = ? AND event = ?", id, event, value: Room.init)
    }

    func find(_ slug: Slug, in event: ID<Event>) throws -> Room? {
        try database.first(Self.select + " WHERE event = ? AND slug = ?", event, slug, value: Room.init)
    }

    func find(name: String, in event: ID<Event>) throws -> Room? {
        try database.first(
            Self.select + " WHERE event = ? AND name_key = ?", event, name.lowercased(), value: Room.init)
    }

    func all(in event: ID<Event>) throws -> [Room] {
        try database.all(Self.select + " WHERE event = ? ORDER BY position, id", event, value: Room.init)
    }

    func sessionCounts(in event: ID<Event>) throws -> [ID<Room>: Int] {
        var counts: [ID<Room>: Int] = [:]
        try database.forEach(
            "SELECT room, count(*) FROM session WHERE event = ? AND room IS NOT NULL GROUP BY room", event
        ) { row in counts[try row[0]] = try row[1] }
        return counts
    }
}

extension WritingTransaction {
    func insert(_ room: Room) throws -> Room {
        var stored = room
        let details = room.details
        let id = try freshID(room.id, in: "room", released: "room")
        stored.id = try inserted(
            """
            INSERT INTO room (id, event, slug, name, name_key, capacity, notes, sessions_at_once, hours, position, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, id, room.event, room.slug, details.name, details.name.lowercased(), details.capacity, details.notes,
            details.sessionsAtOnce, SpanText.text(details.hours), room.position, room.version)
        return stored
    }

    func save(_ room: Room) throws {
        let details = room.details
        try update(
            """
            UPDATE room SET slug = ?, name = ?, name_key = ?, capacity = ?, notes = ?, sessions_at_once = ?,
                hours = ?, position = ?, version = ?
            WHERE id = ?
            """, room.slug, details.name, details.name.lowercased(), details.capacity, details.notes,
            details.sessionsAtOnce, SpanText.text(details.hours), room.position, room.version, room.id)
    }

    func delete(_ id: ID<Room>) throws {
        try database.run("DELETE FROM room WHERE id = ?", id)
    }
}
