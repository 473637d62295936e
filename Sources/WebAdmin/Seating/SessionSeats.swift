import Domain

/// The tables of one session with who sits there, round by round.
struct SessionSeats {
    let session: Session
    let rounds: [SeatingRound]
    let tables: [SeatingTable]
    /// By name.
    private let seated: [SeatedAttendee]
    private let sittings: [Sitting: [SeatedAttendee]]

    private struct Sitting: Hashable {
        let round: ID<SeatingRound>
        let table: ID<SeatingTable>
    }

    init(_ session: Session, _ tx: any ReadTransaction) throws {
        self.session = session
        rounds = try tx.seating.rounds(of: session.id)
        tables = try tx.seating.tables(of: session.id)
        seated = try tx.seating.seatedAttendees(of: session.id)
        sittings = Dictionary(grouping: seated) { Sitting(round: $0.seat.round, table: $0.seat.table) }
    }

    /// The sessions of the event that have tables or rounds, in the order of the agenda.
    static func all(of event: Event, in tx: any ReadTransaction) throws -> [SessionSeats] {
        let ids = try tx.seating.sessions(in: event.id)
        return try Agenda.items(of: event.id, in: tx).map(\.session).filter { ids.contains($0.id) }
            .map { try SessionSeats($0, tx) }
    }

    var count: Int { seated.count }

    /// Who sits at the table in the round: by place, then by name.
    func people(at table: SeatingTable, in round: SeatingRound) -> [SeatedAttendee] {
        let there = sittings[Sitting(round: round.id, table: table.id)] ?? []
        let placed = there.filter { $0.seat.details.place != nil }
        return placed.sorted { ($0.seat.details.place ?? 0) < ($1.seat.details.place ?? 0) }
            + there.filter { $0.seat.details.place == nil }
    }

    /// The seats of those whose name, organisation or address has every word of `text`, letter case aside.
    func found(_ text: String) -> [(guest: AttendeeRow, place: SeatPlace)] {
        let words = text.lowercased().split(separator: " ")
        let matching = seated.filter { seated in
            let person = seated.row.person
            let known = [person.details.name, person.details.organisation, person.details.email?.description ?? ""]
            let folded = known.joined(separator: "\n").lowercased()
            return words.allSatisfy { folded.contains($0) }
        }
        return rounds.flatMap { round in
            matching.filter { $0.seat.round == round.id }.compactMap { seated in
                tables.first { $0.id == seated.seat.table }.map {
                    (seated.row, SeatPlace(seat: seated.seat, round: round, table: $0))
                }
            }
        }
    }
}
