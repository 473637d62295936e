import Domain

struct PersonRows: RowTaker {
    let events: [Slug] = []
    private var people: PersonUpsert

    init(by rights: Rights) { people = PersonUpsert(by: rights) }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let known = try PersonUpsert.known(by: &row.fields, in: tx)
        let details = try people.details(&row, of: known, in: tx)
        let (person, outcome) = try people.store(details, over: known, &row, in: tx)
        people.note(person, &row)
        return outcome
    }
}

/// Finds or makes the person that a row names. Who is not theirs to change, whose rights the file is brought in with,
/// stays as they are, and the row's other part is taken all the same.
struct PersonUpsert {
    private let rights: Rights
    private var seen = Seen<Person>()

    init(by rights: Rights) { self.rights = rights }

    /// The person whom the row's key fields name: by e-mail address, without one by name and organisation.
    static func known(by fields: inout FieldReader, in tx: any ReadTransaction) throws -> Person? {
        if let address = fields.address("email") { return try tx.people.find(address) }
        if fields.given("email")?.isEmpty == false { return nil }
        let name = fields.given("name") ?? ""
        let organisation = fields.given("organisation") ?? ""
        if name.isEmpty, organisation.isEmpty { return nil }
        return try People.known(by: PersonDetails(name: name, organisation: organisation), in: tx)
    }

    /// What the person is to be by this row.
    func details(_ row: inout RowReading, of known: Person?, in tx: any ReadTransaction) throws -> PersonDetails {
        guard let known else { return try PersonDetails.read(&row.fields) }
        switch try People.reach(rights, to: known.id, in: tx) {
        case .whole: return try PersonDetails.read(&row.fields, over: known.details)
        case .part:
            let read = try PersonDetails.read(&row.fields, over: known.details)
            let kept = ImportedField.between(
                Cells.all(of: known.details), Cells.all(of: read), ImportKind.people.fields)
            if !kept.isEmpty {
                let fields = kept.map(\.field.rawValue).joined(separator: ", ")
                row.remarks.append(
                    "\(known.displayName) is in other events, too, so what is known of them stays as it is: \(fields)")
            }
            return known.details
        case .none:
            // Read as if nobody were known, and called what the row calls them: nobody learns from a file that is only
            // looked at what is known of somebody else's people.
            let read = try PersonDetails.read(&row.fields)
            row.name = read.name.isEmpty ? read.organisation : read.name
            row.remarks.append(
                "\(row.name) is known from elsewhere, so what is known of them stays as it is, whatever this row says.")
            return known.details
        }
    }

    /// Refuses details that contradict an earlier row about the same person.
    func requireAgreement(_ details: PersonDetails, with known: Person) throws(DomainError) {
        if details != known.details {
            try seen.requireAgreement(about: known.id, by: known.details.email == nil ? "name" : "email")
        }
    }

    /// To be told of by ``note(_:_:)``.
    mutating func store(
        _ details: consuming PersonDetails, over known: Person?, _ row: inout RowReading, in tx: any WriteTransaction
    ) throws -> (person: Person, outcome: Outcome) {
        guard let known else {
            let person = try People.create(details, in: tx)
            row.name = person.displayName
            row.made(.person, person.id)
            return (person, .created)
        }
        try requireAgreement(details, with: known)
        let person = try People.update(known.id, to: details, in: tx)
        if row.name.isEmpty { row.name = person.displayName }
        if person.version == known.version { return (person, .unchanged) }
        try row.changed(
            .person, person.id, ImportKind.people.fields, from: Cells.all(of: known.details),
            to: Cells.all(of: person.details))
        return (person, .changed)
    }

    /// Notes that the row was about this person.
    mutating func note(_ person: Person, _ row: inout RowReading) { seen.note(person.id, &row) }
}
