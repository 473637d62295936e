import Domain

struct SpeakerRows: RowTaker {
    let event: Event
    private var people: PersonUpsert
    private var seen = Seen<Speaker>()
    /// The parts that rows without a role were about.
    private var roleless: Set<ID<Speaker>> = []

    init(event: Event, by rights: Rights) {
        self.event = event
        people = PersonUpsert(by: rights)
    }

    var events: [Slug] { [event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let session = try session(&row.fields, in: tx)
        let role: SpeakerRole? =
            row.fields.given("role") == nil ? nil : row.fields.choice("role", standard: SpeakerRole.speaker)
        let position = row.fields.number("position", in: 1...10_000)
        let known = try PersonUpsert.known(by: &row.fields, in: tx)
        let details = try people.details(&row, of: known, in: tx)
        guard let session else { throw DomainError.invalid(row.fields.problems) }

        let part = try known.flatMap { try knownPart(of: $0, as: role, in: session, tx) }
        if let part, position ?? part.position != part.position {
            try seen.requireAgreement(about: part.id, by: "position")
        }
        let (person, outcome) = try people.store(details, over: known, &row, in: tx)
        people.note(person, &row)
        guard let part else {
            let new = try Speakers.add(
                person.id, as: role ?? .speaker, at: position, to: session.id, in: event.id, tx)
            note(new, role, &row)
            row.made(.speaker, new.id)
            return .created
        }
        note(part, role, &row)
        guard let position, position != part.position else { return outcome }
        let changed = try Speakers.update(
            part.id, role: part.role, position: position, of: session.id, in: event.id, tx)
        try row.changed(.speaker, part.id, Cells.speakerFields, from: Cells.of(part), to: Cells.of(changed))
        return .changed
    }

    /// The part that a row is about. Without a role it is one that no other row was about, whatever its role: organisers may
    /// have given another than the file's people had when they came.
    private func knownPart(
        of person: Person, as role: SpeakerRole?, in session: Session, _ tx: any ReadTransaction
    ) throws -> Speaker? {
        let parts = try tx.speakers.all(inSession: session.original).map(\.speaker).filter { $0.person == person.id }
        if let role { return parts.first { $0.role == role } }
        return parts.first { !seen.has($0.id) } ?? parts.first { roleless.contains($0.id) || $0.role == .speaker }
    }

    private mutating func note(_ part: Speaker, _ role: SpeakerRole?, _ row: inout RowReading) {
        seen.note(part.id, &row)
        if role == nil { roleless.insert(part.id) }
    }

    private func session(_ fields: inout FieldReader, in tx: any ReadTransaction) throws -> Session? {
        let key = fields.requiredValue(
            "session", missing: "Name the session by its key.", orSay: "This can be no session's key."
        ) { SessionKey($0) }
        guard let key else { return nil }
        let session = try tx.sessions.find(key, in: event.id)
        if session == nil { fields.refuse("session", "The event has no session of this key. Add it first.") }
        return session
    }
}
