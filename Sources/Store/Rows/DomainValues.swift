public import Domain
public import SQLite
public import TimeZones

// How the domain's values (public, because a conformance cannot be less than its type) stand in columns. A stored text that is no such value is an error, never a trap.

extension ID: Bindable, ColumnReadable {
    public var databaseValue: Value { .integer(rawValue) }

    public init(column: Column) throws(SQLiteError) {
        self.init(rawValue: try Int64(column: column))
    }
}

extension Instant: Bindable, ColumnReadable {
    public var databaseValue: Value { .integer(secondsSince1970) }

    public init(column: Column) throws(SQLiteError) {
        self.init(secondsSince1970: try Int64(column: column))
    }
}

extension CivilDate: Bindable, ColumnReadable {
    public var databaseValue: Value { .text(iso8601) }

    public init(column: Column) throws(SQLiteError) {
        guard let date = CivilDate(iso8601: try String(column: column)) else { throw column.mismatch(wanted: "a day") }
        self = date
    }
}

extension Slug: Bindable, ColumnReadable {
    public var databaseValue: Value { .text(description) }

    public init(column: Column) throws(SQLiteError) {
        guard let slug = Slug(try String(column: column)) else { throw column.mismatch(wanted: "a slug") }
        self = slug
    }
}

extension SessionKey: Bindable, ColumnReadable {
    public var databaseValue: Value { .text(description) }

    public init(column: Column) throws(SQLiteError) {
        guard let key = SessionKey(try String(column: column)) else { throw column.mismatch(wanted: "a session's key") }
        self = key
    }
}

extension EmailAddress: Bindable, ColumnReadable {
    public var databaseValue: Value { .text(description) }

    public init(column: Column) throws(SQLiteError) {
        guard let address = EmailAddress(try String(column: column)) else {
            throw column.mismatch(wanted: "an e-mail address")
        }
        self = address
    }
}

extension SignInToken.Hash: Bindable, ColumnReadable {
    public var databaseValue: Value { .blob(bytes) }

    public init(column: Column) throws(SQLiteError) {
        self.init(bytes: try [UInt8](column: column))
    }
}

extension Bindable where Self: RawRepresentable, RawValue == String {
    public var databaseValue: Value { .text(rawValue) }
}

extension ColumnReadable where Self: RawRepresentable, RawValue == String {
    public init(column: Column) throws(SQLiteError) {
        guard let value = Self(rawValue: try String(column: column)) else {
            throw column.mismatch(wanted: "one of the values of \(Self.self)")
        }
        self = value
    }
}

extension EventKind: Bindable, ColumnReadable {}
extension Visibility: Bindable, ColumnReadable {}
extension Registration: Bindable, ColumnReadable {}
extension TrackColour: Bindable, ColumnReadable {}
extension SessionKind: Bindable, ColumnReadable {}
extension SessionState: Bindable, ColumnReadable {}
extension SpeakerRole: Bindable, ColumnReadable {}
extension AttendeeCategory: Bindable, ColumnReadable {}
extension AttendeeStatus: Bindable, ColumnReadable {}
extension Role: Bindable, ColumnReadable {}
extension LogOrigin: Bindable, ColumnReadable {}
extension LogVerb: Bindable, ColumnReadable {}
extension LogKind: Bindable, ColumnReadable {}
extension ConflictKind: Bindable, ColumnReadable {}
