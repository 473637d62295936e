import Testing

@testable import SQLite

@Suite("Backup")
struct BackupTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func people(_ path: String, count: Int) throws -> Connection {
        let database = try Connection(path: path, mode: .readWrite)
        try database.execute("CREATE TABLE person (name TEXT NOT NULL) STRICT")
        try database.transaction(.immediate) {
            for number in 0..<count {
                try database.run(
                    "INSERT INTO person VALUES (?)", "Person \(number) \(String(repeating: "x", count: 200))")
            }
        }
        return database
    }

    @Test("the copy is what was there when it began, though others write between its steps")
    func snapshot() throws {
        let writer = try people(folder.file("a.sqlite"), count: 500)
        let source = try Connection(path: folder.file("a.sqlite"), mode: .readOnly)
        var steps = 0
        var last = (done: 0, total: 0)
        try source.backup(to: folder.file("copy.sqlite"), pagesPerStep: 4) { done, total in
            steps += 1
            last = (done, total)
            try writer.run("INSERT INTO person VALUES ('late')")
        }
        #expect(steps > 5)
        #expect(last.done == last.total)
        let copy = try Connection(path: folder.file("copy.sqlite"), mode: .readOnly)
        #expect(try copy.first("SELECT count(*) FROM person") { try $0[0] } == 500)
        #expect(try copy.integrityCheck() == [])
        #expect(try writer.first("SELECT count(*) FROM person") { try $0[0] } == 500 + steps)
        #expect(!source.isInTransaction)
    }

    @Test("what progress throws stops the backup, and the source goes on")
    func stopped() throws {
        struct Stop: Error {}
        let source = try people(folder.file("a.sqlite"), count: 500)
        #expect(throws: Stop.self) {
            try source.backup(to: folder.file("copy.sqlite"), pagesPerStep: 1) { _, _ in throw Stop() }
        }
        try source.run("INSERT INTO person VALUES ('after')")
    }

    @Test("a folder that is not there is an error")
    func noFolder() throws {
        let source = try people(folder.file("a.sqlite"), count: 1)
        let error = #expect(throws: SQLiteError.self) { try source.backup(to: folder.file("none/copy.sqlite")) }
        #expect(error?.code.primary == .cannotOpen)
    }
}
