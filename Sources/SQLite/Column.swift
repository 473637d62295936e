import CSQLite

/// One column of the current row, from which a type reads itself.
public struct Column {
    let handle: OpaquePointer
    // because: a column is made of a row, lives no longer than the call that reads it, and the row keeps the
    // statement; counting references for each column took a tenth of the time of reading a list.
    unowned(unsafe) let statement: Statement
    let index: Int32

    @usableFromInline
    init(statement: Statement, index: Int) {
        handle = statement.handle
        self.statement = statement
        // An index out of range reads as NULL, which then is an error of type.
        self.index = Int32(truncatingIfNeeded: index)
    }

    /// Whether it holds NULL.
    public var isNull: Bool { type == SQLITE_NULL }

    /// Its position in the row, from 0.
    public var position: Int { Int(index) }

    var type: Int32 { sqlite3_column_type(handle, index) }

    /// The error for a value that is not what the reader wanted; `wanted` reads as in "is not an integer".
    public func mismatch(wanted: String) -> SQLiteError {
        let name = sqlite3_column_name(handle, index).map { String(cString: $0) }
        guard let name else {
            return SQLiteError(code: .range, message: "there is no column \(index)", sql: statement.sql)
        }
        let found =
            switch type {
            case SQLITE_INTEGER: "an integer"
            case SQLITE_FLOAT: "a real"
            case SQLITE_TEXT: "text"
            case SQLITE_BLOB: "a blob"
            default: "NULL"
            }
        let message = "column \(index) (\(name)) holds \(found), which is not \(wanted)"
        return SQLiteError(code: .mismatch, message: message, sql: statement.sql)
    }

    /// Hands the text over as the UTF-8 bytes SQLite holds, without making a String of them.
    /// - Throws: `mismatch` when the column holds no text, and what `body` throws.
    public func withTextBytes<Result>(_ body: (Span<UInt8>) throws -> Result) throws -> Result {
        guard type == SQLITE_TEXT else { throw mismatch(wanted: "text") }
        return try body(textBytes.span)
    }

    /// Valid until the statement steps on.
    private var textBytes: UnsafeBufferPointer<UInt8> {
        // The text is asked for before its length, because asking may convert it.
        let start = sqlite3_column_text(handle, index)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
    }

    func text() throws(SQLiteError) -> String {
        guard type == SQLITE_TEXT else { throw mismatch(wanted: "text") }
        return String(decoding: textBytes, as: UTF8.self)
    }

    func blob() throws(SQLiteError) -> [UInt8] {
        guard type == SQLITE_BLOB else { throw mismatch(wanted: "a blob") }
        let start = sqlite3_column_blob(handle, index)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index))))
    }
}

/// What can be read from a column.
public protocol ColumnReadable {
    /// Reads itself. - Throws: `mismatch` for a value of another type, never a trap.
    init(column: Column) throws(SQLiteError)
}

extension Int64: ColumnReadable {
    /// From an integer.
    public init(column: Column) throws(SQLiteError) {
        guard column.type == SQLITE_INTEGER else { throw column.mismatch(wanted: "an integer") }
        self = sqlite3_column_int64(column.handle, column.index)
    }
}

extension Int: ColumnReadable {
    /// From an integer.
    public init(column: Column) throws(SQLiteError) {
        guard let value = Int(exactly: try Int64(column: column)) else {
            throw column.mismatch(wanted: "an integer of this machine")
        }
        self = value
    }
}

extension Bool: ColumnReadable {
    /// From 0 or 1.
    public init(column: Column) throws(SQLiteError) {
        switch try Int64(column: column) {
        case 0: self = false
        case 1: self = true
        default: throw column.mismatch(wanted: "0 or 1")
        }
    }
}

extension Double: ColumnReadable {
    /// From a real, or an integer that a double can hold exactly.
    public init(column: Column) throws(SQLiteError) {
        switch column.type {
        case SQLITE_FLOAT: self = sqlite3_column_double(column.handle, column.index)
        case SQLITE_INTEGER:
            guard let value = Double(exactly: try Int64(column: column)) else {
                throw column.mismatch(wanted: "a real")
            }
            self = value
        default: throw column.mismatch(wanted: "a real")
        }
    }
}

extension String: ColumnReadable {
    /// From text; bytes that are no UTF-8 become U+FFFD.
    public init(column: Column) throws(SQLiteError) {
        self = try column.text()
    }
}

extension [UInt8]: ColumnReadable {
    /// From a blob.
    public init(column: Column) throws(SQLiteError) {
        self = try column.blob()
    }
}

extension Optional: ColumnReadable where Wrapped: ColumnReadable {
    /// nil for NULL.
    @inlinable
    public init(column: Column) throws(SQLiteError) {
        self = column.isNull ? nil : try Wrapped(column: column)
    }
}
