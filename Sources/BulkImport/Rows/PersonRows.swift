import Domain

struct PersonRows: RowTaker {
    let events: [Slug] = []
    private var people = PersonUpsert()

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let known = try people.known(by: row.fields, in: tx)
        let details = try PersonDetails.read(&row.fields, over: known?.details)
        let (person, outcome) = try people.store(details, over: known, &row, in: tx)
        people.note(person, &row)
        return outcome
    }
}

/// Finds or makes the person that a row names.
struct PersonUpsert {
    private var seen = Seen<Person>()

    /// The person whom the row's key fields name: by e-mail address, without one by name and organisation.
    func known(by fields: FieldReader, in tx: any ReadTransaction) throws -> Person? {
        let email = fields.given("email") ?? ""
        if !email.isEmpty {
            guard let address = EmailAddress(email) else { return nil }
            return try People.known(by: PersonDetails(name: "", email: address), in: tx)
        }
        let name = fields.given("name") ?? ""
        let organisation = fields.given("organisation") ?? ""
        if name.isEmpty, organisation.isEmpty { return nil }
        return try People.known(by: PersonDetails(name: name, organisation: organisation), in: tx)
    }

    /// Refuses details that contradict an earlier row about the same person.
    func requireAgreement(_ details: PersonDetails, with known: Person) throws(DomainError) {
        if details != known.details {
            try seen.requireAgreement(about: known.id, by: known.details.email == nil ? "name" : "email")
        }
    }

    /// To be told of by ``note(_:_:)``.
    mutating func store(
        _ details: PersonDetails, over known: Person?, _ row: inout RowReading, in tx: any WriteTransaction
    ) throws -> (person: Person, outcome: Outcome) {
        guard let known else {
            let person = try People.create(details, in: tx)
            row.name = person.displayName
            row.made(.person, person.id)
            return (person, .created)
        }
        try requireAgreement(details, with: known)
        let person = try People.update(known.id, to: details, in: tx)
        row.name = person.displayName
        if person.version == known.version { return (person, .unchanged) }
        try row.changed(
            .person, person.id, ImportKind.people.fields, from: Cells.of(known) + [known.details.biography],
            to: Cells.of(person) + [person.details.biography])
        return (person, .changed)
    }

    /// Notes that the row was about this person.
    mutating func note(_ person: Person, _ row: inout RowReading) { seen.note(person.id, &row) }
}
