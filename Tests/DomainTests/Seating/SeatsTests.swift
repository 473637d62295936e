import Domain
import Testing
import TimeZones

@Suite("Seats")
struct SeatsTests {
    /// A session with a table of two places, another, a round, and three guests.
    private struct Dinner {
        let world: World
        let event: Event
        let session: Session
        let round: SeatingRound
        let (one, two): (SeatingTable, SeatingTable)
        let guests: [Attendee]

        init() async throws {
            let world = try World()
            let event = try await world.event()
            let session = try await world.session(
                "Dinner", in: event, from: "2011-11-29T19:00:00Z", to: "2011-11-29T21:00:00Z")
            var guests: [Attendee] = []
            for name in ["Ann", "Bo", "Cy"] {
                let person = try await world.person(name)
                guests.append(
                    try await world.store.write {
                        try Attendees.add(person.id, AttendeeDetails(status: .accepted), to: event.id, $0)
                    })
            }
            (round, one, two) = try await world.store.write { tx in
                (
                    try Seats.create(SeatingRoundDetails(), number: 1, of: session, tx),
                    try Seats.create(SeatingTableDetails(name: "1", places: 2), of: session, tx),
                    try Seats.create(SeatingTableDetails(name: "2"), of: session, tx)
                )
            }
            (self.world, self.event, self.session, self.guests) = (world, event, session, guests)
        }

        func seat(_ guest: Int, at table: SeatingTable, _ place: Int? = nil, isHost: Bool = false) -> Seat {
            Seat(
                event: event.id, session: session.id, round: round.id, attendee: guests[guest].id, table: table.id,
                details: SeatDetails(place: place, isHost: isHost))
        }

        @discardableResult
        func give(_ seats: Seat...) async throws -> [Seat] {
            try await world.store.write { try Seats.give(seats, in: session, $0) }
        }

        /// When what each guest is told changed last, in hours since the beginning.
        func told() throws -> [Int64?] {
            try guests.map { guest in
                let own = try world.store.read { try $0.seating.own(of: guest.id)[session.id] }
                return own.map { ($0.changedAt.secondsSince1970 - 1_300_000_000) / 3600 }
            }
        }
    }

    @Test("are one a round for each attendee; another takes the place of the first")
    func one() async throws {
        let dinner = try await Dinner()
        let first = try await dinner.give(dinner.seat(0, at: dinner.one, 1))
        let second = try await dinner.give(dinner.seat(0, at: dinner.two))
        #expect(second.map(\.id) == first.map(\.id) && second.map(\.version) == [2])
        #expect(try dinner.world.store.read { try $0.seating.seats(of: dinner.session.id) } == second)
        #expect(try await dinner.give(dinner.seat(0, at: dinner.two)) == [])
    }

