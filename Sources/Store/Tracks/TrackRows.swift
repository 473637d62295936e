import Domain
import SQLite

extension Track {
    static let columns = ColumnList(
        "id", "event", "slug", "name", "colour", "position", "version")

    init(_ row: Row) throws {
        var columns = row.columns()
        self.init(
            id: try columns.next(), event: try columns.next(), slug: try columns.next(),
            details: TrackDetails(name: try columns.next(), colour: try columns.next()),
            position: try columns.next(), version: try columns.next())
    }
}

struct TrackRows: TrackReading {
    let database: Connection

    private static let select = "SELECT \(Track.columns.of("track")) FROM track"

    func find(_ id: ID<Track>, in event: ID<Event>) throws -> Track? {
        try database.first(Self.select + " WHERE id = ? AND event = ?", id, event, value: Track.init)
    }

    func find(_ slug: Slug, in event: ID<Event>) throws -> Track? {
        try database.first(Self.select + " WHERE event = ? AND slug = ?", event, slug, value: Track.init)
    }

    func find(name: String, in event: ID<Event>) throws -> Track? {
        try database.first(
            Self.select + " WHERE event = ? AND name_key = ?", event, name.lowercased(), value: Track.init)
    }

    func all(in event: ID<Event>) throws -> [Track] {
        try database.all(Self.select + " WHERE event = ? ORDER BY position, id", event, value: Track.init)
    }

    func sessionCounts(in event: ID<Event>) throws -> [ID<Track>: Int] {
        var counts: [ID<Track>: Int] = [:]
        try database.forEach(
            "SELECT track, count(*) FROM session WHERE event = ? AND track IS NOT NULL GROUP BY track", event
        ) { row in counts[try row[0]] = try row[1] }
        return counts
    }
}

extension WritingTransaction {
    func insert(_ track: Track) throws -> Track {
        var stored = track
        let details = track.details
        stored.id = try inserted(
            """
            INSERT INTO track (event, slug, name, name_key, colour, position, version)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, track.event, track.slug, details.name, details.name.lowercased(), details.colour, track.position,
            track.version)
        return stored
    }

    func save(_ track: Track) throws {
        let details = track.details
        try update(
            """
            UPDATE track SET slug = ?, name = ?, name_key = ?, colour = ?, position = ?, version = ?
            WHERE id = ?
            """, track.slug, details.name, details.name.lowercased(), details.colour, track.position, track.version,
            track.id)
    }

    func delete(_ id: ID<Track>) throws {
        try database.run("UPDATE session SET track = NULL WHERE track = ?", id)
        try database.run("DELETE FROM track WHERE id = ?", id)
    }
}
