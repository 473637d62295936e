public import TimeZones

/// One item of an agenda. A session without a slot is unscheduled.
public struct Session: Hashable, Sendable {
    public var id: ID<Session>
    public let event: ID<Event>
    public var key: SessionKey
    public var details: SessionDetails
    public var slot: Slot?
    /// The session that this one holds again; its title, kind, track, abstract and speakers are that one's.
    public let repeats: ID<Session>?
    /// The session's name in every calendar, `<uuid>@<host>`: made once, never changed (RFC 5545 3.8.4.7).
    public let uid: String
    /// As calendars were told last: raised by a release in which time, place, state or title are others
    /// (RFC 5545 3.8.7.4).
    public var sequence: Int
    /// When the session was first in a release; nil while the public has never been shown it.
    public var announcedAt: Instant?
    public let createdAt: Instant
    /// In a release: when it last changed anything that a calendar shows of the session. In the draft: the last edit.
    public var changedAt: Instant
    public var version: Int

    public init(
        id: ID<Session> = .unsaved, event: ID<Event>, key: SessionKey, details: SessionDetails, slot: Slot? = nil,
        repeats: ID<Session>? = nil, uid: String, sequence: Int = 0, announcedAt: Instant? = nil, createdAt: Instant,
        changedAt: Instant,
        version: Int = 1
    ) {
        self.id = id
        self.event = event
        self.key = key
        self.details = details
        self.slot = slot
        self.repeats = repeats
        self.uid = uid
        self.sequence = sequence
        self.announcedAt = announcedAt
        self.createdAt = createdAt
        self.changedAt = changedAt
        self.version = version
    }

    /// The session whose details and speakers this one has: itself, or the one that it repeats.
    public var original: ID<Session> { repeats ?? id }

    /// Seconds that the session takes: as asked for, else as placed, else 45 minutes.
    public var usualLength: Int64 { details.duration.map { Int64($0) * 60 } ?? slot?.length ?? 2_700 }

    /// Whether the session only keeps a room or a time for organisers: housekeeping that stays a draft. It takes its place
    /// among the others, and no release shows it.
    public var isBlocker: Bool { details.kind == .admin && details.state == .draft }

    /// Whether a release shows the session: it has a slot, and is confirmed or was shown before it was cancelled.
    public var isReleasable: Bool { slot != nil && isAnnounceable }

    private var isAnnounceable: Bool {
        switch details.state {
        case .draft: false
        case .confirmed: true
        case .cancelled: announcedAt != nil
        }
    }
}

/// What an organiser decides about a session.
public struct SessionDetails: Hashable, Sendable {
    public var title: String
    public var kind: SessionKind
    public var state: SessionState
    public var track: ID<Track>?
    public var abstract: String
    /// Minutes that were asked for; nil when nobody said.
    public var duration: Int?
    /// How many people are expected; nil when nobody said.
    public var expected: Int?
    /// Whether the session stays where it is when an agenda is proposed or put right.
    public var isPinned: Bool

    public init(
        title: String, kind: SessionKind = .talk, state: SessionState = .draft, track: ID<Track>? = nil,
        abstract: String = "", duration: Int? = nil, expected: Int? = nil, isPinned: Bool = false
    ) {
        self.title = title
        self.kind = kind
        self.state = state
        self.track = track
        self.abstract = abstract
        self.duration = duration
        self.expected = expected
        self.isPinned = isPinned
    }

    /// These, with what a session and those that repeat it have in common taken from `other`.
    func sharing(_ other: SessionDetails) -> SessionDetails {
        var details = self
        details.title = other.title
        details.kind = other.kind
        details.track = other.track
        details.abstract = other.abstract
        return details
    }
}

/// How calendars know a session from another installation, so that whoever has subscribed keeps one entry for it.
public struct CalendarIdentity: Hashable, Sendable {
    /// ``Session/uid``.
    public let uid: String
    /// As calendars were told last; nil for a session that was never shown.
    public let sequence: Int?

    public init(uid: String, sequence: Int? = nil) {
        self.uid = uid
        self.sequence = sequence
    }

    /// Reads `uid` and `sequence`. Nil without a UID.
    public static func read(_ reader: inout FieldReader) -> CalendarIdentity? {
        let uid = reader.value("uid", orSay: "Use at most 255 letters, digits and signs of ASCII, without blanks.") {
            isUID($0) ? $0 : nil
        }
        let sequence = reader.number("sequence", in: 0...1_000_000_000)
        return uid.map { CalendarIdentity(uid: $0, sequence: sequence) }
    }

    private static func isUID(_ text: String) -> Bool {
        text.utf8.count <= 255 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}

/// A session's own stable name, unique in its event: what files call it, and how addresses end.
///
/// 1 to 80 letters, digits, `-`, `_` and `.` of ASCII, neither first nor last a dot.
public struct SessionKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let description: String

    public init?(_ text: some StringProtocol) {
        // Not over `text` itself, whose type is not known here: that was three times slower.
        let key = String(text)
        let isAllowed = { (byte: UInt8) in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        let dot = UInt8(ascii: ".")
        guard (1...80).contains(key.utf8.count), key.utf8.allSatisfy(isAllowed), key.utf8.first != dot,
            key.utf8.last != dot
        else { return nil }
        // "new" is the address of the form for a new session, ".ics" that of its calendar.
        guard !key.utf8.elementsEqual("new".utf8), !key.utf8.suffix(4).map({ $0 | 0x20 }).elementsEqual(".ics".utf8)
        else { return nil }
        description = key
    }

    public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

public enum SessionKind: String, CaseIterable, Hashable, Sendable {
    case plenary, keynote, breakout, roundtable, panel, workshop, talk, `break`, meal, networking, admin

    public var label: Message {
        switch self {
        case .plenary: "Plenary"
        case .keynote: "Keynote"
        case .breakout: "Break-out"
        case .roundtable: "Roundtable"
        case .panel: "Panel"
        case .workshop: "Workshop"
        case .talk: "Talk"
        case .break: "Break"
        case .meal: "Meal"
        case .networking: "Networking"
        case .admin: "Housekeeping"
        }
    }

    /// Whether the session is a pause between content: a break, a meal, networking.
    public var isPause: Bool { self == .break || self == .meal || self == .networking }
}

public enum SessionState: String, CaseIterable, Hashable, Sendable {
    case draft, confirmed, cancelled

    public var label: Message {
        switch self {
        case .draft: "Draft"
        case .confirmed: "Confirmed"
        case .cancelled: "Cancelled"
        }
    }
}

public protocol SessionReading {
    /// The session with this id, when it belongs to the event.
    func find(_ id: ID<Session>, in event: ID<Event>) throws -> Session?
    func find(_ key: SessionKey, in event: ID<Event>) throws -> Session?
    /// The event that the session belongs to.
    func event(of id: ID<Session>) throws -> ID<Event>?
    /// The event's sessions: scheduled ones by start, then room position, then id; then the unscheduled by title.
    func all(in event: ID<Event>) throws -> [Session]
    /// Whether a session of any event has this name in calendars.
    func hasUID(_ uid: String) throws -> Bool
    /// Those that repeat the session, by id.
    func repeats(of id: ID<Session>) throws -> [Session]
}

public protocol SessionWriting {
    /// Stores a new session with its slot, under its own number when it has one.
    func insert(_ session: Session) throws -> Session
    /// Stores the session as it now is, slot included.
    func save(_ session: Session) throws
    func delete(_ id: ID<Session>) throws
}
