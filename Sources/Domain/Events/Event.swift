public import TimeZones

/// One occasion: a conference, a roundtable, a meeting, an unconference or a jam.
public struct Event: Hashable, Sendable {
    public var id: ID<Event>
    public var slug: Slug
    public var details: EventDetails
    /// The secret of the links to a private event, at least 128 random bits in base64url. Every event has one, so
    /// that a change of visibility never breaks a link that was handed out.
    public var privateKey: String
    /// Raised by each change of the event's own details.
    public var version: Int
    /// Raised in the transaction of any change that a page or a feed of the event can show.
    public var revision: Int
    /// When ``revision`` was raised last.
    public var changedAt: Instant
    public let createdAt: Instant

    public init(
        id: ID<Event> = .unsaved, slug: Slug, details: EventDetails, privateKey: String, version: Int = 1,
        revision: Int = 1, changedAt: Instant, createdAt: Instant
    ) {
        self.id = id
        self.slug = slug
        self.details = details
        self.privateKey = privateKey
        self.version = version
        self.revision = revision
        self.changedAt = changedAt
        self.createdAt = createdAt
    }

    /// The event's days, first to last.
    public var days: [CivilDate] {
        (0...(details.lastDay.dayNumber - details.firstDay.dayNumber)).map { details.firstDay.adding(days: Int($0)) }
    }
}

/// What an organiser decides about an event.
public struct EventDetails: Hashable, Sendable {
    public var title: String
    public var kind: EventKind
    public var zone: Zone
    public var firstDay: CivilDate
    /// Not before ``firstDay``, and at most 366 days after it.
    public var lastDay: CivilDate
    public var venue: String
    public var address: String
    /// Places for attendees; nil is no limit.
    public var capacity: Int?
    public var visibility: Visibility
    public var registration: Registration
    public var series: ID<Series>?
    public var summary: String
    /// Whether the public sees the agenda, once it is released.
    public var showsAgenda: Bool
    /// Minutes that somebody needs from one room to another, 0 to 240.
    public var walkingMinutes: Int

    public init(
        title: String, kind: EventKind, zone: Zone, firstDay: CivilDate, lastDay: CivilDate, venue: String = "",
        address: String = "", capacity: Int? = nil, visibility: Visibility = .draft,
        registration: Registration = .closed, series: ID<Series>? = nil, summary: String = "",
        showsAgenda: Bool = true, walkingMinutes: Int = 0
    ) {
        self.title = title
        self.kind = kind
        self.zone = zone
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.venue = venue
        self.address = address
        self.capacity = capacity
        self.visibility = visibility
        self.registration = registration
        self.series = series
        self.summary = summary
        self.showsAgenda = showsAgenda
        self.walkingMinutes = walkingMinutes
    }
}

public enum EventKind: String, CaseIterable, Hashable, Sendable {
    case conference, roundtable, meeting, unconference, jam

    public var label: Message {
        switch self {
        case .conference: "Conference"
        case .roundtable: "Roundtable"
        case .meeting: "Meeting"
        case .unconference: "Unconference"
        case .jam: "Jam"
        }
    }
}

/// Who sees an event.
public enum Visibility: String, CaseIterable, Hashable, Sendable {
    /// Organisers only.
    case draft
    /// Everyone who has the link with the event's key.
    case `private`
    /// Everyone; listed on What's on and in all calendars.
    case published
    /// Everyone who knows the address; no longer listed on What's on. Its feeds go on, so that calendars keep the past.
    case archived

    public var label: Message {
        switch self {
        case .draft: "Draft"
        case .private: "Private"
        case .published: "Published"
        case .archived: "Archived"
        }
    }
}

/// How a place at the event is had.
public enum Registration: String, CaseIterable, Hashable, Sendable {
    case open, approval, invitation, closed

    public var label: Message {
        switch self {
        case .open: "Open to all"
        case .approval: "By approval"
        case .invitation: "By invitation"
        case .closed: "Closed"
        }
    }
}
