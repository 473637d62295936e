import Foundation
import Testing

@testable import SQLite

@Suite("Connection")
struct ConnectionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("a file connection writes ahead, syncs fully, keeps foreign keys and does not trust the schema")
    func settings() throws {
        let database = try Connection(path: folder.file("a.sqlite"), mode: .readWrite)
        #expect(try database.first("PRAGMA journal_mode") { try $0[0] } == "wal")
        #expect(try database.first("PRAGMA synchronous") { try $0[0] } == 2)
        #expect(try database.first("PRAGMA foreign_keys") { try $0[0] } == 1)
        #expect(try database.first("PRAGMA trusted_schema") { try $0[0] } == 0)
        #expect(try database.first("PRAGMA busy_timeout") { try $0[0] } == 5000)
    }

    @Test("the cache has the size that was asked for, first and last")
    func cacheSize() throws {
        let database = try Connection(path: folder.file("a.sqlite"), mode: .readWrite, cacheSize: 512)
        #expect(try database.cacheSize == 512)
        try database.setCacheSize(64)
        #expect(try database.cacheSize == 64)
    }

    @Test("a read-only connection sees what another wrote and cannot write")
    func readOnly() throws {
        let writer = try Connection(path: folder.file("a.sqlite"), mode: .readWrite)
        try writer.execute("CREATE TABLE room (name TEXT) STRICT")
        try writer.run("INSERT INTO room VALUES (?)", "Hall 1")
        let reader = try Connection(path: folder.file("a.sqlite"), mode: .readOnly)
        #expect(try reader.all("SELECT name FROM room") { try $0[0] as String } == ["Hall 1"])
        let error = #expect(throws: SQLiteError.self) { try reader.run("DELETE FROM room") }
        #expect(error?.code.primary == .readOnly)
    }

    @Test("a missing file, a missing folder and a file that is no database are told apart")
    func opening() throws {
        let missing = #expect(throws: SQLiteError.self) {
            try Connection(path: folder.file("none.sqlite"), mode: .readOnly)
        }
        #expect(missing?.code.primary == .cannotOpen)
        let noFolder = #expect(throws: SQLiteError.self) {
            try Connection(path: folder.file("none/a.sqlite"), mode: .readWrite)
        }
        #expect(noFolder?.code.primary == .cannotOpen)
        try Array(repeating: "not a database", count: 100).joined().write(
            toFile: folder.file("text"), atomically: true, encoding: .utf8)
        let text = #expect(throws: SQLiteError.self) { try Connection(path: folder.file("text"), mode: .readWrite) }
        #expect(text?.code == .notADatabase)
    }

    @Test("a path that looks like a URI is a path")
    func uri() throws {
        let error = #expect(throws: SQLiteError.self) {
            try Connection(path: "file:\(folder.file("a.sqlite"))?mode=memory", mode: .readWrite)
        }
        #expect(error?.code.primary == .cannotOpen)
    }

    @Test("two connections in memory are two databases")
    func inMemory() throws {
        let first = try Connection.inMemory()
        try first.execute("CREATE TABLE room (name TEXT) STRICT")
        let second = try Connection.inMemory()
        #expect(throws: SQLiteError.self) { try second.run("INSERT INTO room VALUES ('Hall 1')") }
    }

    @Test("the row id and the number of changes of the last statement are known")
    func changes() throws {
        let database = try Connection.inMemory()
        try database.execute("CREATE TABLE room (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
        #expect(try database.run("INSERT INTO room (name) VALUES (?), (?)", "Hall 1", "Hall 2") == 2)
        #expect(database.lastInsertRowID == 2)
        #expect(try database.run("UPDATE room SET name = 'Hall 3' WHERE id = ?", 2) == 1)
        #expect(try database.run("UPDATE room SET name = 'Hall 3' WHERE id = ?", 9) == 0)
        #expect(database.changes == 0)
        #expect(try database.run("CREATE INDEX room_name ON room (name)") == 0)
    }

    @Test("a script that fails says which one it was")
    func script() throws {
        let database = try Connection.inMemory()
        let error = #expect(throws: SQLiteError.self) { try database.execute("CREATE TABLE a (b INTEGER); NONSENSE") }
        #expect(error?.sql == "CREATE TABLE a (b INTEGER); NONSENSE")
        #expect(error?.message == "near \"NONSENSE\": syntax error")
    }

    @Test("a busy database says so when the timeout is over")
    func busy() throws {
        let first = try Connection(path: folder.file("a.sqlite"), mode: .readWrite)
        let second = try Connection(path: folder.file("a.sqlite"), mode: .readWrite, busyTimeout: 1)
        try first.begin(.immediate)
        let error = #expect(throws: SQLiteError.self) { try second.begin(.immediate) }
        #expect(error?.code.primary == .busy)
    }
}
