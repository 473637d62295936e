import Domain

struct AttendeeRows: RowTaker {
    let event: Event
    private var people: PersonUpsert
    private var seen = Seen<Attendee>()

    init(event: Event, by rights: Rights) {
        self.event = event
        people = PersonUpsert(by: rights)
    }

    var events: [Slug] { [event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let known = try PersonUpsert.known(by: &row.fields, in: tx)
        let old = try known.flatMap { try tx.attendees.find(person: $0.id, in: event.id) }
        // The first reading's problems stay in the reader, so the second throws them all, its own included.
        let read = try? people.details(&row, of: known, in: tx)
        let details = try AttendeeDetails.read(&row.fields, over: old?.details)
        guard let person = read else { throw DomainError.invalid(row.fields.problems) }
        guard let known else { return try takeNew(person, details, &row, in: tx) }

        // What can still be refused comes before what cannot, so that a refused row leaves nothing behind.
        try people.requireAgreement(person, with: known)
        let placing = try place(known, details, over: old, &row, in: tx)
        let earlier = row.earlier
        let storing = try people.store(person, over: known, &row, in: tx).outcome
        people.note(known, &row)
        row.earlier = earlier
        return placing == .unchanged ? storing : placing
    }

    private mutating func takeNew(
        _ person: consuming PersonDetails, _ details: AttendeeDetails, _ row: inout RowReading,
        in tx: any WriteTransaction
    ) throws -> Outcome {
        let (new, _) = try people.store(person, over: nil, &row, in: tx)
        people.note(new, &row)
        do {
            return try place(new, details, over: nil, &row, in: tx)
        } catch {
            row.unmade(.person, new.id)
            try People.delete(new.id, in: tx)
            throw error
        }
    }

    private mutating func place(
        _ person: Person, _ details: AttendeeDetails, over old: Attendee?, _ row: inout RowReading,
        in tx: any WriteTransaction
    ) throws -> Outcome {
        guard let old else {
            let attendee = try Attendees.add(person.id, details, to: event.id, tx)
            seen.note(attendee.id, &row)
            row.made(.attendee, attendee.id)
            return .created
        }
        if old.details != details {
            try seen.requireAgreement(about: old.id, by: person.details.email == nil ? "name" : "email")
        }
        let attendee = try Attendees.update(old.id, in: event.id, to: details, tx)
        seen.note(attendee.id, &row)
        if attendee.version == old.version { return .unchanged }
        try row.changed(.attendee, attendee.id, Cells.attendeeFields, from: Cells.of(old), to: Cells.of(attendee))
        return .changed
    }
}
