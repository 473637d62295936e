import Domain
import SQLite
import TimeZones

extension SeatingRound {
    static let columns = ColumnList("id", "event", "session", "number", "starts_after", "minutes", "version")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(), event: try columns.next(), session: try columns.next(), number: try columns.next(),
            details: SeatingRoundDetails(startsAfter: try columns.next(), minutes: try columns.next()),
            version: try columns.next())
    }
}

extension SeatingTable {
    static let columns = ColumnList("id", "event", "session", "name", "places", "topic", "version")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(), event: try columns.next(), session: try columns.next(),
            details: SeatingTableDetails(
                name: try columns.next(), places: try columns.next(), topic: try columns.next()),
            version: try columns.next())
    }
}

extension Seat {
    static let columns = ColumnList(
        "id", "event", "session", "round", "attendee", "seating_table", "place", "is_host", "version")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(), event: try columns.next(), session: try columns.next(), round: try columns.next(),
            attendee: try columns.next(), table: try columns.next(),
            details: SeatDetails(place: try columns.next(), isHost: try columns.next()), version: try columns.next())
    }
}

struct SeatingRows: SeatingReading {
    let database: Connection

    private static let rounds = "SELECT \(SeatingRound.columns.of("seating_round")) FROM seating_round"
    private static let tables = "SELECT \(SeatingTable.columns.of("seating_table")) FROM seating_table"
    private static let seats = "SELECT \(Seat.columns.of("seat")) FROM seat"

    func sessions(in event: ID<Event>) throws -> Set<ID<Session>> {
        Set(
            try database.all(
                """
                SELECT session FROM seating_round WHERE event = ? UNION SELECT session FROM seating_table WHERE event = ?
                """, event, event
            ) { try $0[0] })
    }

    func rounds(of session: ID<Session>) throws -> [SeatingRound] {
        try database.all(Self.rounds + " WHERE session = ? ORDER BY number", session, value: Self.round)
    }

    func tables(of session: ID<Session>) throws -> [SeatingTable] {
        try database.all(Self.tables + " WHERE session = ?", session, value: Self.table).sorted { $0.isBefore($1) }
    }

    func seats(of session: ID<Session>) throws -> [Seat] {
        try database.all(Self.seats + " WHERE session = ? ORDER BY id", session, value: Self.seat)
    }

    func seatedAttendees(of session: ID<Session>) throws -> [SeatedAttendee] {
        try database.all(
            """
            SELECT \(Seat.columns.of("seat")), \(AttendeeRow.columns)
            FROM seat JOIN attendee ON attendee.id = seat.attendee JOIN person ON person.id = attendee.person
            WHERE seat.session = ?
            ORDER BY person.name_key, person.email_key, person.organisation_key, seat.id
            """, session
        ) { row in
            var columns = row.columns()
            let seat = try Seat(&columns)
            return SeatedAttendee(
                seat: seat, row: AttendeeRow(attendee: try Attendee(&columns), person: try Person(&columns)))
        }
    }

    func own(of attendee: ID<Attendee>) throws -> [ID<Session>: OwnSeating] {
        var own: [ID<Session>: OwnSeating] = [:]
        try database.forEach("SELECT session, changed_at FROM seating_change WHERE attendee = ?", attendee) { row in
            own[try row[0]] = OwnSeating(places: [], changedAt: try row[1])
        }
        // Most attendees have no seat, and then there is nothing more to ask.
        if own.isEmpty { return own }
        try database.forEach(Self.places, attendee) { row in
            var columns = row.columns()
            let seat = try Seat(&columns)
            let place = SeatPlace(seat: seat, round: try SeatingRound(&columns), table: try SeatingTable(&columns))
            own[seat.session]?.places.append(place)
        }
        return own
    }

    private static let places = """
        SELECT \(Seat.columns.of("seat")), \(SeatingRound.columns.of("seating_round")),
            \(SeatingTable.columns.of("seating_table"))
        FROM seat JOIN seating_round ON seating_round.id = seat.round
            JOIN seating_table ON seating_table.id = seat.seating_table
        WHERE seat.attendee = ? ORDER BY seat.session, seating_round.number
        """

    func findRound(_ id: ID<SeatingRound>, in event: ID<Event>) throws -> SeatingRound? {
        try database.first(Self.rounds + " WHERE id = ? AND event = ?", id, event, value: Self.round)
    }

    func findTable(_ id: ID<SeatingTable>, in event: ID<Event>) throws -> SeatingTable? {
        try database.first(Self.tables + " WHERE id = ? AND event = ?", id, event, value: Self.table)
    }

    func findSeat(_ id: ID<Seat>, in event: ID<Event>) throws -> Seat? {
        try database.first(Self.seats + " WHERE id = ? AND event = ?", id, event, value: Self.seat)
    }

    /// Whatever the event: for the log, which is told of what goes by its number alone.
    func round(_ id: ID<SeatingRound>) throws -> SeatingRound? {
        try database.first(Self.rounds + " WHERE id = ?", id, value: Self.round)
    }

    /// As ``round(_:)``.
    func table(_ id: ID<SeatingTable>) throws -> SeatingTable? {
        try database.first(Self.tables + " WHERE id = ?", id, value: Self.table)
    }

    /// As ``round(_:)``.
    func seat(_ id: ID<Seat>) throws -> Seat? { try database.first(Self.seats + " WHERE id = ?", id, value: Self.seat) }

    private static func round(_ row: Row) throws -> SeatingRound {
        var columns = row.columns()
        return try SeatingRound(&columns)
    }

    private static func table(_ row: Row) throws -> SeatingTable {
        var columns = row.columns()
        return try SeatingTable(&columns)
    }

    private static func seat(_ row: Row) throws -> Seat {
        var columns = row.columns()
        return try Seat(&columns)
    }
}
