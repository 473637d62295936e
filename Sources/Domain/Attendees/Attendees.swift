/// What is done to attendees.
public enum Attendees {
    /// Gives a person a place at an event, with any status: the office brings in what was agreed elsewhere.
    public static func add(
        _ person: ID<Person>, _ details: AttendeeDetails, to event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Attendee {
        guard try tx.people.displayName(person) != nil else { throw DomainError.notFound("There is no such person.") }
        if try tx.attendees.find(person: person, in: event) != nil {
            throw DomainError.invalid([FieldProblem("email", "This person is on the list of the event already.")])
        }
        if details.status.takesPlace { try requirePlace(in: event, tx) }
        return try tx.insert(
            Attendee(event: event, person: person, details: details, createdAt: tx.now, changedAt: tx.now))
    }

    /// Changes an attendee; a new status must be one that may follow the old.
    public static func update(
        _ id: ID<Attendee>, in event: ID<Event>, to details: AttendeeDetails, expecting version: Int? = nil,
        _ tx: any WriteTransaction
    ) throws -> Attendee {
        guard var attendee = try tx.attendees.find(id, in: event)?.attendee else {
            throw DomainError.notFound("There is no such attendee.")
        }
        try requireVersion(version, of: attendee.version)
        if attendee.details == details { return attendee }
        try requireStep(from: attendee.details.status, to: details.status)
        try store(details, over: &attendee, tx)
        return attendee
    }

    /// Gives an attendee back what was known before, whichever status that was: the way back is no step on.
    public static func restore(
        _ id: ID<Attendee>, in event: ID<Event>, to details: AttendeeDetails, _ tx: any WriteTransaction
    ) throws {
        guard var attendee = try tx.attendees.find(id, in: event)?.attendee else {
            throw DomainError.notFound("There is no such attendee.")
        }
        if attendee.details != details { try store(details, over: &attendee, tx) }
    }

    private static func store(
        _ details: AttendeeDetails, over attendee: inout Attendee, _ tx: any WriteTransaction
    ) throws {
        if details.status.takesPlace, !attendee.details.status.takesPlace { try requirePlace(in: attendee.event, tx) }
        attendee.details = details
        attendee.version += 1
        attendee.changedAt = tx.now
        try tx.save(attendee)
    }

    /// Moves an attendee on to another status.
    public static func change(
        _ id: ID<Attendee>, in event: ID<Event>, to status: AttendeeStatus, _ tx: any WriteTransaction
    ) throws -> Attendee {
        guard var details = try tx.attendees.find(id, in: event)?.attendee.details else {
            throw DomainError.notFound("There is no such attendee.")
        }
        details.status = status
        return try update(id, in: event, to: details, tx)
    }

    /// Takes an attendee off the list; the person stays.
    public static func remove(_ id: ID<Attendee>, from event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard try tx.attendees.find(id, in: event) != nil else {
            throw DomainError.notFound("There is no such attendee.")
        }
        try tx.delete(id)
    }

    private static func requireStep(from old: AttendeeStatus, to new: AttendeeStatus) throws(DomainError) {
        if old == new || old.next.contains(new) { return }
        let message: Message =
            if old.next.isEmpty {
                "\(old.label) is final: it cannot become \(new.label)."
            } else {
                "\(old.label) cannot become \(new.label), only: \(old.next.map(\.rawValue).joined(separator: ", "))."
            }
        throw .invalid([FieldProblem("status", message, value: new.rawValue)])
    }

    private static func requirePlace(in event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard let capacity = try tx.events.find(event)?.details.capacity else { return }
        if try tx.attendees.placesTaken(in: event) >= capacity {
            throw DomainError.invalid([
                FieldProblem(
                    "status",
                    Message(
                        count: capacity, one: "The event's {0} place is taken.",
                        other: "All {0} places of the event are taken."))
            ])
        }
    }
}
