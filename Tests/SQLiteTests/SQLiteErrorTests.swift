import Testing

@testable import SQLite

@Suite("SQLite error")
struct SQLiteErrorTests {
    private let database: Connection

    init() throws {
        database = try Connection.inMemory()
        try database.execute(
            """
            CREATE TABLE event (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE) STRICT;
            CREATE TABLE room (
                id INTEGER PRIMARY KEY,
                event INTEGER NOT NULL REFERENCES event (id),
                name TEXT NOT NULL,
                capacity INTEGER CONSTRAINT capacity_is_positive CHECK (capacity > 0),
                UNIQUE (event, name)
            ) STRICT;
            CREATE TABLE track (name TEXT NOT NULL) STRICT;
            CREATE UNIQUE INDEX track_folded ON track (lower(name));
            INSERT INTO track VALUES ('Cloud');
            INSERT INTO event VALUES (1, 'socitm-2011');
            INSERT INTO room VALUES (1, 1, 'Hall 1', 900);
            """)
    }

    @Test(
        "constraints are told apart, with what was violated",
        arguments: [
            ("INSERT INTO event VALUES (2, 'socitm-2011')", Constraint.unique, "event.slug"),
            ("INSERT INTO room VALUES (2, 1, 'Hall 1', 1)", .unique, "room.event, room.name"),
            ("INSERT INTO track VALUES ('CLOUD')", .unique, "index 'track_folded'"),
            ("INSERT INTO room VALUES (1, 1, 'Hall 2', 1)", .primaryKey, "room.id"),
            ("INSERT INTO room VALUES (2, 9, 'Hall 2', 1)", .foreignKey, nil),
            ("INSERT INTO room VALUES (2, 1, NULL, 1)", .notNull, "room.name"),
            ("INSERT INTO room VALUES (2, 1, 'Hall 2', 0)", .check, "capacity_is_positive"),
            ("DELETE FROM event", .foreignKey, nil),
        ] as [(String, Constraint, String?)])
    func constraints(sql: String, constraint: Constraint, violated: String?) {
        let error = #expect(throws: SQLiteError.self) { try database.run(sql) }
        #expect(error?.constraint == constraint)
        #expect(error?.violated == violated)
        #expect(error?.sql == sql)
    }

    @Test("a value of the wrong type in a strict table is a violated check")
    func strict() {
        let error = #expect(throws: SQLiteError.self) { try database.run("INSERT INTO event VALUES (2, x'00')") }
        #expect(error?.constraint == .check)
    }

    @Test("another error is no constraint, and says code, message and SQL but no values")
    func description() {
        let error = #expect(throws: SQLiteError.self) {
            try database.run("SELECT nowhere FROM event WHERE slug = ?", "secret")
        }
        #expect(error?.constraint == nil)
        #expect(error?.violated == nil)
        #expect(
            error.map(String.init(describing:))
                == "SQLite error 1: no such column: nowhere in: SELECT nowhere FROM event WHERE slug = ?")
    }
}
