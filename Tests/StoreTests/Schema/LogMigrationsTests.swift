import SQLite
import Testing

@testable import Store

@Suite("The migrations that make the log anew")
struct LogMigrationsTests {
    @Test("every entry is kept, the numbers go on, and the log is protected as before", arguments: [7, 12])
    func keepsLog(number: Int) throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(number - 1))).run(at: .at(1))
        let insert = """
            INSERT INTO log (at, email, origin, address, file, verb, kind, name, changes)
            VALUES (?, 'a@b.org', ?, '', '', 'added', 'event', 'E', 'x')
            """
        for at in 1...3 { try database.run(insert, at, "web") }
        try database.run("UPDATE log_purge SET until = 10")
        try database.run("DELETE FROM log WHERE id > 1")
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(number))).run(at: .at(2))
        try database.run(insert, 20, "schedule")
        let entries = try database.all("SELECT id || ' ' || at || ' ' || origin FROM log ORDER BY id") {
            try $0[0] as String
        }
        #expect(entries == ["1 1 web", "4 20 schedule"])
        #expect(throws: SQLiteError.self) { try database.run(insert, 30, "nowhere") }
        #expect(throws: SQLiteError.self) { try database.run("UPDATE log SET name = 'F'") }
        #expect(throws: SQLiteError.self) { try database.run("DELETE FROM log WHERE id = 4") }
    }

    @Test("the numbers of a log that was purged whole go on", arguments: [7, 12])
    func emptyLog(number: Int) throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(number - 1))).run(at: .at(1))
        let insert = """
            INSERT INTO log (at, email, origin, address, file, verb, kind, name, changes)
            VALUES (1, '', 'web', '', '', 'added', 'event', 'E', 'x')
            """
        try database.run(insert)
        try database.run("UPDATE log_purge SET until = 10")
        try database.run("DELETE FROM log")
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(number))).run(at: .at(2))
        try database.run(insert)
        #expect(try database.first("SELECT id FROM log") { try $0[0] as Int } == 2)
    }
}
