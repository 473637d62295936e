public import TimeZones

/// Events as they are stored.
public protocol EventReading {
    func find(_ id: ID<Event>) throws -> Event?
    func find(_ slug: Slug) throws -> Event?
    /// The id of the event of the slug, which is read quicker than the event.
    func id(of slug: Slug) throws -> ID<Event>?
    /// One page of the events that match, sorted.
    func list(_ filter: EventFilter, sortedBy sort: EventSort, _ page: PageRequest) throws -> Page<EventSummary>
    /// The published events that end on or after `day`, first day first; with nil all published and archived ones.
    func published(endingOnOrAfter day: CivilDate?) throws -> [Event]
    /// The published events that ended before `day`, newest first, at most `limit`.
    func published(endedBefore day: CivilDate, limit: Int) throws -> [Event]
    /// Every event of the series, whatever its visibility, first day first.
    func inSeries(_ id: ID<Series>) throws -> [Event]
    /// The years in which events begin, newest first.
    /// `among` these, or among all.
    func years(among events: Set<ID<Event>>?) throws -> [Int]
    /// How much there is in the event.
    func counts(_ id: ID<Event>) throws -> EventCounts
    /// A number raised by every visible change of any event, and when that was: what shows several events follows it.
    func siteRevision() throws -> SiteRevision
}

extension EventReading {
    /// The years in which events begin, newest first.
    public func years() throws -> [Int] { try years(among: nil) }
}

public protocol EventWriting {
    func insert(_ event: Event) throws -> Event
    func save(_ event: Event) throws
    /// Raises the event's revision and the site's, both as of the transaction's `now`.
    func raiseRevision(of id: ID<Event>) throws
    /// Deletes the event with all that belongs to it; people stay.
    func delete(_ id: ID<Event>) throws
}

/// What a list of events is narrowed to; an empty filter is everything.
public struct EventFilter: Hashable, Sendable {
    /// Words that title, venue or slug contain.
    public var text: String = ""
    public var kind: EventKind?
    public var visibility: Visibility?
    /// The year of the first day.
    public var year: Int?
    /// The events that may be in the list at all; nil when all may.
    public var among: Set<ID<Event>>?

    public init() {}
}

public enum EventSort: String, CaseIterable, Hashable, Sendable {
    /// Newest first day first.
    case date
    case title
}

/// An event in a list, with the counts that the list shows.
public struct EventSummary: Hashable, Sendable {
    public var event: Event
    public var sessions: Int
    public var attendees: Int

    public init(event: Event, sessions: Int, attendees: Int) {
        self.event = event
        self.sessions = sessions
        self.attendees = attendees
    }
}

/// How much there is in an event.
public struct EventCounts: Hashable, Sendable {
    public var rooms = 0
    public var tracks = 0
    public var sessions = 0
    /// Sessions without a slot that are not cancelled.
    public var unscheduled = 0
    /// People who speak in a session.
    public var speakers = 0
    /// Attendees by status; a status nobody has is left out.
    public var attendees: [AttendeeStatus: Int] = [:]

    public init() {}

    /// Places taken: accepted and arrived.
    public var placesTaken: Int { attendees[.accepted, default: 0] + attendees[.arrived, default: 0] }
}

public struct SiteRevision: Hashable, Sendable {
    public var number: Int
    public var changedAt: Instant

    public init(number: Int, changedAt: Instant) {
        self.number = number
        self.changedAt = changedAt
    }
}
