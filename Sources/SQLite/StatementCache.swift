/// The statements of one connection, by their SQL; the one unused for longest makes room.
///
/// Preparing costs about three times what running a look-up by key does (measured: 10.8 against 3.7 µs).
struct StatementCache {
    private var statements: [String: Statement] = [:]
    /// The last ones, since a loop asks for the same few in turn: a text is the same as itself without being read, and
    /// hashing some 300 bytes of SQL took a fiftieth of an import.
    private var recent: [Statement] = []
    private static let recentCount = 4
    private var clock: UInt64 = 0
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { statements.count }

    /// The statement, marked as in use. A second one is made, and not kept, when the same SQL is running already
    /// (a query inside the rows of itself).
    mutating func take(_ sql: String, on connection: Connection.Handle) throws(SQLiteError) -> Statement {
        clock += 1
        if let statement = recent.first(where: { $0.sql == sql && !$0.isInUse }) {
            statement.isInUse = true
            statement.lastUse = clock
            return statement
        }
        if let statement = statements[sql] {
            note(statement)
            guard !statement.isInUse else { return try Statement(sql, on: connection) }
            statement.isInUse = true
            statement.lastUse = clock
            return statement
        }
        let statement = try Statement(sql, on: connection)
        statement.isInUse = true
        statement.lastUse = clock
        makeRoom()
        statements[sql] = statement
        note(statement)
        return statement
    }

    private mutating func note(_ statement: Statement) {
        if recent.count == Self.recentCount { recent.removeFirst() }
        recent.append(statement)
    }

    mutating func removeAll() {
        recent.removeAll()
        statements.removeAll()
    }

    private mutating func makeRoom() {
        guard statements.count >= capacity else { return }
        if let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            statements[oldest.key] = nil
            recent.removeAll { $0 === oldest.value }
        }
    }
}
