import SQLite
import Testing

@testable import Store

@Suite("The migration to followed calendars")
struct FollowedCalendarsMigrationTests {
    @Test("keeps every entry of the log, goes on with its numbers, and protects it as before")
    func keepsLog() throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(6))).run(at: .at(1))
        let insert = """
            INSERT INTO log (at, email, origin, address, file, verb, kind, name, changes)
            VALUES (?, 'a@b.org', ?, '', '', 'added', 'event', 'E', 'x')
            """
        for at in 1...3 { try database.run(insert, at, "web") }
        try database.run("UPDATE log_purge SET until = 10")
        try database.run("DELETE FROM log WHERE id > 1")
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(7))).run(at: .at(2))
        try database.run(insert, 20, "schedule")
        let entries = try database.all("SELECT id || ' ' || at || ' ' || origin FROM log ORDER BY id") {
            try $0[0] as String
        }
        #expect(entries == ["1 1 web", "4 20 schedule"])
        #expect(throws: SQLiteError.self) { try database.run(insert, 30, "nowhere") }
        #expect(throws: SQLiteError.self) { try database.run("UPDATE log SET name = 'F'") }
        #expect(throws: SQLiteError.self) { try database.run("DELETE FROM log WHERE id = 4") }
    }

    @Test("goes on with the numbers of a log that was purged whole")
    func emptyLog() throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(6))).run(at: .at(1))
        let insert = """
            INSERT INTO log (at, email, origin, address, file, verb, kind, name, changes)
            VALUES (1, '', 'web', '', '', 'added', 'event', 'E', 'x')
            """
        try database.run(insert)
        try database.run("UPDATE log_purge SET until = 10")
        try database.run("DELETE FROM log")
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(7))).run(at: .at(2))
        try database.run(insert)
        #expect(try database.first("SELECT id FROM log") { try $0[0] as Int } == 2)
    }
}
