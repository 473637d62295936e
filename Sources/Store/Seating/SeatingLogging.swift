import Domain
import SQLite

extension LoggingTransaction: SeatingWriting {
    private var seats: SeatingRows { SeatingRows(database: database) }

    func insert(_ round: SeatingRound) throws -> SeatingRound { try added(try base.insert(round)) }

    func save(_ round: SeatingRound) throws {
        try changed(round, from: try seats.round(round.id)) { try base.save(round) }
    }

    func delete(_ id: ID<SeatingRound>) throws { try removed(try seats.round(id)) { try base.delete(id) } }

    func insert(_ table: SeatingTable) throws -> SeatingTable { try added(try base.insert(table)) }

    func save(_ table: SeatingTable) throws {
        try changed(table, from: try seats.table(table.id)) { try base.save(table) }
    }

    func delete(_ id: ID<SeatingTable>) throws { try removed(try seats.table(id)) { try base.delete(id) } }

    func insert(_ seat: Seat) throws -> Seat { try added(try base.insert(seat)) }

    func save(_ seats: [Seat]) throws {
        // Looked at before any of them is stored: on the way there they are nowhere.
        let changes = try seats.map { seat in
            try Seat.logChanges(from: try self.seats.seat(seat.id), to: seat, in: base)
        }
        try base.save(seats)
        for (seat, changes) in zip(seats, changes) where !changes.isEmpty {
            try record(.changed, seat.logObject(in: base), changes)
        }
    }

    func delete(_ id: ID<Seat>) throws { try removed(try seats.seat(id)) { try base.delete(id) } }

    // When a calendar has to say something else is no change that anybody made.
    func noteSeating(of attendees: [ID<Attendee>], in session: ID<Session>) throws {
        try base.noteSeating(of: attendees, in: session)
    }
}
