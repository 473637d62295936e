import SQLite

/// A table of which very many rows are written in one transaction: without its indexes and triggers, which are made again at
/// its end. SQLite makes an index by sorting; row by row eight indexes of 225,000 attendees took 13 s instead of 1.2 s.
///
/// All of it is a part of the transaction, so that nobody else sees the table without them, and a roll-back, or a program
/// that is killed, leaves them where they were.
struct SuspendedTable {
    private let table: String
    private let database: Connection
    private var written = 0
    /// Rows that are known to be written in all.
    var expected = 0
    /// What makes them again, by name, in the order in which they were made.
    private var suspended: [(name: String, sql: String)] = []
    private(set) var isSuspended = false
    /// Rows written from which on it pays, when they are at least a fifth as many as the others.
    private let least: Int

    init(_ table: String, from least: Int, _ database: Connection) {
        self.least = least
        self.table = table
        self.database = database
    }

    /// `rows` counts the rows of the table.
    mutating func noteWritten(_ rows: () throws -> Int) throws {
        written += 1
        guard !isSuspended, written.isMultiple(of: least) else { return }
        if try max(written, expected) * 6 >= rows() { try suspend() }
    }

    private mutating func suspend() throws {
        suspended = try database.all(
            """
            SELECT type, name, sql FROM sqlite_schema
            WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid
            """, table
        ) { row in (type: try row[0] as String, name: try row[1] as String, sql: try row[2] as String) }
        .map { thing in
            try database.execute("DROP \(thing.type) \(thing.name)")
            return (thing.name, thing.sql)
        }
        Self.check(false, database)
        isSuspended = true
    }

    /// Makes everything again.
    mutating func restore() throws {
        for thing in suspended { try database.execute(thing.sql) }
        suspended = []
        isSuspended = false
        Self.check(true, database)
    }

    /// Makes one index again; false when it is there.
    mutating func restore(_ name: String) throws -> Bool {
        guard let place = suspended.firstIndex(where: { $0.name == name }) else { return false }
        try database.execute(suspended[place].sql)
        suspended.remove(at: place)
        return true
    }

    /// Whether each row is held against the table's CHECKs. Theirs are lists of words, which SQLite makes anew for each
    /// row: 0.5 s for 225,000 attendees. The domain has no other words.
    static func check(_ isOn: Bool, _ database: Connection) {
        // Cannot fail: it sets a flag of the connection.
        _ = try? database.execute("PRAGMA ignore_check_constraints = \(isOn ? "OFF" : "ON")")
    }
}
