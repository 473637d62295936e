import TimeZones

/// Something wrong with the placing of one or two sessions.
public struct Conflict: Hashable, Sendable {
    public let kind: ConflictKind
    /// The session that begins first; of those that begin together the one that was made first.
    public let first: ConflictParty
    /// The other session; nil where one is wrong on its own.
    public let second: ConflictParty?
    /// Whom it is about; nil when about nobody in particular.
    public let person: ConflictPerson?
    /// The room that it is about.
    public let room: Room?
    /// The track that both belong to, of ``ConflictKind/trackClash``.
    public let track: Track?
    /// The numbers that its sentence has.
    let measure: Measure?
    /// Who allows it, and why; nil while nobody does.
    public internal(set) var waiver: ConflictWaiver?

    /// A number, and the one that it should keep to.
    enum Measure: Hashable, Sendable {
        /// Sessions that the room holds at once.
        case atOnce(Int)
        /// People who are expected, and places.
        case expected(Int, places: Int)
        /// Attendees who have the session in their agenda, and places.
        case chosen(Int, places: Int)
        /// Minutes that there are, and those that should be.
        case minutes(Int, needed: Int)
        /// Attendees who have both.
        case attendees(Int)
    }

    init(
        _ kind: ConflictKind, _ first: ConflictParty, _ second: ConflictParty? = nil, person: ConflictPerson? = nil,
        room: Room? = nil, track: Track? = nil, measure: Measure? = nil
    ) {
        self.kind = kind
        self.first = first
        self.second = second
        self.person = person
        self.room = room
        self.track = track
        self.measure = measure
    }

    public var severity: ConflictSeverity { kind.severity }

    public var isWaived: Bool { waiver != nil }

    /// The one session or the two, in order.
    public var parties: [ConflictParty] { [first] + (second.map { [$0] } ?? []) }

    public func concerns(_ session: ID<Session>) -> Bool { first.id == session || second?.id == session }

    /// What tells the conflict from the event's others.
    public var identity: ConflictIdentity {
        ConflictIdentity(kind: kind, first: first.id, second: second?.id, person: person?.id)
    }

    /// Where its sessions stand, as text: a waiver counts as long as this is what it was.
    public var standing: String { parties.map(\.standing).joined(separator: "; ") }

    /// Whether a release has to wait for it: an error that nobody has waived, between sessions that it would show.
    public var stopsRelease: Bool {
        severity == .error && !isWaived && parties.allSatisfy { $0.state == .confirmed }
    }
}

/// A session as conflicts name it.
public struct ConflictParty: Hashable, Sendable {
    public let id: ID<Session>
    public let key: SessionKey
    public let title: String
    public let state: SessionState
    public let slot: Slot

    init(_ session: Session, at slot: Slot) {
        id = session.id
        key = session.key
        title = session.details.title
        state = session.details.state
        self.slot = slot
    }

    /// Start, end and room as numbers, for comparison only.
    fileprivate var standing: String {
        let room = slot.room.map { String($0.rawValue) } ?? "all"
        return "\(slot.start.secondsSince1970) \(slot.end.secondsSince1970) \(room)"
    }
}

/// Somebody whom a conflict is about.
public struct ConflictPerson: Hashable, Sendable {
    public let id: ID<Person>
    public let name: String
}

/// What tells one conflict of an event from another.
public struct ConflictIdentity: Hashable, Sendable {
    public let kind: ConflictKind
    public let first: ID<Session>
    public let second: ID<Session>?
    public let person: ID<Person>?

    public init(kind: ConflictKind, first: ID<Session>, second: ID<Session>? = nil, person: ID<Person>? = nil) {
        self.kind = kind
        self.first = first
        self.second = second
        self.person = person
    }
}

/// In addresses: `room-overlap.3.5.-` has its kind, both sessions and the person by number, and a hyphen for none.
extension ConflictIdentity: LosslessStringConvertible {
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, let kind = ConflictKind(rawValue: String(parts[0])), let first = ID<Session>(parts[1])
        else { return nil }
        let (second, person) = (ID<Session>(parts[2]), ID<Person>(parts[3]))
        guard second != nil || parts[2] == "-", person != nil || parts[3] == "-" else { return nil }
        self.init(kind: kind, first: first, second: second, person: person)
    }

    public var description: String {
        [kind.rawValue, first.description, second?.description ?? "-", person?.description ?? "-"]
            .joined(separator: ".")
    }
}
