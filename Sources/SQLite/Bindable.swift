/// One value as SQLite stores it.
public enum Value: Hashable, Sendable {
    /// SQL NULL.
    case null
    /// A signed 64-bit integer.
    case integer(Int64)
    /// An IEEE double.
    case real(Double)
    /// UTF-8 text; may hold NUL.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}

/// What can be given to a statement in place of a `?`.
public protocol Bindable {
    /// The value to store.
    var databaseValue: Value { get }
}

extension Value: Bindable {
    /// Itself.
    public var databaseValue: Value { self }
}

extension Int64: Bindable {
    /// As an integer.
    public var databaseValue: Value { .integer(self) }
}

extension Int: Bindable {
    /// As an integer.
    public var databaseValue: Value { .integer(Int64(self)) }
}

extension Bool: Bindable {
    /// 1 or 0.
    public var databaseValue: Value { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
    /// As a real; SQLite stores NaN as NULL.
    public var databaseValue: Value { .real(self) }
}

extension String: Bindable {
    /// As text.
    public var databaseValue: Value { .text(self) }
}

extension [UInt8]: Bindable {
    /// As a blob.
    public var databaseValue: Value { .blob(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
    /// NULL for nil.
    public var databaseValue: Value { self?.databaseValue ?? .null }
}
