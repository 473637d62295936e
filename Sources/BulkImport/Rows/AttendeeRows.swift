import Domain

struct AttendeeRows: RowTaker {
    let event: Event
    private var people = PersonUpsert()
    private var seen = Seen<Attendee>()

    init(event: Event) { self.event = event }

    var events: [Slug] { [event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let known = try people.known(by: row.fields, in: tx)
        let old = try known.flatMap { try tx.attendees.find(person: $0.id, in: event.id) }
        // The first reading's problems stay in the reader, so the second throws them all, its own included.
        let read = try? PersonDetails.read(&row.fields, over: known?.details)
        let details = try AttendeeDetails.read(&row.fields, over: old?.details)
        guard let person = read else { throw DomainError.invalid(row.fields.problems) }
        guard let known else { return try takeNew(person, details, line: row.line, in: tx) }

        // What can still be refused comes before what cannot, so that a refused row leaves nothing behind.
        try people.requireAgreement(person, with: known)
        let placing = try place(known, details, over: old, line: row.line, in: tx)
        let storing = try people.store(person, over: known, line: row.line, in: tx).outcome
        return placing == .unchanged ? storing : placing
    }

    private mutating func takeNew(
        _ person: PersonDetails, _ details: AttendeeDetails, line: Int, in tx: any WriteTransaction
    ) throws -> Outcome {
        let (new, _) = try people.store(person, over: nil, line: line, in: tx)
        do {
            return try place(new, details, over: nil, line: line, in: tx)
        } catch {
            try People.delete(new.id, in: tx)
            throw error
        }
    }

    private mutating func place(
        _ person: Person, _ details: AttendeeDetails, over old: Attendee?, line: Int, in tx: any WriteTransaction
    ) throws -> Outcome {
        guard let old else {
            seen.note(try Attendees.add(person.id, details, to: event.id, tx).id, line: line)
            return .created
        }
        if old.details != details {
            try seen.requireAgreement(about: old.id, by: person.details.email == nil ? "name" : "email")
        }
        let attendee = try Attendees.update(old.id, in: event.id, to: details, tx)
        seen.note(attendee.id, line: line)
        return attendee.version == old.version ? .unchanged : .changed
    }
}
