/// What is done to the speakers of a session.
public enum Speakers {
    /// Gives a person a part in a session and in those that hold it again, after the others or at `position`.
    public static func add(
        _ person: ID<Person>, as role: SpeakerRole, at position: Int? = nil, to session: ID<Session>,
        in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Speaker {
        let session = try original(of: session, in: event, tx)
        guard try tx.people.find(person) != nil else { throw DomainError.notFound("There is no such person.") }
        let others = try tx.speakers.all(inSession: session)
        try requireNewPart(person, role, among: others, but: nil)
        let last = others.map(\.speaker.position).max() ?? 0
        return try tx.insert(
            Speaker(session: session, person: person, role: role, position: position ?? last + 1))
    }

    /// Changes role and position of a part.
    public static func update(
        _ id: ID<Speaker>, role: SpeakerRole, position: Int, of session: ID<Session>, in event: ID<Event>,
        _ tx: any WriteTransaction
    ) throws -> Speaker {
        var speaker = try found(id, of: session, in: event, tx)
        if speaker.role == role, speaker.position == position { return speaker }
        try requireNewPart(speaker.person, role, among: try tx.speakers.all(inSession: speaker.session), but: id)
        speaker.role = role
        speaker.position = position
        try tx.save(speaker)
        return speaker
    }

    /// Ends a part; the person stays.
    public static func remove(
        _ id: ID<Speaker>, from session: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws {
        _ = try found(id, of: session, in: event, tx)
        try tx.delete(id)
    }

    /// The people who speak at an event, by name, each with their sessions' speakers' parts in agenda order.
    public static func people(in items: [AgendaItem]) -> [SpeakingPerson] {
        var positions: [ID<Person>: Int] = [:]
        var people: [SpeakingPerson] = []
        for item in items {
            for part in item.speakers {
                if let position = positions[part.person.id] {
                    people[position].parts.append(SpeakingPart(role: part.speaker.role, item: item))
                } else {
                    positions[part.person.id] = people.count
                    people.append(
                        SpeakingPerson(person: part.person, parts: [SpeakingPart(role: part.speaker.role, item: item)]))
                }
            }
        }
        return people.sorted { a, b in
            (a.person.isPlaceholder ? 1 : 0, a.person.displayName.lowercased(), a.person.id)
                < (b.person.isPlaceholder ? 1 : 0, b.person.displayName.lowercased(), b.person.id)
        }
    }

    private static func found(
        _ id: ID<Speaker>, of session: ID<Session>, in event: ID<Event>, _ tx: any ReadTransaction
    ) throws -> Speaker {
        let session = try original(of: session, in: event, tx)
        guard let speaker = try tx.speakers.find(id, in: session) else {
            throw DomainError.notFound("There is no such speaker in this session.")
        }
        return speaker
    }

    private static func requireNewPart(
        _ person: ID<Person>, _ role: SpeakerRole, among others: [SessionSpeaker], but own: ID<Speaker>?
    ) throws(DomainError) {
        let same = others.first { $0.speaker.person == person && $0.speaker.role == role && $0.speaker.id != own }
        if let same {
            throw .invalid([
                FieldProblem(
                    "role", "\(same.person.displayName) has this role in the session already.", value: role.rawValue)
            ])
        }
    }

    /// The session that has the speakers of this one.
    private static func original(
        of session: ID<Session>, in event: ID<Event>, _ tx: any ReadTransaction
    ) throws -> ID<Session> {
        try Sessions.found(session, in: event, tx).original
    }
}

/// A person with everything they do at one event.
public struct SpeakingPerson: Hashable, Sendable {
    public var person: Person
    public var parts: [SpeakingPart]

    public init(person: Person, parts: [SpeakingPart]) {
        self.person = person
        self.parts = parts
    }
}

public struct SpeakingPart: Hashable, Sendable {
    public var role: SpeakerRole
    public var item: AgendaItem

    public init(role: SpeakerRole, item: AgendaItem) {
        self.role = role
        self.item = item
    }
}
