import CSQLite

/// A connection to one database file, or to a private database in memory.
///
/// Used by one thread at a time. Set up for a server: foreign keys on, schema not trusted, WAL with
/// `synchronous=FULL` (a commit that returned survives a power cut), waits for locks up to the busy timeout.
// @unchecked Sendable because: its owner hands it from one thread to the next under a lock of its own (the
// connection is opened without SQLite's), and nothing here may be called by two threads at once.
public final class Connection: @unchecked Sendable {
    /// What may be done to the file.
    public enum Mode: Hashable, Sendable {
        /// Read and write; the file is made when it is not there.
        case readWrite
        /// Read; the file must be there.
        case readOnly
    }

    /// The C connection, kept open until the last statement of it is gone.
    final class Handle {
        let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) {
            self.pointer = pointer
        }

        deinit {
            sqlite3_close_v2(pointer)
        }

        func error(_ code: Int32, sql: String? = nil) -> SQLiteError {
            SQLiteError(
                code: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(pointer)), sql: sql)
        }
    }

    let handle: Handle
    private var cache: StatementCache
    /// Rows that may wait to be inserted, those of a table before those that refer to it.
    public var batches: [RowBatch] = []
    /// See `insideTransaction`.
    var needsTransaction = false

    /// Opens a file.
    /// - Parameters:
    ///   - path: a path, never a URI.
    ///   - busyTimeout: how long to wait for another connection's lock, in milliseconds.
    ///   - cachedStatements: how many prepared statements to keep.
    ///   - cacheSize: memory for pages of the file, in KiB, taken as it is needed.
    /// - Throws: `cannotOpen`, `notADatabase`, `corrupt` and the like.
    public convenience init(
        path: String, mode: Mode, busyTimeout: Int32 = 5000, cachedStatements: Int = 128, cacheSize: Int = 4096
    ) throws(SQLiteError) {
        let flags = mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        try self.init(Self.plain(path), flags: flags, busyTimeout: busyTimeout, cachedStatements: cachedStatements)
        try setCacheSize(cacheSize)
        try useWriteAheadLog(mode)
    }

    /// Memory for pages of the file, in KiB; sorting may take as much again.
    public var cacheSize: Int {
        get throws { try first("PRAGMA cache_size") { max(0, -(try $0[0] as Int)) } ?? 0 }
    }

    /// As the parameter of the initialiser.
    public func setCacheSize(_ size: Int) throws(SQLiteError) { try execute("PRAGMA cache_size = -\(size)") }

    /// Gives back what memory SQLite can do without, page cache included.
    public func releaseMemory() {
        sqlite3_db_release_memory(handle.pointer)
    }

    /// The path so written that SQLite takes it for one: Debian's build reads a leading `file:` as a URI, and
    /// `:memory:` would be no file.
    static func plain(_ path: String) -> String {
        path.hasPrefix("/") ? path : "./" + path
    }

    /// A new, empty database that lives in memory and dies with the connection.
    public static func inMemory(cachedStatements: Int = 128) throws(SQLiteError) -> Connection {
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
        return try Connection(":memory:", flags: flags, busyTimeout: 0, cachedStatements: cachedStatements)
    }

    /// Before the first connection; a twentieth of an import went into locks around counters that nobody reads.
    private static let isSetUp: Bool = csqlite_count_no_memory() == SQLITE_OK

    private init(_ path: String, flags: Int32, busyTimeout: Int32, cachedStatements: Int) throws(SQLiteError) {
        _ = Self.isSetUp
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let opened else {
            throw SQLiteError(code: .noMemory, message: "there is no memory for a connection")
        }
        handle = Handle(opened)
        cache = StatementCache(capacity: cachedStatements)
        guard code == SQLITE_OK else { throw handle.error(code) }
        sqlite3_busy_timeout(opened, busyTimeout)
        csqlite_set_defensive(opened)
        try execute(
            """
            PRAGMA foreign_keys = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON;
            PRAGMA temp_store = MEMORY;
            """)
    }

    deinit {
        cache.removeAll()
    }

    /// The log may grow to what the largest import needs, and shrinks to 64 MiB at the next checkpoint.
    private func useWriteAheadLog(_ mode: Mode) throws(SQLiteError) {
        guard mode == .readWrite else { return }
        let journal: String?
        do {
            journal = try first("PRAGMA journal_mode = WAL") { try $0[0] }
        } catch let error as SQLiteError {
            throw error
        } catch {
            throw SQLiteError(code: .error, message: "\(error)")
        }
        guard journal == "wal" else {
            throw SQLiteError(code: .inputOutput, message: "the file system of the database offers no write-ahead log")
        }
        // Temporary files instead of memory: inside a savepoint SQLite 3.40 keeps the pages to restore in a list in memory,
        // and walks all of it after each statement. 7,181 rows of a file changed in 6.5 s instead of 24.7 s.
        try execute("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = FILE;")
    }

    /// Runs any number of statements without parameters, such as a migration.
    public func execute(_ script: String) throws(SQLiteError) {
        try writeBatches()
        let code = sqlite3_exec(handle.pointer, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw handle.error(code, sql: script) }
    }

    /// A statement of one's own, not shared with the cache: for a loop over many rows.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try writeBatches()
        return try Statement(sql, on: handle)
    }

    /// Runs one statement and gives the number of rows that it inserted, changed or deleted.
    @discardableResult
    public func run(_ sql: String, _ arguments: any Bindable...) throws -> Int {
        try withStatement(sql) { try $0.run(arguments) }
    }

    /// As the variadic form, with a list made elsewhere.
    @discardableResult
    public func run(_ sql: String, arguments: [any Bindable]) throws -> Int {
        try withStatement(sql) { try $0.run(arguments) }
    }

    /// Every row as a value.
    @inlinable
    public func all<Value>(
        _ sql: String, _ arguments: any Bindable..., value: (Row) throws -> Value
    ) throws -> [Value] {
        try withStatement(sql) { try $0.all(arguments, value) }
    }

    /// As the variadic form, with a list made elsewhere.
    @inlinable
    public func all<Value>(
        _ sql: String, arguments: [any Bindable], value: (Row) throws -> Value
    ) throws -> [Value] {
        try withStatement(sql) { try $0.all(arguments, value) }
    }

    /// The first row as a value, nil when there is none.
    @inlinable
    public func first<Value>(
        _ sql: String, _ arguments: any Bindable..., value: (Row) throws -> Value
    ) throws -> Value? {
        try withStatement(sql) { try $0.first(arguments, value) }
    }

    /// As the variadic form, with a list made elsewhere.
    @inlinable
    public func first<Value>(
        _ sql: String, arguments: [any Bindable], value: (Row) throws -> Value
    ) throws -> Value? {
        try withStatement(sql) { try $0.first(arguments, value) }
    }

    /// Hands every row over, in order, without keeping any.
    @inlinable
    public func forEach(_ sql: String, _ arguments: any Bindable..., body: (Row) throws -> Void) throws {
        try withStatement(sql) { try $0.forEach(arguments, body) }
    }

    /// As the variadic form, with a list made elsewhere.
    @inlinable
    public func forEach(_ sql: String, arguments: [any Bindable], body: (Row) throws -> Void) throws {
        try withStatement(sql) { try $0.forEach(arguments, body) }
    }

    /// The row id of the last insert on this connection.
    public var lastInsertRowID: Int64 { sqlite3_last_insert_rowid(handle.pointer) }

    /// The rows that the last insert, update or delete touched.
    public var changes: Int { Int(sqlite3_changes64(handle.pointer)) }

    /// How many prepared statements are kept now.
    var cachedStatementCount: Int { cache.count }

    @inlinable
    func withStatement<Result>(_ sql: String, _ body: (Statement) throws -> Result) throws -> Result {
        let statement = try cachedStatement(sql)
        defer { statement.isInUse = false }
        return try body(statement)
    }

    @usableFromInline
    func cachedStatement(_ sql: String) throws(SQLiteError) -> Statement {
        try writeBatches()
        return try takenStatement(sql)
    }

    func takenStatement(_ sql: String) throws(SQLiteError) -> Statement {
        guard !needsTransaction || isInTransaction else {
            throw SQLiteError(code: .error, message: "an earlier failure ended the transaction", sql: sql)
        }
        return try cache.take(sql, on: handle)
    }
}
