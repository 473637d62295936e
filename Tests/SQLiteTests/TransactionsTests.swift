import Testing

@testable import SQLite

@Suite("Transactions")
struct TransactionsTests {
    private struct Refused: Error {}

    private func rooms() throws -> Connection {
        let database = try Connection.inMemory()
        try database.execute("CREATE TABLE room (name TEXT NOT NULL UNIQUE) STRICT")
        return database
    }

    private func names(_ database: Connection) throws -> [String] {
        try database.all("SELECT name FROM room ORDER BY name") { try $0[0] }
    }

    @Test("a transaction that returns is committed, one that throws is undone")
    func transaction() throws {
        let database = try rooms()
        try database.transaction(.immediate) { _ = try database.run("INSERT INTO room VALUES ('A')") }
        #expect(throws: Refused.self) {
            try database.transaction(.immediate) {
                try database.run("INSERT INTO room VALUES ('B')")
                throw Refused()
            }
        }
        #expect(try names(database) == ["A"])
        #expect(!database.isInTransaction)
    }

    @Test("a savepoint undoes its own part alone, nested ones too")
    func savepoint() throws {
        let database = try rooms()
        try database.transaction(.immediate) {
            try database.run("INSERT INTO room VALUES ('A')")
            try database.savepoint {
                try database.run("INSERT INTO room VALUES ('B')")
                try? database.savepoint {
                    try database.run("INSERT INTO room VALUES ('C')")
                    throw Refused()
                }
            }
            try? database.savepoint {
                try database.run("INSERT INTO room VALUES ('D')")
                throw Refused()
            }
        }
        #expect(try names(database) == ["A", "B"])
    }

    @Test("a violated constraint leaves the transaction usable")
    func constraint() throws {
        let database = try rooms()
        try database.transaction(.immediate) {
            try database.run("INSERT INTO room VALUES ('A')")
            #expect(throws: SQLiteError.self) {
                try database.savepoint { try database.run("INSERT INTO room VALUES ('A')") }
            }
            try database.run("INSERT INTO room VALUES ('B')")
        }
        #expect(try names(database) == ["A", "B"])
    }

    @Test("a read transaction sees one snapshot while another connection writes")
    func snapshot() throws {
        let folder = try TemporaryFolder()
        let writer = try Connection(path: folder.file("a.sqlite"), mode: .readWrite)
        try writer.execute("CREATE TABLE room (name TEXT NOT NULL) STRICT; INSERT INTO room VALUES ('A')")
        let reader = try Connection(path: folder.file("a.sqlite"), mode: .readOnly)
        try reader.transaction(.deferred) { () throws in
            #expect(try names(reader) == ["A"])
            try writer.run("INSERT INTO room VALUES ('B')")
            #expect(try names(reader) == ["A"])
        }
        #expect(try names(reader) == ["A", "B"])
    }

    @Test("after SQLite ended a transaction nothing more is written in its name")
    func endedTransaction() throws {
        let database = try rooms()
        try database.begin(.immediate)
        database.insideTransaction {
            _ = try? database.run("INSERT INTO room VALUES ('A')")
            // What a full disk does, at a moment of our choosing.
            _ = try? database.run("INSERT OR ROLLBACK INTO room VALUES ('A')")
            let error = #expect(throws: SQLiteError.self) { try database.run("INSERT INTO room VALUES ('B')") }
            #expect(error?.message == "an earlier failure ended the transaction")
        }
        #expect(!database.isInTransaction)
        #expect(try names(database) == [])
    }
}
