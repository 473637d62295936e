import Domain
import SQLite
import Testing

@testable import Store

@Suite("The migration to releases")
struct ReleasesMigrationTests {
    @Test("makes what was public each event's first release, with the numbers that calendars know")
    func firstReleases() throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(3))).run(at: .at(1))
        for id in 1...2 {
            try database.run(
                """
                INSERT INTO event (id, slug, title, kind, zone, first_day, last_day, venue, address, visibility,
                    registration, summary, private_key, search_key, version, revision, changed_at, created_at)
                VALUES (?, 'e' || ?, 'E', 'meeting', 'UTC', '2011-11-29', '2011-11-29', '', '', 'published', 'open', '',
                    'key' || ?, '', 1, 1, 77, 5)
                """, id, id, id)
        }
        try database.run(
            "INSERT INTO room (id, event, slug, name, name_key, notes, position, version) VALUES (1, 1, 'r', 'R', 'r', '', 1, 1)"
        )
        try database.run(
            """
            INSERT INTO person (id, name, organisation, job_title, sector, seniority, region, tags, biography, name_key,
                organisation_key, version, created_at, changed_at)
            VALUES (1, 'Anna', 'CESG', '', '', '', '', '', '', 'anna', 'cesg', 1, 1, 1)
            """)
        // State, start, when it was announced.
        let sessions: [(String, Int?, Int?)] = [
            ("confirmed", 100, 10), ("cancelled", 100, 10), ("cancelled", 100, nil), ("draft", 100, nil),
            ("confirmed", nil, 10),
        ]
        for (index, (state, start, announced)) in sessions.enumerated() {
            try database.run(
                """
                INSERT INTO session (id, event, key, title, kind, state, abstract, room, start_at, end_at, uid, sequence,
                    announced_at, created_at, changed_at, version)
                VALUES (?, 1, ?, 'T', 'talk', ?, '', ?, ?, ?, ?, 3, ?, 5, 66, 1)
                """, index + 1, "k\(index + 1)", state, start.map { _ in 1 }, start, start.map { $0 + 50 },
                "u\(index + 1)", announced)
            try database.run(
                "INSERT INTO speaker (session, person, role, position) VALUES (?, 1, 'chair', 1)", index + 1)
        }
        _ = try Migrator(database: database, migrations: Migration.all).run(at: .at(2))
        let rows = ReleaseRows(database: database)
        let first = try #require(try rows.newest(in: ID(rawValue: 1)))
        #expect((first.number, first.name, first.at) == (1, "1", .at(77)))
        let shown = try rows.sessions(of: 1, in: ID(rawValue: 1)).map(\.item)
        #expect(shown.map(\.session.key.description) == ["k1", "k2"])
        #expect(shown.map(\.session.sequence) == [3, 3])
        #expect(shown.map(\.session.changedAt) == [.at(66), .at(66)])
        #expect(shown.map { $0.speakers.map(\.person.displayName) } == [["Anna"], ["Anna"]])
        #expect(shown.map { $0.room?.details.name } == ["R", "R"])
        #expect(try rows.newest(in: ID(rawValue: 2)) == nil)
        let announced = try database.all("SELECT id FROM session WHERE announced_at IS NOT NULL ORDER BY id") {
            try $0[0] as Int
        }
        #expect(announced == [1, 2])
    }
}
