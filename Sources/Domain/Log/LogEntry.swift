public import TimeZones

/// One line of the log: who did what to what, when and from where. Never changed, and taken away only with everything
/// older, by ``LogRetention``.
public struct LogEntry: Hashable, Sendable {
    public var id: ID<LogEntry>
    public let at: Instant
    public let author: LogAuthor
    public let verb: LogVerb
    public let object: LogObject
    /// What the act changed, in the order in which the fields are always named.
    public let changes: [LogChange]

    public init(
        id: ID<LogEntry> = .unsaved, at: Instant, author: LogAuthor, verb: LogVerb, object: LogObject,
        changes: [LogChange] = []
    ) {
        self.id = id
        self.at = at
        self.author = author
        self.verb = verb
        self.object = object
        self.changes = changes
    }
}

/// What was done.
public enum LogVerb: String, CaseIterable, Hashable, Sendable {
    case added, changed, removed, imported, exported
    case signedIn = "signed in"
    case signedOut = "signed out"
    case signInFailed = "sign-in failed"
    case passwordSet = "password set"
    case roleGiven = "role given"
    case roleTaken = "role taken"
    case refused
    case purged, undone

    public var label: Message {
        switch self {
        case .added: "Added"
        case .changed: "Changed"
        case .removed: "Removed"
        case .imported: "Imported"
        case .exported: "Exported"
        case .signedIn: "Signed in"
        case .signedOut: "Signed out"
        case .signInFailed: "Sign-in failed"
        case .passwordSet: "Password set"
        case .roleGiven: "Role given"
        case .roleTaken: "Role taken"
        case .refused: "Refused"
        case .purged: "Purged"
        case .undone: "Undone"
        }
    }
}

/// What kind of thing an entry is about.
public enum LogKind: String, CaseIterable, Hashable, Sendable {
    case event, series, room, track, session, speaker, release, availability, waiver, person, attendee, round, table,
        seat,
        administrator, partner, file, page, log

    public var label: Message {
        switch self {
        case .event: "Event"
        case .series: "Series"
        case .room: "Room"
        case .track: "Track"
        case .session: "Session"
        case .speaker: "Speaker"
        case .release: "Release"
        case .availability: "Availability"
        case .waiver: "Waiver"
        case .person: "Person"
        case .attendee: "Attendee"
        case .round: "Round"
        case .table: "Table"
        case .seat: "Seat"
        case .administrator: "Administrator"
        case .partner: "Partner"
        case .file: "File"
        case .page: "Page"
        case .log: "Log"
        }
    }
}

/// What an entry is about. The name is that of the time, since the thing may be gone.
public struct LogObject: Hashable, Sendable {
    public var kind: LogKind
    public var id: Int64?
    public var name: String
    /// The event that it belongs to.
    public var event: ID<Event>?

    public init(_ kind: LogKind, id: Int64? = nil, name: String = "", event: ID<Event>? = nil) {
        self.kind = kind
        self.id = id
        self.name = Self.short(name, 200)
        self.event = event
    }

    /// At most so many characters, with an ellipsis in place of the rest.
    static func short(_ text: String, _ longest: Int) -> String {
        // Most texts are short by their bytes, and need no count of characters.
        text.utf8.count <= longest || text.count <= longest ? text : String(text.prefix(longest - 1)) + "…"
    }
}

/// One field before and after; an empty text is a field that had, or has, nothing.
public struct LogChange: Hashable, Sendable {
    public let field: Field
    public let before: String
    public let after: String

    /// Texts are cut to ``longestValue`` characters.
    public init(_ field: Field, from before: String, to after: String) {
        self.field = field
        self.before = LogObject.short(before, Self.longestValue)
        self.after = LogObject.short(after, Self.longestValue)
    }

    public static let longestValue = 500
}

extension [LogChange] {
    /// The fields that differ; nil stands for a thing that was, or is, not there.
    static func between(_ before: [LogValue]?, _ after: [LogValue]?) -> [LogChange] {
        if let before, let after {
            return zip(before, after).compactMap { old, new in
                old.text == new.text ? nil : LogChange(new.field, from: old.shown, to: new.shown)
            }
        }
        let values = (before ?? after ?? []).filter { !$0.text.isEmpty }
        return values.map {
            before == nil ? LogChange($0.field, from: "", to: $0.shown) : LogChange($0.field, from: $0.shown, to: "")
        }
    }
}

/// A field of a thing as the log compares and shows it.
struct LogValue: Hashable {
    let field: Field
    let text: String
    /// What the log says in place of the text.
    private let cover: String?

    /// `cover` stands in the log for a text that is not for everybody who reads it.
    init(_ field: Field, _ text: String, shownAs cover: String? = nil) {
        self.field = field
        self.text = text
        self.cover = cover
    }

    /// A text of which the log tells that it changed and not what it says: what is known of somebody's health or faith
    /// has no place in a record that nobody can correct.
    static func `private`(_ field: Field, _ text: String) -> LogValue { LogValue(field, text, shownAs: "•••") }

    var shown: String { text.isEmpty ? "" : cover ?? text }
}
