import Domain

/// The seats of an event as rows: by session, round, table and place. A round or a table at which nobody sits has a row of
/// its own, which names nobody.
struct SeatTable {
    let event: Event
    let tx: any ReadTransaction

    func write(_ writer: inout some TableWriter) throws {
        let seated = try tx.seating.sessions(in: event.id)
        for item in try Agenda.items(of: event.id, in: tx) where seated.contains(item.session.id) {
            try write(item.session, &writer)
        }
    }

    private func write(_ session: Session, _ writer: inout some TableWriter) throws {
        let key = session.key.description
        let rounds = try tx.seating.rounds(of: session.id)
        let tables = try tx.seating.tables(of: session.id)
        let seats = Dictionary(grouping: try tx.seating.seatedAttendees(of: session.id), by: \.seat.round)
        let nobody = ["", "", "", "", ""]
        let taken = Set(seats.values.joined().map(\.seat.table))
        for table in tables where !taken.contains(table.id) {
            try writer.row([key, "", "", "", table.details.name] + Cells.of(table) + nobody)
        }
        for round in rounds {
            let start = [key, String(round.number)] + Cells.of(round)
            guard let sitting = seats[round.id] else {
                try writer.row(start + ["", "", ""] + nobody)
                continue
            }
            let sittings = Dictionary(grouping: sitting, by: \.seat.table)
            for table in tables {
                for seat in Self.ordered(sittings[table.id] ?? []) {
                    let (person, cells) = (seat.row.person.details, Cells.of(seat.seat, at: table.details.name))
                    try writer.row(
                        start + [cells[0]] + Cells.of(table) + cells[1...]
                            + [person.email?.description ?? "", person.name, person.organisation])
                }
            }
        }
    }

    /// By place, then by name; numbers, which no file brings, decide nothing.
    private static func ordered(_ seats: [SeatedAttendee]) -> [SeatedAttendee] {
        seats.enumerated().sorted { a, b in
            (a.element.seat.details.place ?? .max, a.offset) < (b.element.seat.details.place ?? .max, b.offset)
        }.map(\.element)
    }
}
