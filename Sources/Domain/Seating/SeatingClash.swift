/// Something that cannot be in the seating of a session.
public struct SeatingClash: Hashable, Sendable {
    /// Whose seat it is about; nil where only the table is meant.
    public let attendee: ID<Attendee>?
    public let round: ID<SeatingRound>
    public let table: ID<SeatingTable>
    public let problem: FieldProblem
}

/// The seating of a session as it would be, and what of it cannot be. Pure: a whole file is looked at before any of it is
/// written, because two who change places are in each other's way as long as one of them is looked at alone.
struct SeatingPlan {
    private let rounds: [ID<SeatingRound>: SeatingRound]
    private let tables: [ID<SeatingTable>: SeatingTable]
    private var seats: [Place: Seat] = [:]
    /// The seats that are asked for, in their order.
    private var asked: [Place] = []

    /// Each attendee has one seat a round.
    private struct Place: Hashable {
        let round: ID<SeatingRound>
        let attendee: ID<Attendee>
    }

    private struct Sitting: Hashable, Comparable {
        let round: ID<SeatingRound>
        let table: ID<SeatingTable>

        static func < (a: Sitting, b: Sitting) -> Bool { (a.round, a.table) < (b.round, b.table) }
    }

    init(rounds: [SeatingRound], tables: [SeatingTable], seats: [Seat]) {
        self.rounds = Dictionary(rounds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.tables = Dictionary(tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for seat in seats { self.seats[Place(round: seat.round, attendee: seat.attendee)] = seat }
    }

    mutating func put(_ seat: Seat) {
        let place = Place(round: seat.round, attendee: seat.attendee)
        seats[place] = seat
        asked.append(place)
    }

    /// Told of the seats that are asked for wherever one of them has a part in it. `name` says who an attendee is.
    func clashes(name: (ID<Attendee>) throws -> String) rethrows -> [SeatingClash] {
        let order = Dictionary(asked.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
        let rank = { (seat: Seat) in order[Place(round: seat.round, attendee: seat.attendee)] ?? -1 }
        let sittings = Dictionary(grouping: seats.values) { Sitting(round: $0.round, table: $0.table) }
        var clashes: [SeatingClash] = []
        for (sitting, seats) in sittings.sorted(by: { $0.key < $1.key }) {
            guard let table = tables[sitting.table], let round = rounds[sitting.round] else { continue }
            // What stands there already comes first, so that the newcomer is told.
            let seats = seats.sorted { (rank($0), $0.attendee) < (rank($1), $1.attendee) }
            clashes += try taken(seats, table, round, name)
            clashes += full(seats, table, round)
        }
        return clashes
    }

    private func taken(
        _ seats: [Seat], _ table: SeatingTable, _ round: SeatingRound, _ name: (ID<Attendee>) throws -> String
    ) rethrows -> [SeatingClash] {
        var sitting: [Int: ID<Attendee>] = [:]
        var host: ID<Attendee>?
        var clashes: [SeatingClash] = []
        for seat in seats {
            if let place = seat.details.place {
                if let other = sitting.updateValue(seat.attendee, forKey: place) {
                    let message: Message =
                        "Place \(place) of \(table.details.labelInside) is \(try name(other))’s in round \(round.number)."
                    clashes.append(clash(seat, "place", message, String(place)))
                }
                if let places = table.details.places, place > places {
                    let message = Message(
                        count: places, one: "There is only {0} place at {1}.",
                        other: "There are only {0} places at {1}.",
                        .message(table.details.labelInside))
                    clashes.append(clash(seat, "place", message, String(place)))
                }
            }
            guard seat.details.isHost else { continue }
            if let host {
                let message: Message =
                    "\(try name(host)) is the host of \(table.details.labelInside) in round \(round.number)."
                clashes.append(clash(seat, "host", message, "yes"))
            }
            host = seat.attendee
        }
        return clashes
    }

    private func full(_ seats: [Seat], _ table: SeatingTable, _ round: SeatingRound) -> [SeatingClash] {
        guard let places = table.details.places, seats.count > places, let last = seats.last else { return [] }
        let message = Message(
            count: places, one: "There is only {0} place at {1}, and in round {2} there would be {3} people.",
            other: "There are only {0} places at {1}, and in round {2} there would be {3} people.",
            .message(table.details.labelInside), .number(round.number), .number(seats.count))
        let isAsked = asked.contains(Place(round: last.round, attendee: last.attendee))
        return [
            isAsked
                ? clash(last, "table", message, table.details.name)
                : SeatingClash(
                    attendee: nil, round: round.id, table: table.id,
                    problem: FieldProblem("places", message, value: String(places)))
        ]
    }

    private func clash(_ seat: Seat, _ field: Field, _ message: Message, _ value: String) -> SeatingClash {
        SeatingClash(
            attendee: seat.attendee, round: seat.round, table: seat.table,
            problem: FieldProblem(field, message, value: value))
    }
}
