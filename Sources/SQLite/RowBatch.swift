/// The SQL of new rows of one table. Made once for a table, since a transaction that inserts one row is short.
public struct RowInsertion: Sendable {
    public let table: String
    let columns: Int
    let single: String
    let several: String
    /// How many rows are inserted together.
    static let most = 96

    /// Rows of `table` that have values for these columns, and the id that SQLite gives them: one of ours it would look for
    /// first, a tenth of what a row costs it.
    public init(into table: String, _ columns: String...) {
        let head = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
        let row = "(\(Array(repeating: "?", count: columns.count).joined(separator: ", ")))"
        self.table = table
        self.columns = columns.count
        single = head + row
        several = head + Array(repeating: row, count: Self.most).joined(separator: ", ")
    }
}

/// New rows of one table that wait to be inserted together: what a statement costs whatever it does, to begin, to open
/// and close its tables and to end, is then paid once for many. 225,000 rows of 13 columns took 0.2 s less.
///
/// Belongs to the thread of its connection, which writes what waits before it runs anything else; see
/// ``Connection/batches``.
public final class RowBatch {
    let insertion: RowInsertion
    var values = StatementValues()
    var count = 0
    /// The id of the last row that waits.
    var lastID: Int64 = 0

    public init(_ insertion: RowInsertion) {
        self.insertion = insertion
    }

    func discard() {
        values.removeAll()
        count = 0
    }
}

extension Connection {
    /// Inserts one row now and gives its id.
    public func insert(_ insertion: RowInsertion, _ give: (inout StatementValues) -> Void) throws -> Int64 {
        try withStatement(insertion.single) { try $0.insert(give) }
        return lastInsertRowID
    }

    /// Has one row inserted before the next statement runs, or with others of its batch, which must be one of
    /// ``batches``. `id` is the one that SQLite will give it. What SQLite refuses is thrown then, and so is another id.
    public func insertSoon(
        _ batch: RowBatch, as id: Int64, _ give: (inout StatementValues) -> Void
    ) throws(SQLiteError) {
        give(&batch.values)
        batch.count += 1
        batch.lastID = id
        guard batch.values.count == batch.count * batch.insertion.columns else {
            batch.discard()
            throw SQLiteError(code: .range, message: "a row has another number of values", sql: batch.insertion.single)
        }
        guard batch.count == RowInsertion.most else { return }
        for earlier in batches {
            try write(earlier)
            if earlier === batch { return }
        }
    }

    /// Writes what waits.
    func writeBatches() throws(SQLiteError) {
        for batch in batches where batch.count > 0 { try write(batch) }
    }

    /// Forgets what waits: it belongs to what is rolled back.
    func discardBatches() {
        for batch in batches { batch.discard() }
    }

    private func write(_ batch: RowBatch) throws(SQLiteError) {
        let count = batch.count
        // First, because what fails is not tried again.
        batch.count = 0
        defer { batch.discard() }
        let rows = count == RowInsertion.most ? 1 : count
        let statement = try takenStatement(rows < count ? batch.insertion.several : batch.insertion.single)
        defer { statement.isInUse = false }
        let values = batch.values.count / max(rows, 1)
        for row in 0..<rows { try statement.insert(batch.values, (row * values)..<((row + 1) * values)) }
        guard lastInsertRowID == batch.lastID else {
            let message = "a row has another id than it was told"
            throw SQLiteError(code: .error, message: message, sql: batch.insertion.single)
        }
    }
}
