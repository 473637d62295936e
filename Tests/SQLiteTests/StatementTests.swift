import Testing

@testable import SQLite

@Suite("Statement")
struct StatementTests {
    private let database: Connection

    init() throws {
        database = try Connection.inMemory()
    }

    @Test(
        "every kind of value comes back as it was bound",
        arguments: [
            Value.null, .integer(.min), .integer(.max), .real(-0.5), .text(""), .text("Zoë \u{1F5D3}"), .text("a\0b"),
            .blob([]), .blob([0, 255]),
        ])
    func roundTrip(value: Value) throws {
        let found = try database.first("SELECT ?", value) { row -> Value in
            switch value {
            case .null: row.isNull(0) ? .null : .text("not NULL")
            case .integer: .integer(try row[0])
            case .real: .real(try row[0])
            case .text: .text(try row[0])
            case .blob: .blob(try row[0])
            }
        }
        #expect(found == value)
    }

    @Test("Swift's own types are bound as what they are")
    func bindables() throws {
        let arguments: [any Bindable] = [1, Int64(2), true, 0.5, "text", [UInt8](), Optional<String>.none]
        let types = try database.first(
            "SELECT typeof(?), typeof(?), typeof(?), typeof(?), typeof(?), typeof(?), typeof(?)", arguments: arguments
        ) { row in try (0..<7).map { try row[$0] as String } }
        #expect(types == ["integer", "integer", "integer", "real", "text", "blob", "null"])
    }

    @Test("too few and too many values are refused before anything runs", arguments: [0, 1, 3])
    func count(given: Int) throws {
        let arguments = Array(repeating: 1, count: given)
        let error = #expect(throws: SQLiteError.self) {
            try database.run("SELECT ?, ?", arguments: arguments)
        }
        #expect(error?.message == "\(given) values were given for 2 parameters")
        #expect(error?.code == .range)
    }

    @Test(
        "text with no statement or with two is refused",
        arguments: [
            ("", "there is no statement in the text"), ("-- nothing", "there is no statement in the text"),
            ("SELECT 1; SELECT 2", "there is more than one statement in the text"),
        ])
    func statements(sql: String, message: String) {
        let error = #expect(throws: SQLiteError.self) { try database.run(sql) }
        #expect(error?.message == message)
    }

    @Test("a semicolon and blanks after the statement are nothing")
    func trailing() throws {
        #expect(try database.first("SELECT 1; \n") { try $0[0] } == 1)
    }

    @Test("a statement can be run again after its rows' closure threw")
    func throwing() throws {
        struct Stop: Error {}
        let statement = try database.prepare("SELECT 1 UNION ALL SELECT 2")
        #expect(throws: Stop.self) { try statement.forEach([]) { _ in throw Stop() } }
        #expect(try statement.all([]) { try $0[0] } == [1, 2])
    }

    @Test("RETURNING gives its rows and the statement runs to its end")
    func returning() throws {
        try database.execute("CREATE TABLE room (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
        let id = try database.first("INSERT INTO room (name) VALUES ('Hall 1'), ('Hall 2') RETURNING id") {
            try $0[0] as Int64
        }
        #expect(id == 1)
        #expect(try database.first("SELECT count(*) FROM room") { try $0[0] } == 2)
    }
}
