import Domain

/// Who sits where. A row names a session, and with it a round, a table, a person, or all of these; a person has a round
/// (the first, when the row names none) and a table. What the row is about is the last of these that it names.
///
/// Seats are given when all rows were read: two who change places are in each other's way until then.
struct SeatRows: RowTaker {
    let event: Event
    private var seatings: [SessionKey: SessionSeating] = [:]

    init(event: Event) { self.event = event }

    var events: [Slug] { [event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let (session, person) = (try session(&row.fields, in: tx), try person(&row.fields, in: tx))
        let number = row.fields.number("round", in: 1...SeatingRound.mostNumber)
        guard let session else { throw DomainError.invalid(row.fields.problems) }
        var seating = try seatings[session.key] ?? SessionSeating(of: session, in: tx)
        let said = try seating.read(&row.fields, of: person, inRound: number)
        try seating.requireAgreement(said)

        row.name = person?.person.displayName ?? said.table?.name ?? session.details.title
        let outcome = try seating.take(said, &row, in: tx)
        seatings[session.key] = seating
        if let person, !person.attendee.details.status.mayCome {
            row.remarks.append(
                "\(person.person.displayName) is on the list as \(person.attendee.details.status.label), and has a seat."
            )
        }
        return outcome
    }

    mutating func finish(_ recorder: ImportRecorder, in tx: any WriteTransaction) throws -> [LateRefusal] {
        let inOrder = seatings.values.sorted { $0.session.id < $1.session.id }
        return try inOrder.flatMap { try $0.finish(recorder, in: tx) }
            .sorted { ($0.refusal.line, $0.refusal.column) < ($1.refusal.line, $1.refusal.column) }
    }

    private func session(_ fields: inout FieldReader, in tx: any ReadTransaction) throws -> Session? {
        let key = fields.requiredValue(
            "session", missing: "Name the session by its key.", orSay: "This can be no session's key."
        ) { SessionKey($0) }
        guard let key else { return nil }
        if let known = seatings[key] { return known.session }
        let session = try tx.sessions.find(key, in: event.id)
        if session == nil { fields.refuse("session", "The event has no session of this key. Add it first.") }
        return session
    }

    /// The attendee whom the row names, nil when it names nobody.
    private func person(_ fields: inout FieldReader, in tx: any ReadTransaction) throws -> AttendeeRow? {
        let email = fields.given("email") ?? ""
        let isNamed = !((fields.given("name") ?? "") + (fields.given("organisation") ?? "")).isEmpty
        if email.isEmpty, !isNamed { return nil }
        if !email.isEmpty, EmailAddress(email) == nil {
            fields.refuse("email", "Use an e-mail address such as name@example.org.")
            return nil
        }
        guard let person = try PersonUpsert.known(by: &fields, in: tx),
            let attendee = try tx.attendees.find(person: person.id, in: event.id)
        else {
            fields.refuse(email.isEmpty ? "name" : "email", "This is nobody on the list of attendees. Add them first.")
            return nil
        }
        return AttendeeRow(attendee: attendee, person: person)
    }
}
