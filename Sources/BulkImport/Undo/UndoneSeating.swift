import Domain

// Rounds, tables and seats that an import made or changed.
extension UndoneThing {
    static func round(
        _ id: ID<SeatingRound>, _ event: Event, _ tx: any WriteTransaction
    ) throws -> UndoneThing? {
        guard let round = try tx.seating.findRound(id, in: event.id) else { return nil }
        let title = try tx.sessions.find(round.session, in: event.id)?.details.title ?? ""
        return UndoneThing(name: title, cells: cells(Cells.roundFields, Cells.of(round)), version: round.version) {
            try Seats.delete(id, in: event.id, tx)
        } restore: { fields in
            var fields = fields
            let details = try SeatingRoundDetails.read(&fields, over: round.details)
            _ = try Seats.update(id, in: event.id, to: details, tx)
        }
    }

    static func table(
        _ id: ID<SeatingTable>, _ event: Event, _ tx: any WriteTransaction
    ) throws -> UndoneThing? {
        guard let table = try tx.seating.findTable(id, in: event.id) else { return nil }
        return UndoneThing(
            name: table.details.name, cells: cells(Cells.tableFields, Cells.of(table)), version: table.version
        ) {
            try Seats.delete(id, in: event.id, tx)
        } restore: { fields in
            var fields = fields
            let details = try SeatingTableDetails.read(&fields, over: table.details)
            _ = try Seats.update(id, in: event.id, to: details, tx)
        }
    }

    static func seat(_ id: ID<Seat>, _ event: Event, _ tx: any WriteTransaction) throws -> UndoneThing? {
        guard let seat = try tx.seating.findSeat(id, in: event.id) else { return nil }
        let table = try tx.seating.findTable(seat.table, in: event.id)?.details.name ?? ""
        let name = try tx.attendees.find(seat.attendee, in: event.id)?.person.displayName ?? ""
        return UndoneThing(name: name, cells: cells(Cells.seatFields, Cells.of(seat, at: table)), version: seat.version)
        {
            try Seats.remove(id, in: event.id, tx)
        } restore: { _ in
            // All of a session at once, by ``UndoneSeats``.
        }
    }
}

/// The seats that go back to where they were, all of a session at once: two who changed places change them again.
struct UndoneSeats {
    private let event: Event
    private let tx: any WriteTransaction
    private var seats: [ID<Session>: [Seat]] = [:]
    /// By name, read once for each session.
    private var tables: [ID<Session>: [String: SeatingTable]] = [:]

    init(_ event: Event, _ tx: any WriteTransaction) {
        self.event = event
        self.tx = tx
    }

    /// Notes a seat or a table that the import changed; anything else says nothing of seats.
    mutating func note(_ change: ImportChange) throws {
        switch change.kind {
        case .table:
            let table = try tx.seating.findTable(ID(rawValue: change.object), in: event.id)
            // Whether the places that it has again are enough, its seats tell.
            if let table { seats[table.session, default: []] += [] }
        case .seat:
            guard var seat = try tx.seating.findSeat(ID(rawValue: change.object), in: event.id) else { return }
            let before = Dictionary(
                change.fields.map { ($0.field, $0.before) }, uniquingKeysWith: { first, _ in first })
            if let name = before["table"] {
                guard let table = try tables(of: seat.session)[name] else {
                    throw DomainError.conflict("The table at which somebody sat is no longer there.")
                }
                seat.table = table.id
            }
            var fields = FieldReader { before[$0] }
            seat.details = try SeatDetails.read(&fields, over: seat.details)
            seats[seat.session, default: []].append(seat)
        default: break
        }
    }

    private mutating func tables(of session: ID<Session>) throws -> [String: SeatingTable] {
        if let known = tables[session] { return known }
        let read = Dictionary(
            try tx.seating.tables(of: session).map { ($0.details.name, $0) }, uniquingKeysWith: { first, _ in first })
        tables[session] = read
        return read
    }

    /// Throws ``DomainError`` where they cannot be.
    func give() throws {
        for (id, seats) in seats.sorted(by: { $0.key < $1.key }) {
            guard let session = try tx.sessions.find(id, in: event.id) else { continue }
            _ = try Seats.give(seats, in: session, tx)
        }
    }
}
