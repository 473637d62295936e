import Domain
import SQLite

extension Speaker {
    static let columns = ColumnList("id", "session", "person", "role", "position")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(), session: try columns.next(), person: try columns.next(), role: try columns.next(),
            position: try columns.next())
    }
}

struct SpeakerRows: SpeakerReading {
    let database: Connection

    private static let select = """
        SELECT \(Speaker.columns.of("speaker")), \(Person.columns.of("person"))
        FROM speaker JOIN person ON person.id = speaker.person
        """

    func find(_ id: ID<Speaker>, in session: ID<Session>) throws -> Speaker? {
        try database.first(
            "SELECT \(Speaker.columns.of("speaker")) FROM speaker WHERE id = ? AND session = ?", id, session
        ) { row in
            var columns = row.columns()
            return try Speaker(&columns)
        }
    }

    func all(inSession id: ID<Session>) throws -> [SessionSpeaker] {
        try database.all(Self.select + " WHERE speaker.session = ? ORDER BY speaker.position, speaker.id", id) { row in
            var columns = row.columns()
            return SessionSpeaker(speaker: try Speaker(&columns), person: try Person(&columns))
        }
    }

    func all(in event: ID<Event>) throws -> [SessionSpeaker] {
        try database.all(
            Self.select
                + """
                 JOIN session ON session.id = speaker.session WHERE session.event = ?
                ORDER BY session.id, speaker.position, speaker.id
                """, event
        ) { row in
            var columns = row.columns()
            return SessionSpeaker(speaker: try Speaker(&columns), person: try Person(&columns))
        }
    }

    func events(of person: ID<Person>) throws -> [ID<Event>] {
        try database.all(
            """
            SELECT DISTINCT session.event FROM speaker JOIN session ON session.id = speaker.session
            WHERE speaker.person = ? ORDER BY 1
            """, person
        ) { try $0[0] }
    }
}

extension WritingTransaction {
    func insert(_ speaker: Speaker) throws -> Speaker {
        var stored = speaker
        stored.id = try inserted(
            "INSERT INTO speaker (session, person, role, position) VALUES (?, ?, ?, ?)", speaker.session,
            speaker.person, speaker.role, speaker.position)
        return stored
    }

    func save(_ speaker: Speaker) throws {
        try update(
            "UPDATE speaker SET role = ?, position = ? WHERE id = ?", speaker.role, speaker.position, speaker.id)
    }

    func delete(_ id: ID<Speaker>) throws {
        try database.run("DELETE FROM speaker WHERE id = ?", id)
    }
}
