import Domain
import SQLite
import Testing

@testable import Store

@Suite("Seats in the store")
struct SeatingRowsTests {
    private struct Rows {
        let event: ID<Event>
        let session: ID<Session>
        let rounds: [SeatingRound]
        let tables: [SeatingTable]
        let attendees: [ID<Attendee>]

        init(_ tx: any WriteTransaction, slug: String = "socitm-2011") throws {
            let event = try tx.insert(Event.conference(slug)).id
            let session = try tx.insert(Session.plenary("dinner", in: event)).id
            rounds = try [2, 1].map { number in
                try tx.insert(
                    SeatingRound(
                        event: event, session: session, number: number,
                        details: SeatingRoundDetails(startsAfter: 10 * number, minutes: number == 1 ? nil : 20)))
            }
            tables = try ["10", "Window", "9"].map { name in
                try tx.insert(
                    SeatingTable(
                        event: event, session: session,
                        details: SeatingTableDetails(name: name, places: name == "9" ? nil : 8, topic: "About \(name)"))
                )
            }
            attendees = try ["Bo", "Ann"].map { name in
                try tx.insert(Attendee.place(of: try tx.insert(Person.named(name)).id, at: event)).id
            }
            (self.event, self.session) = (event, session)
        }

        func seat(_ guest: Int, _ round: Int = 0, _ table: Int = 0, place: Int? = nil, isHost: Bool = false) -> Seat {
            Seat(
                event: event, session: session, round: rounds[round].id, attendee: attendees[guest],
                table: tables[table].id, details: SeatDetails(place: place, isHost: isHost))
        }
    }

    @Test("come back as saved: rounds by number, tables by name, people by name", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let (rows, seats) = try await store.write { tx in
            let rows = try Rows(tx)
            let seats = [rows.seat(0, 0, 0, place: 3, isHost: true), rows.seat(0, 1, 2), rows.seat(1)]
            return (rows, try seats.map { try tx.insert($0) })
        }
        try store.read { (tx) throws in
            #expect(try tx.seating.sessions(in: rows.event) == [rows.session])
            #expect(try tx.seating.rounds(of: rows.session) == [rows.rounds[1], rows.rounds[0]])
            #expect(try tx.seating.tables(of: rows.session).map(\.details.name) == ["9", "10", "Window"])
            #expect(try tx.seating.seats(of: rows.session) == seats)
            #expect(
                try tx.seating.seatedAttendees(of: rows.session).map { "\($0.row.person.displayName) \($0.seat.id)" }
                    == ["Ann 3", "Bo 1", "Bo 2"])
            #expect(try tx.seating.findSeat(seats[0].id, in: rows.event) == seats[0])
            #expect(try tx.seating.findRound(rows.rounds[0].id, in: ID(rawValue: 99)) == nil)
            #expect(try tx.seating.own(of: rows.attendees[0]) == [:])
        }
        store.clock.advance(by: 60)
        try await store.write { try $0.noteSeating(of: rows.attendees, in: rows.session) }
        let own = try store.read { try $0.seating.own(of: rows.attendees[0])[rows.session] }
        #expect(own?.places.map(\.seat) == [seats[1], seats[0]] && own?.changedAt == .at(1_060))
        #expect(own?.places.map(\.table) == [rows.tables[2], rows.tables[0]])
    }

    @Test("two change places at once, and the log says from where to where", arguments: Place.allCases)
    func exchange(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let rows = try Rows(tx)
            var seats = try [rows.seat(0, place: 1, isHost: true), rows.seat(1, place: 2)].map { try tx.insert($0) }
            (seats[0].details, seats[1].details) = (seats[1].details, seats[0].details)
            try tx.save(seats)
            #expect(try tx.seating.seats(of: rows.session) == seats)
        }
        var filter = LogFilter()
        filter.kind = .seat
        let log = try store.read { [filter] in try $0.log.list(filter, before: nil, limit: 2) }.map { entry in
            "\(entry.verb.rawValue) \(entry.object.name): "
                + entry.changes.map { "\($0.field.rawValue) \($0.before)>\($0.after)" }.joined(separator: ", ")
        }
        #expect(log == ["changed Ann: place 2>1, host >yes", "changed Bo: place 1>2, host yes>"])
    }

    @Test("the schema refuses what cannot be, whatever the code says")
    func guards() async throws {
        let store = try TestStore(.inMemory)
        let (rows, other) = try await store.write { tx in
            let rows = try Rows(tx)
            _ = try tx.insert(rows.seat(0, place: 1, isHost: true))
            return (rows, try Rows(tx, slug: "covjam"))
        }
        let foreign = Seat(
            event: rows.event, session: rows.session, round: other.rounds[0].id, attendee: rows.attendees[1],
            table: rows.tables[0].id)
        let stranger = Seat(
            event: rows.event, session: rows.session, round: rows.rounds[0].id, attendee: other.attendees[0],
            table: rows.tables[0].id)
        for seat in [
            rows.seat(0, 0, 1), rows.seat(1, place: 1), rows.seat(1, isHost: true), rows.seat(1, place: 0), foreign,
            stranger,
        ] {
            await #expect(throws: (any Error).self) { try await store.write { _ = try $0.insert(seat) } }
        }
        #expect(try store.read { try $0.seating.seats(of: rows.session).count } == 1)
    }

    @Test("go with their attendee and with their event", arguments: Place.allCases)
    func cascade(place: Place) async throws {
        let store = try TestStore(place)
        let rows = try await store.write { tx in
            let rows = try Rows(tx)
            for guest in 0...1 { _ = try tx.insert(rows.seat(guest)) }
            try tx.noteSeating(of: rows.attendees, in: rows.session)
            return rows
        }
        try await store.write { try $0.delete(rows.attendees[0]) }
        #expect(try store.read { try $0.seating.seats(of: rows.session).map(\.attendee) } == [rows.attendees[1]])
        try await store.write { try $0.delete(rows.event) }
        try store.read { (tx) throws in
            #expect(try tx.seating.seats(of: rows.session) == [])
            #expect(try tx.seating.sessions(in: rows.event) == [])
            #expect(try tx.seating.own(of: rows.attendees[1]) == [:])
        }
    }
}
