/// What is done to people.
public enum People {
    /// Makes a person; an e-mail address that somebody has already is refused.
    public static func create(_ details: consuming PersonDetails, in tx: any WriteTransaction) throws -> Person {
        try requireFreeAddress(details.email, but: nil, tx)
        return try tx.insert(Person(details: details, createdAt: tx.now, changedAt: tx.now))
    }

    /// The person meant by an e-mail address, or without one by name and organisation.
    public static func known(by details: PersonDetails, in tx: any ReadTransaction) throws -> Person? {
        if let email = details.email { return try tx.people.find(email) }
        return try tx.people.find(name: details.name, organisation: details.organisation)
    }

    /// How much of the person is theirs who has these rights.
    public static func reach(
        _ rights: Rights, to id: ID<Person>, in tx: any ReadTransaction
    ) throws -> PersonReach {
        if rights.may(.organise) { return .whole }
        return rights.reach(try tx.people.parts(of: id), shownBy: try tx.releases.events(showing: id))
    }

    /// Changes a person. What releases show of a speaker stays as it is until the next one.
    public static func update(
        _ id: ID<Person>, to details: PersonDetails, expecting version: Int? = nil, in tx: any WriteTransaction
    ) throws -> Person {
        guard var person = try tx.people.find(id) else { throw DomainError.notFound("There is no such person.") }
        try requireVersion(version, of: person.version)
        if person.details == details, person.details.email?.description == details.email?.description { return person }
        try requireFreeAddress(details.email, but: id, tx)
        person.details = details
        person.version += 1
        person.changedAt = tx.now
        try tx.save(person)
        return person
    }

    /// Takes away a person who has no part in any event. Releases forget them, too.
    public static func delete(_ id: ID<Person>, in tx: any WriteTransaction) throws {
        guard try tx.people.find(id) != nil else { throw DomainError.notFound("There is no such person.") }
        let parts = try tx.people.parts(of: id).count
        if parts > 0 {
            throw DomainError.conflict(
                Message(
                    count: parts, one: "This person has {0} part in an event. End it first.",
                    other: "This person has {0} parts in events. End them first."))
        }
        let events = try tx.releases.events(showing: id)
        try tx.delete(id)
        for event in events { try tx.raiseRevision(of: event) }
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
