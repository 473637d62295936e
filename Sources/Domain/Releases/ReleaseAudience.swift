/// Who must hear of a release: everybody for whom a time or a place became another.
public struct ReleaseAudience: Hashable, Sendable {
    /// Speakers first, then attendees, each by name.
    public let people: [ReleaseListener]

    /// Those whom the changes concern.
    ///
    /// A speaker is concerned by a session that is new, moved or cancelled, and by being given or losing a part in one;
    /// an attendee by a move or a cancellation of what is in their agenda.
    public init(_ diff: AgendaDiff, at event: ID<Event>, in tx: any ReadTransaction) throws {
        var news: [Listener: [ReleaseNews]] = [:]
        for change in diff.changes {
            for (person, kind) in Self.speakers(change) {
                news[Listener(person: person, isSpeaker: true), default: []].append(.init(kind: kind, change: change))
            }
        }
        let choices = try tx.personalAgendas.attendees(in: event)
        for change in diff.changes {
            guard let kind = Self.slotKinds.first(where: change.kinds.contains), kind != .new else { continue }
            for person in choices[change.item.session.id] ?? [] {
                news[Listener(person: person, isSpeaker: false), default: []].append(.init(kind: kind, change: change))
            }
        }
        people = try news.compactMap { listener, news in
            try tx.people.find(listener.person).map {
                ReleaseListener(person: $0, isSpeaker: listener.isSpeaker, news: news)
            }
        }.sorted { $0.order < $1.order }
    }

    private struct Listener: Hashable {
        let person: ID<Person>
        let isSpeaker: Bool
    }

    private static let slotKinds: [AgendaChange.Kind] = [.new, .cancelled, .moved]

    private static func speakers(_ change: AgendaChange) -> [(ID<Person>, AgendaChange.Kind)] {
        let slotKind = slotKinds.first(where: change.kinds.contains)
        let (added, removed) = (change.speakersAdded.map(\.person.id), change.speakersRemoved.map(\.person.id))
        let stayed = change.item.speakers.map(\.person.id).filter { !added.contains($0) }
        var concerned: [(ID<Person>, AgendaChange.Kind)] = []
        if slotKind != .cancelled { concerned += Set(added).subtracting(stayed).sorted().map { ($0, .new) } }
        let gone = Set(removed).subtracting(change.item.speakers.map(\.person.id))
        if slotKind != .new { concerned += gone.sorted().map { ($0, .cancelled) } }
        if let slotKind { concerned += Set(slotKind == .new ? [] : stayed).sorted().map { ($0, slotKind) } }
        return concerned
    }
}

/// Somebody who must hear of a release.
public struct ReleaseListener: Hashable, Sendable {
    /// As they are now, with their e-mail address.
    public let person: Person
    public let isSpeaker: Bool
    /// In agenda order; at least one.
    public let news: [ReleaseNews]

    fileprivate var order: Order {
        Order(rank: isSpeaker ? 0 : 1, name: person.displayName.lowercased(), id: person.id)
    }

    fileprivate struct Order: Comparable {
        let rank: Int
        let name: String
        let id: ID<Person>

        static func < (a: Self, b: Self) -> Bool { (a.rank, a.name, a.id) < (b.rank, b.name, b.id) }
    }
}

/// What one of them must hear: that a time is new to them, moved or cancelled.
public struct ReleaseNews: Hashable, Sendable {
    public let kind: AgendaChange.Kind
    public let change: AgendaChange
}
