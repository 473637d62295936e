import SQLite
import Testing

@testable import Store

@Suite("Reader pool")
struct ReaderPoolTests {
    private let folder: TemporaryFolder
    private let pool: ReaderPool

    init() throws {
        folder = try TemporaryFolder()
        let path = folder.file("a.sqlite")
        try Connection(path: path, mode: .readWrite).execute("CREATE TABLE item (name TEXT NOT NULL) STRICT")
        pool = ReaderPool(path: path, idleLimit: 2)
    }

    @Test("one reader after the other uses one connection, readers inside each other several")
    func reuse() throws {
        for _ in 0..<3 { try pool.read { _ = try $0.first("SELECT count(*) FROM item") { try $0[0] as Int } } }
        #expect(pool.idleCount == 1)
        try pool.read { _ in try pool.read { _ in try pool.read { _ in #expect(pool.idleCount == 0) } } }
        #expect(pool.idleCount == 2)
        pool.closeIdle()
        #expect(pool.idleCount == 0)
    }

    @Test("a read that throws gives its connection back without a transaction")
    func throwing() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) { try pool.read { _ in throw Stop() } }
        try pool.read { connection in #expect(connection.isInTransaction) }
        #expect(pool.idleCount == 1)
    }

    @Test("a reader cannot write")
    func readOnly() {
        let error = #expect(throws: SQLiteError.self) {
            try pool.read { _ = try $0.run("INSERT INTO item VALUES ('A')") }
        }
        #expect(error?.code.primary == .readOnly)
    }
}
