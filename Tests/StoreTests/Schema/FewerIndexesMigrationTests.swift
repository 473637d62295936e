import Domain
import SQLite
import Testing

@testable import Store

@Suite("The migration to fewer indexes of people")
struct FewerIndexesMigrationTests {
    private let database: Connection

    /// Two people at one event, one of whom speaks, is away for a while, has a page of their own and was shown in a release.
    init() throws {
        database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(10))).run(at: .at(1))
        try database.execute(
            """
            INSERT INTO event (id, slug, title, kind, zone, first_day, last_day, venue, address, visibility, registration,
                summary, private_key, search_key, version, revision, changed_at, created_at)
            VALUES (1, 'e', 'E', 'meeting', 'UTC', '2011-11-29', '2011-11-29', '', '', 'published', 'open', '', 'k', '', 1, 1,
                77, 5);
            INSERT INTO person (id, name, email, email_key, organisation, job_title, sector, seniority, region, tags,
                biography, name_key, organisation_key, version, created_at, changed_at)
            VALUES (3, 'Anna', 'Anna@e.org', 'anna@e.org', 'CESG', 'CIO', 's', 'l', 'r', 't', 'b', 'anna', 'cesg', 4, 5, 6),
                (9, 'Bob', NULL, NULL, '', '', '', '', '', '', '', 'bob', '', 1, 1, 1);
            INSERT INTO attendee (id, event, person, category, status, dietary, access, note, name_key, organisation_key,
                version, created_at, changed_at)
            VALUES (5, 1, 3, 'media', 'accepted', 'd', 'a', 'n', 'anna', 'cesg', 2, 3, 4),
                (7, 1, 9, 'guest', 'applied', '', '', '', 'bob', '', 1, 1, 1);
            INSERT INTO session (id, event, key, title, kind, state, abstract, uid, sequence, created_at, changed_at, version)
            VALUES (1, 1, 'k', 'T', 'talk', 'confirmed', '', 'u', 0, 1, 1, 1);
            INSERT INTO speaker (session, person, role, position) VALUES (1, 3, 'chair', 1);
            INSERT INTO availability (event, person, spans) VALUES (1, 3, '1 2');
            INSERT INTO personal_link (token, attendee, made_at) VALUES ('0123456789012345678901', 5, 1);
            INSERT INTO star (attendee, session) VALUES (5, 1);
            INSERT INTO seating_round (id, event, session, number, version) VALUES (1, 1, 1, 1, 1);
            INSERT INTO seating_table (id, event, session, name, name_key, topic, version) VALUES (1, 1, 1, 'A', 'a', '', 1);
            INSERT INTO seat (event, session, round, seating_table, attendee, is_host, version) VALUES (1, 1, 1, 1, 5, 0, 1);
            """)
    }

    private func rows(_ table: String) throws -> [[String]] {
        let columns = try database.all("SELECT name FROM pragma_table_info(?)", table) { try $0[0] as String }
        let texts = columns.map { "quote(\($0))" }.joined(separator: ", ")
        return try database.all("SELECT \(texts) FROM \(table)") { row in try columns.indices.map { try row[$0] } }
    }

    @Test("keeps every row, and all that belongs to it")
    func keeps() throws {
        let tables = [
            "person", "attendee", "speaker", "availability", "personal_link", "star", "seat", "attendee_tally",
            "person_tally",
        ]
        let before = try tables.map(rows)
        try PersonIndex(database: database).rebuild()
        _ = try Migrator(database: database, migrations: Migration.all).run(at: .at(2))
        #expect(try tables.map(rows) == before)
        #expect(before.map(\.count) == [2, 2, 1, 1, 1, 1, 1, 2, 1])
        #expect(try database.integrityCheck() == [])
        try PersonIndex(database: database).check()
    }

    @Test("keeps what is refused, what is deleted with something, and what is counted")
    func guards() throws {
        _ = try Migrator(database: database, migrations: Migration.all).run(at: .at(2))
        #expect(try database.first("PRAGMA foreign_keys") { try $0[0] } == 1)
        for refused in [
            "UPDATE person SET email = 'x', email_key = 'anna@e.org' WHERE id = 9",
            "UPDATE attendee SET person = 3 WHERE id = 7", "UPDATE attendee SET person = 4 WHERE id = 7",
            "UPDATE attendee SET status = 'perhaps'", "UPDATE person SET name = '', organisation = ''",
            "DELETE FROM person WHERE id = 9",
        ] {
            #expect(throws: SQLiteError.self, Comment(rawValue: refused)) { try database.execute(refused) }
        }
        try database.execute("DELETE FROM attendee; DELETE FROM person WHERE id = 9")
        #expect(try rows("star") == [])
        #expect(try rows("seat") == [])
        #expect(try database.all("SELECT attendees FROM attendee_tally") { try $0[0] as Int } == [0, 0])
        #expect(try rows("person_tally") == [["1", "1"]])
    }
}
