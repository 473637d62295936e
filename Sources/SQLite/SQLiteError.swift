import CSQLite

/// What SQLite answered instead of doing what was asked, with the SQL that asked it.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The extended result code.
    public var code: ResultCode
    /// SQLite's own sentence, in English, for the log.
    public var message: String
    /// The statement, when there was one. Bound values are never part of it.
    public var sql: String?

    /// An error as SQLite would report it.
    public init(code: ResultCode, message: String, sql: String? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
    }

    /// The kind of constraint that was violated, nil when it was something else.
    public var constraint: Constraint? { Constraint(code) }

    /// What SQLite names as violated: `room.event, room.name` for the columns of a unique constraint, the name
    /// of a CHECK constraint or of an index on an expression; nil for foreign keys, which it does not name.
    ///
    /// SQLite has this in its message only; no other place reads error text.
    public var violated: String? {
        guard constraint != nil else { return nil }
        let mark = " constraint failed: "
        var rest = message.utf8[...]
        while rest.count > mark.utf8.count {
            if rest.starts(with: mark.utf8) { return String(rest.dropFirst(mark.utf8.count)) }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// Code, message and SQL in one line for the log.
    public var description: String {
        "SQLite error \(code.rawValue): \(message)" + (sql.map { " in: \($0)" } ?? "")
    }
}

/// The kinds of constraint whose violation a program can act on.
public enum Constraint: Hashable, Sendable {
    /// A CHECK of the table, or the column types of a STRICT table.
    case check
    /// A row that is referred to, or refers to nothing.
    case foreignKey
    /// A missing value.
    case notNull
    /// A second row with the same primary key.
    case primaryKey
    /// A second row with the same values of a UNIQUE constraint or index.
    case unique
    /// `RAISE` in a trigger.
    case trigger
    /// Any other one.
    case other

    init?(_ code: ResultCode) {
        guard code.primary == .constraint else { return nil }
        switch code {
        case .constraintCheck, .constraintDataType: self = .check
        case .constraintForeignKey: self = .foreignKey
        case .constraintNotNull: self = .notNull
        case .constraintPrimaryKey, .constraintRowID: self = .primaryKey
        case .constraintUnique: self = .unique
        case .constraintTrigger: self = .trigger
        default: self = .other
        }
    }
}
