import Testing

@testable import SQLite

@Suite("Rows that are inserted together")
struct RowBatchTests {
    private let database: Connection
    private let rooms = RowBatch(RowInsertion(into: "room", "id", "name"))
    private let sessions = RowBatch(RowInsertion(into: "session", "id", "room", "title"))

    init() throws {
        database = try Connection.inMemory()
        try database.execute(
            """
            CREATE TABLE room (id INTEGER PRIMARY KEY, name TEXT) STRICT;
            CREATE TABLE session (id INTEGER PRIMARY KEY, room INTEGER NOT NULL REFERENCES room (id), title TEXT NOT NULL)
            STRICT
            """)
        database.batches = [rooms, sessions]
    }

    private func add(_ number: Int64, named name: String?) throws {
        try database.insertSoon(rooms) { values in
            values.add(number)
            values.add(name)
        }
    }

    private func addSession(_ number: Int64, in room: Int64) throws {
        try database.insertSoon(sessions) { values in
            values.add(number)
            values.add(room)
            values.add("Session \(number)")
        }
    }

    private func names() throws -> [String?] { try database.all("SELECT name FROM room ORDER BY id") { try $0[0] } }

    @Test("are there for whatever statement comes next, however many", arguments: [0, 1, 31, 32, 33, 64, 100])
    func rows(count: Int) throws {
        let names = (0..<count).map { [nil, "", "Hall \($0)", "Ωmega"][$0 % 4] }
        for (number, name) in names.enumerated() { try add(Int64(number + 1), named: name) }
        #expect(try self.names() == names)
    }

    @Test("are there for a script and for a statement of one's own, too")
    func scripts() throws {
        try add(1, named: "A")
        try database.execute("UPDATE room SET name = name || '!'")
        #expect(try names() == ["A!"])
        try add(2, named: "B")
        let statement = try database.prepare("SELECT count(*) FROM room")
        #expect(try statement.first([]) { try $0[0] as Int } == 2)
    }

    @Test("come behind those that they refer to, however unevenly they are given", arguments: 0..<8)
    func references(step: Int64) throws {
        for number in 1...80 as ClosedRange<Int64> {
            try add(number, named: "Hall \(number)")
            if number % (step + 1) == 0 { try addSession(number, in: number) }
            if number % 7 == step { try addSession(number + 1_000, in: 1) }
        }
        let expected = (1...80).filter { $0 % (step + 1) == 0 }.count + (1...80).filter { $0 % 7 == step }.count
        #expect(try database.first("SELECT count(*) FROM session") { try $0[0] as Int } == expected)
        #expect(try database.foreignKeyCheck() == [])
    }

    @Test("are forgotten with what is rolled back, and only they")
    func rollBack() throws {
        struct Stop: Error {}
        try database.transaction(.immediate) {
            try add(1, named: "A")
            #expect(throws: Stop.self) {
                try database.savepoint {
                    try add(2, named: "B")
                    throw Stop()
                }
            }
            try add(3, named: "C")
        }
        #expect(try names() == ["A", "C"])
        #expect(throws: Stop.self) {
            try database.transaction(.immediate) {
                try add(4, named: "D")
                throw Stop()
            }
        }
        #expect(try names() == ["A", "C"])
    }

    @Test("that are refused say so once, and are then forgotten")
    func refusal() throws {
        try add(1, named: "A")
        try add(1, named: "B")
        let error = #expect(throws: SQLiteError.self) { try names() }
        #expect(error?.constraint == .primaryKey)
        #expect(try names() == ["A"])
        let count = #expect(throws: SQLiteError.self) { try database.insertSoon(rooms) { $0.add("one value") } }
        #expect(count?.code.primary == .range)
        #expect(try names() == ["A"])
    }

    @Test("one row at once has the number that SQLite gives it")
    func now() throws {
        let insertion = RowInsertion(into: "room", "id", "name")
        let ids = try [nil, 7, nil].map { (id: Int64?) in
            try database.insert(insertion) { values in
                values.add(id)
                values.add("A")
            }
        }
        #expect(ids == [1, 7, 8])
    }
}
