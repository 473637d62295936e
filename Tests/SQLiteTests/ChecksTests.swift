import Foundation
import Testing

@testable import SQLite

@Suite("Checks")
struct ChecksTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("a sound file has no problems")
    func sound() throws {
        let database = try Connection(path: folder.file("a.sqlite"), mode: .readWrite)
        try database.execute("CREATE TABLE room (name TEXT NOT NULL) STRICT")
        #expect(try database.integrityCheck() == [])
        #expect(try database.foreignKeyCheck() == [])
    }

    @Test("a row that refers to nothing is named")
    func foreignKeys() throws {
        let database = try Connection.inMemory()
        try database.execute(
            """
            CREATE TABLE event (id INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE room (event INTEGER REFERENCES event (id)) STRICT;
            PRAGMA foreign_keys = OFF;
            INSERT INTO room VALUES (7);
            """)
        #expect(try database.foreignKeyCheck() == ["row 1 of room refers to a row of event that is not there"])
    }

    @Test("a damaged page is found")
    func damaged() throws {
        let path = folder.file("a.sqlite")
        do {
            let database = try Connection(path: path, mode: .readWrite)
            try database.execute("CREATE TABLE room (name TEXT NOT NULL) STRICT; CREATE INDEX by_name ON room (name)")
            try database.transaction(.immediate) {
                for number in 0..<2000 { try database.run("INSERT INTO room VALUES (?)", "Room \(number)") }
            }
        }
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: 4096 * 5 + 100)
        try file.write(contentsOf: Data(repeating: 0xEE, count: 2000))
        try file.close()
        let damaged = try Connection(path: path, mode: .readOnly)
        let problems = (try? damaged.integrityCheck()) ?? ["could not even be read"]
        #expect(!problems.isEmpty)
    }

    @Test("the data version changes when another connection writes, and only then")
    func dataVersion() throws {
        let writer = try Connection(path: folder.file("a.sqlite"), mode: .readWrite)
        try writer.execute("CREATE TABLE room (name TEXT NOT NULL) STRICT")
        let reader = try Connection(path: folder.file("a.sqlite"), mode: .readOnly)
        let before = try reader.dataVersion()
        #expect(try reader.dataVersion() == before)
        try writer.run("INSERT INTO room VALUES ('Hall 1')")
        #expect(try reader.dataVersion() != before)
    }
}
