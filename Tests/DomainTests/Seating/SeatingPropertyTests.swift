import Domain
import Testing

@Suite("Seats that are asked for at random")
struct SeatingPropertyTests {
    /// Numbers that a seed settles.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 32) | (state << 32)
        }
    }

    /// Whether all of it can be, looked at table by table.
    private static func canBe(_ seats: [Seat], _ tables: [SeatingTable]) -> Bool {
        tables.allSatisfy { table in
            let there = seats.filter { $0.table == table.id }
            let places = there.compactMap(\.details.place)
            let most = table.details.places ?? .max
            return there.count <= most && places.allSatisfy { $0 <= most } && Set(places).count == places.count
                && there.count(where: \.details.isHost) <= 1
        }
    }

    @Test(
        "are given exactly when all of them can be together, and else nobody's seat changes", arguments: UInt64(0)..<8)
    func agreement(seed: UInt64) async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Dinner", in: event)
        let (round, tables, guests) = try await world.store.write { tx in
            let tables = try [nil, 2, 3].enumerated().map { number, places in
                try Seats.create(SeatingTableDetails(name: "\(number)", places: places), of: session, tx)
            }
            let guests = try (0..<6).map { number in
                let person = try People.create(PersonDetails(name: "Guest \(number)"), in: tx)
                return try Attendees.add(person.id, AttendeeDetails(), to: event.id, tx).id
            }
            return (try Seats.create(SeatingRoundDetails(), number: 1, of: session, tx), tables, guests)
        }
        var dice = Dice(state: seed)
        var (given, refused) = (0, 0)
        for _ in 0..<120 {
            let before = try world.store.read { try $0.seating.seats(of: session.id) }
            let wanted = guests.shuffled(using: &dice).prefix(Int.random(in: 1...6, using: &dice)).map { guest in
                let place: Int? = Bool.random(using: &dice) ? Int.random(in: 1...4, using: &dice) : nil
                return Seat(
                    event: event.id, session: session.id, round: round.id, attendee: guest,
                    table: tables[Int.random(in: 0...2, using: &dice)].id,
                    details: SeatDetails(place: place, isHost: Int.random(in: 0...3, using: &dice) == 0))
            }
            let asked = Set(wanted.map(\.attendee))
            let canBe = Self.canBe(before.filter { !asked.contains($0.attendee) } + wanted, tables)
            let result = await Result { try await world.store.write { try Seats.give(wanted, in: session, $0) } }
            let after = try world.store.read { try $0.seating.seats(of: session.id) }
            switch result {
            case .success:
                given += 1
                #expect(canBe)
                for seat in wanted {
                    let stored = after.first { $0.attendee == seat.attendee }
                    #expect(stored?.table == seat.table && stored?.details == seat.details)
                }
            case .failure:
                refused += 1
                #expect(!canBe && after == before)
            }
        }
        // Both happen, or nothing was tried.
        #expect(given > 0 && refused > 0)
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
