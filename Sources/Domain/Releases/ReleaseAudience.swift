/// Who must hear of a release: everybody for whom a time or a place became another.
public struct ReleaseAudience: Hashable, Sendable {
    /// Speakers first, then attendees, each by name.
    public let people: [ReleaseListener]

    /// Those whom the step from one agenda to another concerns.
    ///
    /// A speaker is concerned by a session that is new, moved or cancelled, and by being given or losing a part in one;
    /// an attendee by a move or a cancellation of what is in their agenda. An attendee has chosen one of the times that a
    /// session is held, so for them each time is compared with itself, as their calendar does.
    public init(
        from before: [AgendaItem], to after: [AgendaItem], at event: ID<Event>, in tx: any ReadTransaction
    ) throws {
        var news: [Listener: [ReleaseNews]] = [:]
        for change in AgendaDiff(from: before, to: after).changes {
            for (person, kind) in Self.speakers(change) {
                news[Listener(person: person, isSpeaker: true), default: []].append(.init(kind: kind, change: change))
            }
        }
        let choices = try tx.personalAgendas.attendees(in: event)
        let now = Dictionary(after.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        for old in before {
            guard let people = choices[old.session.id], let change = AgendaChange(from: old, to: now[old.session.id]),
                let kind = [.cancelled, .moved].first(where: change.kinds.contains)
            else { continue }
            for person in people {
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

    private static func speakers(_ change: AgendaChange) -> [(ID<Person>, AgendaChange.Kind)] {
        let (before, after) = (people(change.before), people(change.after))
        var concerned: [(ID<Person>, AgendaChange.Kind)] = after.subtracting(before).sorted().map { ($0, .new) }
        concerned += before.subtracting(after).sorted().map { ($0, .cancelled) }
        if change.kinds.contains(.moved) { concerned += before.intersection(after).sorted().map { ($0, .moved) } }
        return concerned
    }

    /// Those who have a part in what takes place.
    private static func people(_ item: AgendaItem?) -> Set<ID<Person>> {
        guard let item, item.isHeld else { return [] }
        return Set(item.speakers.map(\.person.id))
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
