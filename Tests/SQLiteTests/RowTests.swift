import Testing

@testable import SQLite

@Suite("Row")
struct RowTests {
    private let database: Connection

    init() throws {
        database = try Connection.inMemory()
    }

    @Test("columns are read by position, by name and one after the other")
    func access() throws {
        let sql = "SELECT 7 AS id, 'Hall 1' AS name, NULL AS capacity"
        try database.forEach(sql) { (row) throws in
            #expect(row.count == 3)
            #expect(try row[0] == 7)
            #expect(try row["name"] == "Hall 1")
            #expect(try row["capacity"] == Int?.none)
            var columns = row.columns()
            #expect(try columns.next() == 7)
            #expect(try columns.next() == "Hall 1")
            #expect(columns.nextIsNull)
            #expect(try columns.next(Int?.self) == nil)
        }
    }

    private func problem<T: ColumnReadable>(_ sql: String, as type: T.Type) -> String? {
        do {
            _ = try database.first(sql) { try $0[0] as T }
            return nil
        } catch let error as SQLiteError {
            return error.code == .mismatch ? error.message : "another code: \(error)"
        } catch {
            return "another error: \(error)"
        }
    }

    @Test("a value of another type is an error that names column and type")
    func mismatch() {
        #expect(problem("SELECT 'x' AS a", as: Int64.self) == "column 0 (a) holds text, which is not an integer")
        #expect(problem("SELECT 1.5 AS a", as: Int.self) == "column 0 (a) holds a real, which is not an integer")
        #expect(problem("SELECT NULL AS a", as: String.self) == "column 0 (a) holds NULL, which is not text")
        #expect(problem("SELECT 1 AS a", as: String.self) == "column 0 (a) holds an integer, which is not text")
        #expect(problem("SELECT 'x' AS a", as: [UInt8].self) == "column 0 (a) holds text, which is not a blob")
        #expect(problem("SELECT x'00' AS a", as: String?.self) == "column 0 (a) holds a blob, which is not text")
        #expect(problem("SELECT 2 AS a", as: Bool.self) == "column 0 (a) holds an integer, which is not 0 or 1")
        #expect(problem("SELECT 'x' AS a", as: Double.self) == "column 0 (a) holds text, which is not a real")
        #expect(
            problem("SELECT 9007199254740993 AS a", as: Double.self)
                == "column 0 (a) holds an integer, which is not a real")
    }

    @Test("a column that is not there is an error, whatever its number", arguments: [-1, 1, .max])
    func range(index: Int) {
        let error = #expect(throws: SQLiteError.self) { try database.first("SELECT 1") { try $0[index] as Int } }
        #expect(error?.code == .range)
    }

    @Test("a name that is not there is an error")
    func name() {
        let error = #expect(throws: SQLiteError.self) { try database.first("SELECT 1 AS a") { try $0["b"] as Int } }
        #expect(error?.message == "there is no column named b")
    }

    @Test("text can be read as the bytes SQLite holds")
    func textBytes() throws {
        let sum = try database.first("SELECT 'Zoë'") { row in
            try row.withTextBytes(0) { bytes in bytes.indices.map { bytes[$0] } }
        }
        #expect(sum == Array("Zoë".utf8))
        #expect(throws: SQLiteError.self) { try database.first("SELECT 1") { try $0.withTextBytes(0) { $0.count } } }
    }

    @Test("text that is no UTF-8 is repaired, not trusted")
    func invalidUTF8() throws {
        #expect(try database.first("SELECT CAST(x'61FF62' AS TEXT)") { try $0[0] } == "a\u{FFFD}b")
    }

    @Test("a row kept beyond its closure is an error, not memory that is gone")
    func kept() throws {
        let row = try #require(try database.first("SELECT 1") { $0 })
        #expect(throws: SQLiteError.self) { try row[0] as Int }
    }
}
