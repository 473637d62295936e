import Testing

@testable import SQLite

@Suite("Rows that are inserted together")
struct RowBatchTests {
    private let database: Connection
    private let rooms = RowBatch(RowInsertion(into: "room", "name"))
    private let sessions = RowBatch(RowInsertion(into: "session", "room", "title"))

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
        try database.insertSoon(rooms, as: number) { $0.add(name) }
    }

    private func addSession(_ number: Int64, in room: Int64) throws {
        try database.insertSoon(sessions, as: number) { values in
            values.add(room)
            values.add("Session \(number)")
        }
    }

    private func names() throws -> [String?] { try database.all("SELECT name FROM room ORDER BY id") { try $0[0] } }

    @Test(
        "are there for whatever statement comes next, however many",
        arguments: [
            0, 1, RowInsertion.most - 1, RowInsertion.most, RowInsertion.most + 1, 2 * RowInsertion.most, 300,
        ])
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
        var sessions: Int64 = 0
        for number in 1...240 as ClosedRange<Int64> {
            try add(number, named: "Hall \(number)")
            for room in [number % (step + 1) == 0 ? number : nil, number % 7 == step ? 1 : nil] {
                guard let room else { continue }
                sessions += 1
                try addSession(sessions, in: room)
            }
        }
        let expected = (1...240).filter { $0 % (step + 1) == 0 }.count + (1...240).filter { $0 % 7 == step }.count
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
            try add(2, named: "C")
        }
        #expect(try names() == ["A", "C"])
        #expect(throws: Stop.self) {
            try database.transaction(.immediate) {
                try add(3, named: "D")
                throw Stop()
            }
        }
        #expect(try names() == ["A", "C"])
    }

    @Test("that are refused say so once, and are then forgotten")
    func refusal() throws {
        try add(1, named: "A")
        try database.insertSoon(sessions, as: 1) { values in
            values.add(1)
            values.add(nil as String?)
        }
        let error = #expect(throws: SQLiteError.self) { try names() }
        #expect(error?.constraint == .notNull)
        #expect(try names() == ["A"])
        let count = #expect(throws: SQLiteError.self) {
            try database.insertSoon(rooms, as: 2) { values in
                values.add("one value")
                values.add("too many")
            }
        }
        #expect(count?.code.primary == .range)
        #expect(try names() == ["A"])
    }

    @Test("that were told another id than SQLite gives them are refused", arguments: [1, 5, RowInsertion.most])
    func otherID(count: Int) throws {
        try database.execute("INSERT INTO room VALUES (7, 'Z')")
        let error = #expect(throws: SQLiteError.self) {
            try database.savepoint {
                for number in 0..<count { try add(Int64(7 + number), named: "A") }
                _ = try names()
            }
        }
        #expect(error?.code == .error)
        #expect(try names() == ["Z"])
    }

    @Test("one row at once has the number that SQLite gives it")
    func now() throws {
        let insertion = RowInsertion(into: "room", "name")
        try database.execute("INSERT INTO room VALUES (7, 'Z')")
        let ids = try (0..<2).map { _ in try database.insert(insertion) { $0.add("A") } }
        #expect(ids == [8, 9])
    }

    @Test("have their own values, however like those of the row before they are")
    func values() throws {
        let insertion = RowInsertion(into: "session", "room", "title")
        try add(1, named: "A")
        try add(2, named: "B")
        let rows: [(Int64, String)] = [
            (1, ""), (1, ""), (2, "a"), (2, "a"), (1, "b"), (1, "é"), (2, ""), (2, "c"),
        ]
        for (room, title) in rows {
            _ = try database.insert(insertion) { values in
                values.add(room)
                values.add(title)
            }
        }
        // By a statement that the other kind of values goes through in between.
        let sql = "INSERT INTO session (room, title) VALUES (?, ?)"
        #expect(throws: SQLiteError.self) { try database.run(sql, 3, "refused") }
        try database.run(sql, 2, "")
        _ = try database.insert(insertion) { values in
            values.add(2)
            values.add("")
        }
        let found = try database.all("SELECT room, title FROM session ORDER BY id") { row in
            "\(try row[0] as Int64) \(try row[1] as String)"
        }
        #expect(found == (rows + [(2, ""), (2, "")]).map { "\($0.0) \($0.1)" })
    }
}
