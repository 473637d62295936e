import Testing

@testable import SQLite

@Suite("Statement cache")
struct StatementCacheTests {
    @Test("the same SQL is prepared once")
    func reuse() throws {
        let database = try Connection.inMemory()
        let before = database.cachedStatementCount
        for number in 0..<10 { #expect(try database.first("SELECT ?", number) { try $0[0] } == number) }
        #expect(database.cachedStatementCount == before + 1)
    }

    @Test("it never grows beyond its capacity and still answers right")
    func capacity() throws {
        let database = try Connection.inMemory(cachedStatements: 4)
        for number in 0..<100 { #expect(try database.first("SELECT \(number)") { try $0[0] } == number) }
        #expect(database.cachedStatementCount == 4)
    }

    @Test("the statement unused for longest makes room")
    func leastRecentlyUsed() throws {
        let handle = try Connection.inMemory().handle
        var cache = StatementCache(capacity: 2)
        let first = try cache.take("SELECT 1", on: handle)
        first.isInUse = false
        try cache.take("SELECT 2", on: handle).isInUse = false
        try cache.take("SELECT 1", on: handle).isInUse = false
        try cache.take("SELECT 3", on: handle).isInUse = false
        #expect(try cache.take("SELECT 1", on: handle) === first)
    }

    @Test("a query inside the rows of itself gets a statement of its own")
    func nested() throws {
        let database = try Connection.inMemory()
        let sql = "SELECT 1 UNION ALL SELECT 2"
        var pairs: [[Int]] = []
        try database.forEach(sql) { outer in
            try database.forEach(sql) { inner in pairs.append([try outer[0], try inner[0]]) }
        }
        #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
    }

    @Test("a cached statement survives a change of the schema")
    func schemaChange() throws {
        let database = try Connection.inMemory()
        try database.execute("CREATE TABLE room (name TEXT NOT NULL) STRICT; INSERT INTO room VALUES ('Hall 1')")
        #expect(try database.first("SELECT * FROM room") { $0.count } == 1)
        try database.execute("ALTER TABLE room ADD COLUMN capacity INTEGER")
        #expect(try database.first("SELECT * FROM room") { $0.count } == 2)
    }
}
