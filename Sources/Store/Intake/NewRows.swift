import SQLite

/// The rows that a transaction adds to a table whose indexes and triggers may be left out: then they wait to be written
/// together, and have the numbers that SQLite would give them.
final class NewRows {
    private(set) lazy var batch = RowBatch(insertion)
    private let insertion: RowInsertion
    /// The highest number of a row, when it is known.
    private var last: Int64?

    init(_ insertion: RowInsertion) {
        self.insertion = insertion
    }

    /// Inserts a row, at once or soon, and gives its number.
    func insert(soon: Bool, in database: Connection, _ values: (inout StatementValues) -> Void) throws -> Int64 {
        guard soon else {
            last = nil
            return try database.insert(insertion, values)
        }
        let id = try (last ?? highest(database)) + 1
        try database.insertSoon(batch, as: id, values)
        last = id
        return id
    }

    private func highest(_ database: Connection) throws -> Int64 {
        try database.first("SELECT coalesce(max(id), 0) FROM \(insertion.table)") { try $0[0] } ?? 0
    }

    /// To be called when a row goes, or comes in another way.
    func forgetLast() { last = nil }
}