    @Test("can be exchanged in one go, and not one after the other")
    func exchange() async throws {
        let dinner = try await Dinner()
        try await dinner.give(dinner.seat(0, at: dinner.one, 1, isHost: true), dinner.seat(1, at: dinner.one, 2))
        await #expect(
            throws: DomainError.invalid([
                FieldProblem(
                    "place", "Place \(1) of \("table \("1")" as Message) is \("Ann")’s in round \(1).", value: "1")
            ])
        ) { try await dinner.give(dinner.seat(1, at: dinner.one, 1)) }
        let seats = try await dinner.give(
            dinner.seat(1, at: dinner.one, 1, isHost: true), dinner.seat(0, at: dinner.one, 2))
        #expect(seats.map(\.details.place) == [1, 2])
    }

    @Test("are no more at a table than it has places")
    func full() async throws {
        let dinner = try await Dinner()
        try await dinner.give(dinner.seat(0, at: dinner.one), dinner.seat(1, at: dinner.one))
        await #expect(throws: DomainError.self) { try await dinner.give(dinner.seat(2, at: dinner.one)) }
        try await dinner.give(dinner.seat(1, at: dinner.two), dinner.seat(2, at: dinner.one))
        #expect(try dinner.world.store.read { try $0.seating.seats(of: dinner.session.id).count } == 3)
    }

    @Test("tell whom they concern when they changed: a seat given, moved and taken away, a topic, a time")
    func told() async throws {
        let dinner = try await Dinner()
        #expect(try dinner.told() == [nil, nil, nil])
        try await dinner.give(dinner.seat(0, at: dinner.one), dinner.seat(1, at: dinner.two))
        dinner.world.wait()
        try await dinner.give(dinner.seat(0, at: dinner.one), dinner.seat(1, at: dinner.two, 3))
        #expect(try dinner.told() == [0, 1, nil])
        dinner.world.wait()
        let event = dinner.event.id
        try await dinner.world.store.write { tx in
            _ = try Seats.update(
                dinner.one.id, in: event, to: SeatingTableDetails(name: "1", places: 9, topic: "Cloud"), tx)
            _ = try Seats.update(dinner.two.id, in: event, to: SeatingTableDetails(name: "2", places: 4), tx)
        }
        #expect(try dinner.told() == [2, 1, nil])
        dinner.world.wait()
        try await dinner.world.store.write {
            _ = try Seats.update(dinner.round.id, in: event, to: SeatingRoundDetails(startsAfter: 5), $0)
        }
        #expect(try dinner.told() == [3, 3, nil])
        dinner.world.wait()
        let seats = try dinner.world.store.read { try $0.seating.seats(of: dinner.session.id) }
        try await dinner.world.store.write { try Seats.remove(seats[0].id, in: event, $0) }
        #expect(try dinner.told() == [4, 3, nil])
        dinner.world.wait()
        #expect(try await dinner.world.store.write { try Seats.clear(dinner.session, $0) } == 1)
        #expect(try dinner.told() == [4, 5, nil])
        #expect(try dinner.world.store.read { try $0.seating.sessions(in: event) } == [])
    }

    @Test("keep their session, table and round from being taken away")
    func kept() async throws {
        let dinner = try await Dinner()
        try await dinner.give(dinner.seat(0, at: dinner.one))
        let event = dinner.event.id
        for act: @Sendable (any WriteTransaction) throws -> Void in [
            { try Seats.delete(dinner.one.id, in: event, $0) }, { try Seats.delete(dinner.round.id, in: event, $0) },
            { try Sessions.delete(dinner.session.id, in: event, $0) },
        ] {
            await #expect(throws: DomainError.self) { try await dinner.world.store.write(act) }
        }
        try await dinner.world.store.write { tx in
            try Seats.delete(dinner.two.id, in: event, tx)
            _ = try Seats.clear(dinner.session, tx)
            try Sessions.delete(dinner.session.id, in: event, tx)
        }
        #expect(try dinner.world.found(dinner.session) == nil)
    }

    @Test("are looked up through their event")
    func owner() async throws {
        let dinner = try await Dinner()
        let seats = try await dinner.give(dinner.seat(0, at: dinner.one))
        let other = try await dinner.world.event("CovJam").id
        for act: @Sendable (any WriteTransaction) throws -> Void in [
            { _ = try Seats.update(dinner.one.id, in: other, to: SeatingTableDetails(name: "x"), $0) },
            { _ = try Seats.update(dinner.round.id, in: other, to: SeatingRoundDetails(), $0) },
            { try Seats.remove(seats[0].id, in: other, $0) },
        ] {
            await #expect(throws: DomainError.self) { try await dinner.world.store.write(act) }
        }
        #expect(try dinner.world.store.read { try $0.seating.findSeat(seats[0].id, in: dinner.event.id) } == seats[0])
    }

    @Test("have one table of a name and one round of a number in a session")
    func names() async throws {
        let dinner = try await Dinner()
        for act: @Sendable (any WriteTransaction) throws -> Void in [
            { _ = try Seats.create(SeatingTableDetails(name: "1"), of: dinner.session, $0) },
            { _ = try Seats.create(SeatingRoundDetails(), number: 1, of: dinner.session, $0) },
            { _ = try Seats.create(SeatingRoundDetails(), number: 100, of: dinner.session, $0) },
            { _ = try Seats.update(dinner.two.id, in: dinner.event.id, to: SeatingTableDetails(name: "1"), $0) },
        ] {
            await #expect(throws: DomainError.self) { try await dinner.world.store.write(act) }
        }
    }
}
