import Domain
import Foundation
import SQLite
import Testing

@testable import Store

@Suite("Migrations")
struct MigratorTests {
    @Test("the list holds every file of the folder, in order and under its name")
    func complete() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Store/Migrations").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(Migration.all.map { $0.name + ".sql" } == files)
        #expect(Migration.all.map(\.number) == Array(1...files.count))
        #expect(Migration.all.map(\.number) == files.compactMap { Int($0.prefix(4)) })
        for migration in Migration.all {
            let file = try String(contentsOf: folder.appending(path: migration.name + ".sql"), encoding: .utf8)
            #expect(migration.sql == file)
        }
    }

    @Test("an empty database runs all once, and then none")
    func once() throws {
        let database = try Connection.inMemory()
        let migrator = Migrator(database: database, migrations: Migration.all)
        #expect(try !migrator.isCurrent())
        #expect(try migrator.run(at: .at(7)) == Migration.all.map(\.name))
        #expect(try migrator.isCurrent())
        #expect(try migrator.run(at: .at(8)) == [])
        let times = try database.all("SELECT DISTINCT applied_at FROM migration") { try $0[0] as Int }
        #expect(times == [7])
    }

    @Test("every table is strict")
    func strict() throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Migration.all).run(at: .at(7))
        let loose = try database.all(
            """
            SELECT name FROM pragma_table_list
            WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' ORDER BY name
            """
        ) { try $0[0] as String }
        #expect(loose == [])
    }

    @Test("a database of a newer version is refused in one sentence")
    func newer() throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Migration.all).run(at: .at(7))
        try database.run("INSERT INTO migration (number, name, applied_at) VALUES (99, '0099_seats', 0)")
        let sentence: Message =
            "The database was made by a newer version of the program: it has \("0099_seats"). Use that version."
        #expect(throws: DomainError.unavailable(sentence)) {
            try Migrator(database: database, migrations: Migration.all).run(at: .at(8))
        }
    }

    @Test("a database of another program is refused and left alone")
    func foreign() throws {
        let database = try Connection.inMemory()
        try database.execute("CREATE TABLE cookies (name TEXT)")
        #expect(throws: DomainError.unavailable("The file is a database of another program.")) {
            try Migrator(database: database, migrations: Migration.all).run(at: .at(7))
        }
        #expect(try database.all("SELECT name FROM sqlite_schema") { try $0[0] as String } == ["cookies"])
    }

    @Test("a migration that fails leaves nothing of itself")
    func failing() throws {
        let database = try Connection.inMemory()
        let broken = Migration(1, "0001_broken", Array("CREATE TABLE a (b INTEGER) STRICT; NONSENSE;".utf8))
        #expect(throws: SQLiteError.self) { try Migrator(database: database, migrations: [broken]).run(at: .at(7)) }
        let tables = try database.all("SELECT name FROM sqlite_schema WHERE type = 'table'") { try $0[0] as String }
        #expect(tables == ["migration"])
        #expect(try database.first("SELECT count(*) FROM migration") { try $0[0] } == 0)
    }
}
