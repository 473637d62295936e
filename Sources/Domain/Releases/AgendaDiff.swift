import TimeZones

/// What is different between two agendas, for people to read.
public struct AgendaDiff: Hashable, Sendable {
    /// By the start of the session as it is now, or was.
    public let changes: [AgendaChange]

    /// Compares two agendas as releases show them. A session that is held several times is matched pairwise, so that
    /// two of its times changing places is no change: first those that stand where they stood, then each with itself,
    /// then the earliest with the earliest.
    public init(from before: [AgendaItem], to after: [AgendaItem]) {
        let old = Dictionary(grouping: before, by: \.session.original)
        let new = Dictionary(grouping: after, by: \.session.original)
        var changes: [AgendaChange] = []
        for original in Set(old.keys).union(new.keys) {
            for (old, new) in Self.pairs(old[original] ?? [], new[original] ?? []) {
                if let change = AgendaChange(from: old, to: new) { changes.append(change) }
            }
        }
        self.changes = changes.sorted { $0.order < $1.order }
    }

    public var isEmpty: Bool { changes.isEmpty }

    /// How many changes there are of a kind.
    public func count(_ kind: AgendaChange.Kind) -> Int { changes.count { $0.kinds.contains(kind) } }

    private static func pairs(
        _ before: [AgendaItem], _ after: [AgendaItem]
    ) -> [(old: AgendaItem?, new: AgendaItem?)] {
        var (before, after) = (before, after)
        var pairs: [(AgendaItem?, AgendaItem?)] = []
        func match(_ isSame: (AgendaItem, AgendaItem) -> Bool) {
            for item in after {
                guard let index = before.firstIndex(where: { isSame($0, item) }) else { continue }
                pairs.append((before.remove(at: index), item))
                after.removeAll { $0.session.id == item.session.id }
            }
        }
        match { $0.standing == $1.standing }
        match { $0.session.id == $1.session.id }
        match { _, _ in true }
        return pairs + before.map { ($0, nil) } + after.map { (nil, $0) }
    }
}

/// What happened to one session, or to one of the times that it is held.
public struct AgendaChange: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Was not there, or had been cancelled.
        case new
        /// Is cancelled, or is there no longer.
        case cancelled
        /// Has another time or room.
        case moved
        case retitled
        /// Somebody speaks who did not, or the other way round, or in another role.
        case speakers
        /// Anything else that is shown: kind, track, abstract, what is said of a speaker.
        case edited

        public var label: Message {
            switch self {
            case .new: "New"
            case .cancelled: "Cancelled"
            case .moved: "Moved"
            case .retitled: "Retitled"
            case .speakers: "Speakers changed"
            case .edited: "Details changed"
            }
        }
    }

    public let before: AgendaItem?
    public let after: AgendaItem?
    /// At least one, in the order of the cases.
    public let kinds: [Kind]

    /// Nil when nothing changed that anybody could see.
    init?(from before: AgendaItem?, to after: AgendaItem?) {
        self.before = before
        self.after = after
        let held = (before?.isHeld ?? false, after?.isHeld ?? false)
        switch (held, before, after) {
        case ((false, true), _, _): kinds = [.new]
        case ((true, false), _, _): kinds = [.cancelled]
        case ((true, true), let before?, let after?): kinds = Self.kinds(before, after)
        default: kinds = []
        }
        if kinds.isEmpty { return nil }
    }

    private static func kinds(_ before: AgendaItem, _ after: AgendaItem) -> [Kind] {
        var kinds: [Kind] = []
        if before.standing != after.standing { kinds.append(.moved) }
        if before.session.details.title != after.session.details.title { kinds.append(.retitled) }
        if before.parts != after.parts { kinds.append(.speakers) }
        if kinds.isEmpty, ShownSession(after).isWordedOtherwise(than: ShownSession(before)) { kinds.append(.edited) }
        return kinds
    }

    /// The session as it is, or as it was when it is there no longer.
    public var item: AgendaItem {
        // because: a change has at least one of the two, or it would not have been made
        (after ?? before)!
    }

    /// Those who speak now and did not before.
    public var speakersAdded: [SessionSpeaker] { Self.missing(from: before, in: after) }
    /// Those who spoke before and do no longer.
    public var speakersRemoved: [SessionSpeaker] { Self.missing(from: after, in: before) }

    private static func missing(from one: AgendaItem?, in other: AgendaItem?) -> [SessionSpeaker] {
        let there = one?.parts ?? []
        return other?.speakers.filter { !there.contains(SpeakerPart($0)) } ?? []
    }

    fileprivate var order: Order { Order(item) }
}

extension AgendaItem {
    /// Whether it takes place.
    var isHeld: Bool { session.details.state != .cancelled }

    fileprivate var standing: Standing { Standing(slot: session.slot, room: room?.details.name, isHeld: isHeld) }
    fileprivate var parts: Set<SpeakerPart> { Set(speakers.map(SpeakerPart.init)) }
}

private struct Standing: Hashable {
    let start: Instant?
    let end: Instant?
    let room: String?
    let isHeld: Bool

    init(slot: Slot?, room: String?, isHeld: Bool) {
        start = slot?.start
        end = slot?.end
        self.room = room
        self.isHeld = isHeld
    }
}

private struct SpeakerPart: Hashable {
    let person: ID<Person>
    let role: SpeakerRole

    init(_ part: SessionSpeaker) {
        person = part.person.id
        role = part.speaker.role
    }
}

private struct Order: Comparable {
    let start: Instant
    let room: Int
    let id: ID<Session>

    init(_ item: AgendaItem) {
        start = item.session.slot?.start ?? Instant(secondsSince1970: .max)
        room = item.room?.position ?? 0
        id = item.session.id
    }

    static func < (a: Self, b: Self) -> Bool { (a.start, a.room, a.id) < (b.start, b.room, b.id) }
}
