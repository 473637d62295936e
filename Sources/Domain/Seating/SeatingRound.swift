public import TimeZones

/// One sitting of a session: everybody has one seat in it. A session has as many as its seats say.
public struct SeatingRound: Hashable, Sendable {
    public var id: ID<SeatingRound>
    public let event: ID<Event>
    public let session: ID<Session>
    /// 1 to ``mostNumber``, unique in the session.
    public let number: Int
    public var details: SeatingRoundDetails
    public var version: Int

    public static let mostNumber = 99

    public init(
        id: ID<SeatingRound> = .unsaved, event: ID<Event>, session: ID<Session>, number: Int,
        details: SeatingRoundDetails = SeatingRoundDetails(), version: Int = 1
    ) {
        self.id = id
        self.event = event
        self.session = session
        self.number = number
        self.details = details
        self.version = version
    }

    /// “Round 2”.
    public var label: Message { "Round \(number)" }
}

/// When a round is, told from the start of its session, so that a session that is moved takes its rounds along.
public struct SeatingRoundDetails: Hashable, Sendable {
    /// Minutes after the session's start; nil for a round that has no time of its own.
    public var startsAfter: Int?
    /// How many minutes it takes; nil when nobody says. Nil without ``startsAfter``.
    public var minutes: Int?

    /// Minutes of 48 hours, the longest session.
    public static let most = 2_880

    public init(startsAfter: Int? = nil, minutes: Int? = nil) {
        self.startsAfter = startsAfter
        self.minutes = startsAfter == nil ? nil : minutes
    }

    /// Reads `starts_after` and `lasts`.
    public static func read(
        _ reader: inout FieldReader, over old: SeatingRoundDetails? = nil
    ) throws(DomainError) -> SeatingRoundDetails {
        let startsAfter = reader.number("starts_after", else: old?.startsAfter, in: 0...most)
        let minutes = reader.number("lasts", else: old?.minutes, in: 1...most)
        if startsAfter == nil, minutes != nil, reader.problems.isEmpty {
            reader.refuse("lasts", "Say how many minutes after the start of the session the round begins, too.")
        }
        try reader.finish()
        return SeatingRoundDetails(startsAfter: startsAfter, minutes: minutes)
    }

    /// When the round is in a session that is at this slot; nil for one without a time of its own.
    public func time(in slot: Slot) -> (start: Instant, end: Instant?)? {
        guard let startsAfter else { return nil }
        let start = slot.start.adding(seconds: Int64(startsAfter) * 60)
        return (start, minutes.map { start.adding(seconds: Int64($0) * 60) })
    }
}
