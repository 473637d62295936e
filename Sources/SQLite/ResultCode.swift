import CSQLite

/// A result code of SQLite, extended or primary (https://sqlite.org/rescode.html).
public struct ResultCode: RawRepresentable, Hashable, Sendable {
    /// The number as in `sqlite3.h`.
    public var rawValue: Int32

    /// Any number; unknown ones are kept.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// The class of an extended code: `SQLITE_CONSTRAINT` of `SQLITE_CONSTRAINT_UNIQUE`.
    public var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

    /// Another connection holds the lock, and the busy timeout is over.
    public static let busy = ResultCode(rawValue: SQLITE_BUSY)
    /// A conflict inside this process.
    public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
    /// There is no room left on the disk.
    public static let full = ResultCode(rawValue: SQLITE_FULL)
    /// The operating system reported a failure.
    public static let inputOutput = ResultCode(rawValue: SQLITE_IOERR)
    /// The file is damaged.
    public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
    /// The file is no database.
    public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
    /// A write to something that may only be read.
    public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
    /// The file cannot be opened or made.
    public static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
    /// Memory ran out.
    public static let noMemory = ResultCode(rawValue: SQLITE_NOMEM)
    /// `interrupt()` was called.
    public static let interrupted = ResultCode(rawValue: SQLITE_INTERRUPT)
    /// A value of another type than the one asked for.
    public static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
    /// A column or parameter that is not there.
    public static let range = ResultCode(rawValue: SQLITE_RANGE)
    /// Wrong SQL, or a table that does not exist.
    public static let error = ResultCode(rawValue: SQLITE_ERROR)
    /// Any constraint (primary code).
    public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)

    // Written out because the extended codes are macros with arithmetic, which do not reach Swift.
    static let constraintCheck = extended(1)
    static let constraintForeignKey = extended(3)
    static let constraintNotNull = extended(5)
    static let constraintPrimaryKey = extended(6)
    static let constraintTrigger = extended(7)
    static let constraintUnique = extended(8)
    static let constraintRowID = extended(10)
    static let constraintDataType = extended(12)

    private static func extended(_ number: Int32) -> ResultCode {
        ResultCode(rawValue: SQLITE_CONSTRAINT | number << 8)
    }
}
