/// What is done to rounds, tables and seats. What an attendee is told of their seats is noted with the time, since their
/// calendar has to say when it changed last.
public enum Seats {
    /// Makes a round of a session. Throws for a number that the session has already.
    public static func create(
        _ details: SeatingRoundDetails, number: Int, of session: Session, _ tx: any WriteTransaction
    ) throws -> SeatingRound {
        guard (1...SeatingRound.mostNumber).contains(number) else {
            throw DomainError.invalid([
                FieldProblem("round", "Use a whole number from 1 to \(SeatingRound.mostNumber).", value: String(number))
            ])
        }
        if try tx.seating.rounds(of: session.id).contains(where: { $0.number == number }) {
            throw DomainError.invalid([
                FieldProblem("round", "The session has this round already.", value: String(number))
            ])
        }
        return try tx.insert(
            SeatingRound(event: session.event, session: session.id, number: number, details: details))
    }

    /// Changes when a round is. `isNew` says that this transaction made it, and goes on to say what it is: that is no change
    /// of it.
    public static func update(
        _ id: ID<SeatingRound>, in event: ID<Event>, to details: SeatingRoundDetails, isNew: Bool = false,
        _ tx: any WriteTransaction
    ) throws -> SeatingRound {
        guard var round = try tx.seating.findRound(id, in: event) else {
            throw DomainError.notFound("There is no such round.")
        }
        if round.details == details { return round }
        round.details = details
        round.version += isNew ? 0 : 1
        try tx.save(round)
        try tell(round.session, tx) { $0.round == id }
        return round
    }

    /// Takes away a round in which nobody has a seat.
    public static func delete(_ id: ID<SeatingRound>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard let round = try tx.seating.findRound(id, in: event) else {
            throw DomainError.notFound("There is no such round.")
        }
        try requireFree(round.session, tx) { $0.round == id }
        try tx.delete(id)
    }

    /// Makes a table of a session. Throws for a name that the session has already, letter case aside.
    public static func create(
        _ details: SeatingTableDetails, of session: Session, _ tx: any WriteTransaction
    ) throws -> SeatingTable {
        if try table(called: details.name, of: session.id, in: tx) != nil {
            throw DomainError.invalid([
                FieldProblem("table", "The session has a table of this name already.", value: details.name)
            ])
        }
        return try tx.insert(SeatingTable(event: session.event, session: session.id, details: details))
    }

    /// Changes a table. Whether its seats still fit, ``clashes(_:in:_:)`` tells, since a file may change both.
    /// `isNew` is as for a round.
    public static func update(
        _ id: ID<SeatingTable>, in event: ID<Event>, to details: SeatingTableDetails, isNew: Bool = false,
        _ tx: any WriteTransaction
    ) throws -> SeatingTable {
        guard var table = try tx.seating.findTable(id, in: event) else {
            throw DomainError.notFound("There is no such table.")
        }
        let old = table.details
        if old == details { return table }
        if let other = try self.table(called: details.name, of: table.session, in: tx), other.id != id {
            throw DomainError.invalid([
                FieldProblem("table", "The session has a table of this name already.", value: details.name)
            ])
        }
        table.details = details
        table.version += isNew ? 0 : 1
        try tx.save(table)
        if (old.name, old.topic) != (details.name, details.topic) { try tell(table.session, tx) { $0.table == id } }
        return table
    }

    /// Takes away a table at which nobody has a seat.
    public static func delete(_ id: ID<SeatingTable>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard let table = try tx.seating.findTable(id, in: event) else {
            throw DomainError.notFound("There is no such table.")
        }
        try requireFree(table.session, tx) { $0.table == id }
        try tx.delete(id)
    }

    /// The table of this name, letter case aside.
    public static func table(
        called name: String, of session: ID<Session>, in tx: any ReadTransaction
    ) throws -> SeatingTable? {
        let folded = name.lowercased()
        return try tx.seating.tables(of: session).first { $0.details.name.lowercased() == folded }
    }

    /// What could not be if these seats were given in the session beside those that it has.
    public static func clashes(
        _ wanted: [Seat], in session: Session, _ tx: any ReadTransaction
    ) throws -> [SeatingClash] {
        var plan = SeatingPlan(
            rounds: try tx.seating.rounds(of: session.id), tables: try tx.seating.tables(of: session.id),
            seats: try tx.seating.seats(of: session.id))
        for seat in wanted { plan.put(seat) }
        return try plan.clashes { try tx.attendees.find($0, in: session.event)?.person.displayName ?? "" }
    }

    /// Gives seats in a session, all of them or none: to those who have none in the round, and otherwise in place of theirs.
    /// Gives those that changed, as they are stored.
    ///
    /// Throws ``DomainError/invalid(_:)`` for what ``clashes(_:in:_:)`` finds.
    public static func give(
        _ wanted: [Seat], in session: Session, _ tx: any WriteTransaction
    ) throws -> [Seat] {
        let clashes = try clashes(wanted, in: session, tx)
        if !clashes.isEmpty { throw DomainError.invalid(clashes.map(\.problem)) }
        let stored = Dictionary(
            try tx.seating.seats(of: session.id).map { (SeatKey($0), $0) }, uniquingKeysWith: { first, _ in first })
        let saved = wanted.compactMap { seat -> Seat? in
            guard var old = stored[SeatKey(seat)], (old.table, old.details) != (seat.table, seat.details) else {
                return nil
            }
            (old.table, old.details) = (seat.table, seat.details)
            old.version += 1
            return old
        }
        try tx.save(saved)
        let made = try wanted.filter { stored[SeatKey($0)] == nil }.map { try tx.insert($0) }
        try tx.noteSeating(of: (saved + made).map(\.attendee), in: session.id)
        return saved + made
    }

    private struct SeatKey: Hashable {
        let round: ID<SeatingRound>
        let attendee: ID<Attendee>

        init(_ seat: Seat) { (round, attendee) = (seat.round, seat.attendee) }
    }

    /// Takes a seat away.
    public static func remove(_ id: ID<Seat>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard let seat = try tx.seating.findSeat(id, in: event) else {
            throw DomainError.notFound("There is no such seat.")
        }
        try tx.delete(id)
        try tx.noteSeating(of: [seat.attendee], in: seat.session)
    }

    /// Takes all seats, tables and rounds of a session away, and says how many seats there were.
    public static func clear(_ session: Session, _ tx: any WriteTransaction) throws -> Int {
        let seats = try tx.seating.seats(of: session.id)
        for seat in seats { try tx.delete(seat.id) }
        for table in try tx.seating.tables(of: session.id) { try tx.delete(table.id) }
        for round in try tx.seating.rounds(of: session.id) { try tx.delete(round.id) }
        try tx.noteSeating(of: Array(Set(seats.map(\.attendee))), in: session.id)
        return seats.count
    }

    private static func tell(
        _ session: ID<Session>, _ tx: any WriteTransaction, _ isConcerned: (Seat) -> Bool
    ) throws {
        let concerned = try tx.seating.seats(of: session).filter(isConcerned).map(\.attendee)
        try tx.noteSeating(of: Array(Set(concerned)), in: session)
    }

    private static func requireFree(
        _ session: ID<Session>, _ tx: any WriteTransaction, _ isThere: (Seat) -> Bool
    ) throws {
        let seats = try tx.seating.seats(of: session).count(where: isThere)
        if seats > 0 {
            throw DomainError.conflict(
                Message(
                    count: seats, one: "{0} person has a seat there. Give them another first.",
                    other: "{0} people have a seat there. Give them others first."))
        }
    }
}
