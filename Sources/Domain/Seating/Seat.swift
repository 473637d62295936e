public import TimeZones

/// Where one attendee sits in one round: person x table x round.
public struct Seat: Hashable, Sendable {
    public var id: ID<Seat>
    public let event: ID<Event>
    public let session: ID<Session>
    public let round: ID<SeatingRound>
    public let attendee: ID<Attendee>
    public var table: ID<SeatingTable>
    public var details: SeatDetails
    public var version: Int

    public init(
        id: ID<Seat> = .unsaved, event: ID<Event>, session: ID<Session>, round: ID<SeatingRound>,
        attendee: ID<Attendee>, table: ID<SeatingTable>, details: SeatDetails = SeatDetails(), version: Int = 1
    ) {
        self.id = id
        self.event = event
        self.session = session
        self.round = round
        self.attendee = attendee
        self.table = table
        self.details = details
        self.version = version
    }
}

public struct SeatDetails: Hashable, Sendable {
    /// The number of the place at the table, from 1; nil is any.
    public var place: Int?
    /// Whether the attendee is the table's host in this round. A table has one host a round at most.
    public var isHost: Bool

    public init(place: Int? = nil, isHost: Bool = false) {
        self.place = place
        self.isHost = isHost
    }

    /// Reads `place` and `host`.
    public static func read(
        _ reader: inout FieldReader, over old: SeatDetails? = nil
    ) throws(DomainError) -> SeatDetails {
        let details = SeatDetails(
            place: reader.number("place", else: old?.place, in: 1...SeatingTableDetails.mostPlaces),
            isHost: reader.flag("host", else: old?.isHost ?? false))
        try reader.finish()
        return details
    }
}

/// A seat with what is told of it.
public struct SeatPlace: Hashable, Sendable {
    public let seat: Seat
    public let round: SeatingRound
    public let table: SeatingTable

    public init(seat: Seat, round: SeatingRound, table: SeatingTable) {
        self.seat = seat
        self.round = round
        self.table = table
    }
}

/// A seat with who sits there.
public struct SeatedAttendee: Hashable, Sendable {
    public let seat: Seat
    public let row: AttendeeRow

    public init(seat: Seat, row: AttendeeRow) {
        self.seat = seat
        self.row = row
    }
}

/// What an attendee is told of their seats in one session.
public struct OwnSeating: Hashable, Sendable {
    /// By round; empty when they had a seat and have none now.
    public var places: [SeatPlace]
    /// When any of it changed last, by stored facts.
    public var changedAt: Instant

    public init(places: [SeatPlace], changedAt: Instant) {
        self.places = places
        self.changedAt = changedAt
    }
}

public protocol SeatingReading {
    /// The sessions of the event that have rounds or tables.
    func sessions(in event: ID<Event>) throws -> Set<ID<Session>>
    /// By number.
    func rounds(of session: ID<Session>) throws -> [SeatingRound]
    /// In the order of ``SeatingTable/isBefore(_:)``.
    func tables(of session: ID<Session>) throws -> [SeatingTable]
    func seats(of session: ID<Session>) throws -> [Seat]
    /// With who sits there, by name and e-mail address.
    func seatedAttendees(of session: ID<Session>) throws -> [SeatedAttendee]
    /// The seats of one attendee by session, those that were taken away among them.
    func own(of attendee: ID<Attendee>) throws -> [ID<Session>: OwnSeating]
    func findRound(_ id: ID<SeatingRound>, in event: ID<Event>) throws -> SeatingRound?
    func findTable(_ id: ID<SeatingTable>, in event: ID<Event>) throws -> SeatingTable?
    func findSeat(_ id: ID<Seat>, in event: ID<Event>) throws -> Seat?
}

public protocol SeatingWriting {
    func insert(_ round: SeatingRound) throws -> SeatingRound
    func save(_ round: SeatingRound) throws
    func delete(_ id: ID<SeatingRound>) throws
    func insert(_ table: SeatingTable) throws -> SeatingTable
    func save(_ table: SeatingTable) throws
    func delete(_ id: ID<SeatingTable>) throws
    func insert(_ seat: Seat) throws -> Seat
    /// Stores seats as they now are, all at once: so two people can change places.
    func save(_ seats: [Seat]) throws
    func delete(_ id: ID<Seat>) throws
    /// Notes that what these attendees are told of their seats in the session changed now.
    func noteSeating(of attendees: [ID<Attendee>], in session: ID<Session>) throws
}
