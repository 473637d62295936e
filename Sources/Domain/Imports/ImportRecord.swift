public import TimeZones

/// One file that was brought in and changed something, with what it takes to take it back.
public struct ImportRecord: Hashable, Sendable {
    public var id: ID<ImportRecord>
    public let at: Instant
    /// Who brought it in; names the file, too.
    public let author: LogAuthor
    /// What the file lists, in the words of the command line: `attendees`.
    public let kind: String
    /// The event that its rows belong to.
    public var event: ID<Event>?
    /// Rows that made something new, changed something, and changed nothing.
    public var created = 0
    public var changed = 0
    public var unchanged = 0
    /// Nil until it is taken back.
    public var undone: ImportUndoing?

    public init(
        id: ID<ImportRecord> = .unsaved, at: Instant, author: LogAuthor, kind: String, event: ID<Event>?,
        created: Int = 0, changed: Int = 0, unchanged: Int = 0, undone: ImportUndoing? = nil
    ) {
        self.id = id
        self.at = at
        self.author = author
        self.kind = kind
        self.event = event
        self.created = created
        self.changed = changed
        self.unchanged = unchanged
        self.undone = undone
    }
}

/// When an import was taken back, and by whom.
public struct ImportUndoing: Hashable, Sendable {
    public let at: Instant
    /// The administrator's address; empty for the command line.
    public let by: String

    public init(at: Instant, by: String) {
        self.at = at
        self.by = by
    }
}

/// Things that an import made, by consecutive numbers: a range takes no more room for 225,000 than for one.
public struct ImportAddition: Hashable, Sendable {
    public let kind: LogKind
    public let first: Int64
    public let last: Int64

    public init(_ kind: LogKind, from first: Int64, to last: Int64) {
        self.kind = kind
        self.first = first
        self.last = last
    }
}

/// One thing that an import changed.
public struct ImportChange: Hashable, Sendable {
    public let kind: LogKind
    public let object: Int64
    public let fields: [ImportedField]

    public init(_ kind: LogKind, _ object: Int64, _ fields: [ImportedField]) {
        self.kind = kind
        self.object = object
        self.fields = fields
    }
}

/// One field before and after a file was brought in, as files have it: whole, unlike in the log.
public struct ImportedField: Hashable, Sendable {
    public let field: Field
    public let before: String
    public let after: String

    public init(_ field: Field, from before: String, to after: String) {
        self.field = field
        self.before = before
        self.after = after
    }
}

public protocol ImportReading {
    func find(_ id: ID<ImportRecord>) throws -> ImportRecord?
    /// The newest of an event, or of the whole installation, at most `limit`, the newest first.
    func latest(in event: ID<Event>?, limit: Int) throws -> [ImportRecord]
    func additions(of id: ID<ImportRecord>) throws -> [ImportAddition]
    func changes(of id: ID<ImportRecord>) throws -> [ImportChange]
    /// How the columns of a kind of file with these headings were read last.
    func columns(_ kind: String, _ headings: String) throws -> ColumnMemory?
}

public protocol ImportWriting {
    func insert(_ record: ImportRecord) throws -> ImportRecord
    func save(_ record: ImportRecord) throws
    func add(_ addition: ImportAddition, to id: ID<ImportRecord>) throws
    func add(_ change: ImportChange, to id: ID<ImportRecord>) throws
    /// Forgets what an import made and changed, so that it can no longer be taken back.
    func forgetWork(of id: ID<ImportRecord>) throws
    /// Replaces what is remembered of the same headings.
    func remember(_ memory: ColumnMemory) throws
    func forgetColumns(_ kind: String, _ headings: String) throws
}
