import CSQLite

/// A prepared statement: compiled once, run many times. Belongs to its connection's thread.
///
/// What hands rows to a closure is inlinable, here and in `Connection`: specialised for the value that is read,
/// a list of 200 rows takes a third of the time.
public final class Statement {
    /// The SQL it was made of.
    public let sql: String

    let handle: OpaquePointer
    let connection: Connection.Handle
    let parameterCount: Int32
    /// Memory for the values of the next row.
    var spareValues: StatementValues?
    /// What ``insert(_:)`` has left bound, nothing when other values were bound since.
    var bound: [StatementValues.Slot] = []
    private lazy var columnNames: [String: Int] = {
        var names: [String: Int] = [:]
        for index in (0..<sqlite3_column_count(handle)).reversed() {
            if let name = sqlite3_column_name(handle, index) { names[String(cString: name)] = Int(index) }
        }
        return names
    }()

    /// For the statement cache: whether a query is running on it, and when it was last wanted.
    @usableFromInline var isInUse = false
    var lastUse: UInt64 = 0

    init(_ sql: String, on connection: Connection.Handle) throws(SQLiteError) {
        var prepared: OpaquePointer?
        var sqlCopy = sql
        let (code, hasRest) = sqlCopy.withUTF8 { text -> (Int32, Bool) in
            text.withMemoryRebound(to: CChar.self) { text in
                var rest: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    connection.pointer, text.baseAddress, Int32(clamping: text.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &rest)
                guard let start = text.baseAddress, let rest else { return (code, false) }
                let tail = text[(rest - start)...]
                return (code, tail.contains { !" \n\t\r;".utf8.contains(UInt8(bitPattern: $0)) })
            }
        }
        guard code == SQLITE_OK else { throw connection.error(code, sql: sql) }
        guard let prepared else {
            throw SQLiteError(code: .error, message: "there is no statement in the text", sql: sql)
        }
        guard !hasRest else {
            sqlite3_finalize(prepared)
            throw SQLiteError(code: .error, message: "there is more than one statement in the text", sql: sql)
        }
        handle = prepared
        parameterCount = sqlite3_bind_parameter_count(prepared)
        self.sql = sql
        self.connection = connection
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Runs it to its end and gives the number of rows that it inserted, changed or deleted (0 for a query).
    @discardableResult
    public func run(_ arguments: any Bindable...) throws -> Int {
        try run(arguments)
    }

    /// As the variadic form, with a list made elsewhere.
    @discardableResult
    public func run(_ arguments: [any Bindable]) throws -> Int {
        let before = sqlite3_total_changes64(connection.pointer)
        try forEach(arguments) { _ in }
        // `sqlite3_changes` would repeat the figure of an earlier statement after one that changes nothing.
        return sqlite3_total_changes64(connection.pointer) == before
            ? 0 : Int(sqlite3_changes64(connection.pointer))
    }

    /// Hands every row over, in order.
    @inlinable
    public func forEach(_ arguments: [any Bindable], _ body: (Row) throws -> Void) throws {
        defer { reset() }
        try bind(arguments)
        let row = Row(statement: self)
        while try step() { try body(row) }
    }

    /// Every row as a value.
    @inlinable
    public func all<Value>(_ arguments: [any Bindable], _ value: (Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try forEach(arguments) { values.append(try value($0)) }
        return values
    }

    /// The first row as a value, nil when there is none; what follows is not read.
    @inlinable
    public func first<Value>(_ arguments: [any Bindable], _ value: (Row) throws -> Value) throws -> Value? {
        defer { reset() }
        try bind(arguments)
        return try step() ? try value(Row(statement: self)) : nil
    }

    func columnIndex(of name: String) -> Int? { columnNames[name] }

    @usableFromInline
    func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.error(code, sql: sql)
        }
    }

    @usableFromInline
    func reset() {
        sqlite3_reset(handle)
        // Not left bound, because a long text would stay in memory as long as the statement is cached.
        sqlite3_clear_bindings(handle)
        bound = []
    }

    @usableFromInline
    func bind(_ arguments: [any Bindable]) throws(SQLiteError) {
        guard arguments.count == Int(parameterCount) else {
            let message = "\(arguments.count) values were given for \(parameterCount) parameters"
            throw SQLiteError(code: .range, message: message, sql: sql)
        }
        var position: Int32 = 1
        for argument in arguments {
            let code = bind(argument.databaseValue, at: position)
            guard code == SQLITE_OK else { throw connection.error(code, sql: sql) }
            position += 1
        }
    }

    // because: SQLITE_TRANSIENT is the C value -1 cast to a function pointer, which no import offers; it is never called, and
    // tells SQLite to copy the bytes before the call returns. Never changed, and so safe from any thread.
    nonisolated(unsafe) static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func bind(_ value: Value, at position: Int32) -> Int32 {
        let copy = Self.copied
        switch value {
        case .null: return sqlite3_bind_null(handle, position)
        case .integer(let value): return sqlite3_bind_int64(handle, position, value)
        case .real(let value): return sqlite3_bind_double(handle, position, value)
        case .text(var value):
            return value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // An empty String may have no address, which would bind NULL.
                    guard let start = characters.baseAddress else {
                        return sqlite3_bind_text(handle, position, "", 0, copy)
                    }
                    return sqlite3_bind_text64(
                        handle, position, start, UInt64(characters.count), copy, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let value):
            guard !value.isEmpty else { return sqlite3_bind_zeroblob(handle, position, 0) }
            return sqlite3_bind_blob64(handle, position, value, UInt64(value.count), copy)
        }
    }
}
