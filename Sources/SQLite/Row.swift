import CSQLite

/// The row a statement stands on. Use it inside the closure it was handed to: afterwards its columns read as
/// those of a later row or as NULL (an error), never as freed memory.
public struct Row {
    @usableFromInline let statement: Statement

    @usableFromInline
    init(statement: Statement) {
        self.statement = statement
    }

    /// The number of columns.
    public var count: Int { Int(sqlite3_column_count(statement.handle)) }

    /// The value at a position, from 0. - Throws: `mismatch` for another type or NULL, `range` beyond the end.
    @inlinable
    public subscript<Value: ColumnReadable>(index: Int) -> Value {
        get throws(SQLiteError) { try Value(column: Column(statement: statement, index: index)) }
    }

    /// The value of the column with that name. Slower than by position by a look-up; for rows read one at a time.
    /// - Throws: as by position; `range` when there is no such column.
    public subscript<Value: ColumnReadable>(name: String) -> Value {
        get throws(SQLiteError) {
            guard let index = statement.columnIndex(of: name) else {
                throw SQLiteError(code: .range, message: "there is no column named \(name)", sql: statement.sql)
            }
            return try self[index]
        }
    }

    /// Whether the column at a position holds NULL (or is not there).
    public func isNull(_ index: Int) -> Bool {
        Column(statement: statement, index: index).isNull
    }

    /// The UTF-8 bytes of a text column, without a String being made.
    public func withTextBytes<Result>(_ index: Int, _ body: (Span<UInt8>) throws -> Result) throws -> Result {
        try Column(statement: statement, index: index).withTextBytes(body)
    }

    /// A reader that takes the columns one after the other, for initialisers that list them in order.
    @inlinable
    public func columns(from first: Int = 0) -> Columns {
        Columns(row: self, next: first)
    }

    /// Takes the columns of a row from left to right.
    public struct Columns {
        @usableFromInline let row: Row
        @usableFromInline var position: Int

        @inlinable
        init(row: Row, next: Int) {
            self.row = row
            position = next
        }

        /// The next column. - Throws: as `Row`'s subscript.
        @inlinable
        public mutating func next<Value: ColumnReadable>(_ type: Value.Type = Value.self) throws(SQLiteError) -> Value {
            defer { position += 1 }
            return try row[position]
        }

        /// Leaves out `count` columns.
        public mutating func skip(_ count: Int = 1) {
            position += count
        }

        /// Whether the next column holds NULL.
        public var nextIsNull: Bool { row.isNull(position) }
    }
}
