/// What is done to people.
public enum People {
    /// Makes a person; an e-mail address that somebody has already is refused.
    public static func create(_ details: PersonDetails, in tx: any WriteTransaction) throws -> Person {
        try requireFreeAddress(details.email, but: nil, tx)
        return try tx.insert(Person(details: details, createdAt: tx.now, changedAt: tx.now))
    }

    /// The person meant by an e-mail address, or without one by name and organisation.
    public static func known(by details: PersonDetails, in tx: any ReadTransaction) throws -> Person? {
        if let email = details.email { return try tx.people.find(email) }
        return try tx.people.find(name: details.name, organisation: details.organisation)
    }

    /// Changes a person; every session in which they speak counts as edited.
    public static func update(
        _ id: ID<Person>, to details: PersonDetails, expecting version: Int? = nil, in tx: any WriteTransaction
    ) throws -> Person {
        guard var person = try tx.people.find(id) else { throw DomainError.notFound("There is no such person.") }
        try requireVersion(version, of: person.version)
        if person.details == details, person.details.email?.description == details.email?.description { return person }
        try requireFreeAddress(details.email, but: id, tx)
        let old = person.details
        person.details = details
        person.version += 1
        person.changedAt = tx.now
        try tx.save(person)
        try announce(person, instead: old, in: tx)
        return person
    }

    /// Passes a change on to the events whose pages show the person. Only what the public sees of a speaker changes
    /// a session.
    private static func announce(_ person: Person, instead old: PersonDetails, in tx: any WriteTransaction) throws {
        let new = person.details
        let isShown =
            old.name != new.name || old.organisation != new.organisation || old.jobTitle != new.jobTitle
            || old.biography != new.biography
        guard isShown else { return }
        let events = try tx.speakers.events(of: person.id)
        if events.isEmpty { return }
        try tx.markSessionsChanged(ofSpeaker: person.id)
        for event in events { try tx.raiseRevision(of: event) }
    }

    /// Takes away a person who has no part in any event.
    public static func delete(_ id: ID<Person>, in tx: any WriteTransaction) throws {
        guard try tx.people.find(id) != nil else { throw DomainError.notFound("There is no such person.") }
        let parts = try tx.people.parts(of: id).count
        if parts > 0 {
            throw DomainError.conflict(
                Message(
                    count: parts, one: "This person has {0} part in an event. End it first.",
                    other: "This person has {0} parts in events. End them first."))
        }
        try tx.delete(id)
    }

    private static func requireFreeAddress(
        _ email: EmailAddress?, but own: ID<Person>?, _ tx: any ReadTransaction
    ) throws {
        if let email, let other = try tx.people.find(email), other.id != own {
            throw DomainError.invalid([
                FieldProblem(
                    "email", "\(other.displayName) has this e-mail address already.", value: email.description)
            ])
        }
    }
}
