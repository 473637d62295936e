public import TimeZones

/// A person's place at one event.
public struct Attendee: Hashable, Sendable {
    public var id: ID<Attendee>
    public let event: ID<Event>
    public let person: ID<Person>
    public var details: AttendeeDetails
    public var version: Int
    public let createdAt: Instant
    public var changedAt: Instant

    public init(
        id: ID<Attendee> = .unsaved, event: ID<Event>, person: ID<Person>, details: AttendeeDetails, version: Int = 1,
        createdAt: Instant, changedAt: Instant
    ) {
        self.id = id
        self.event = event
        self.person = person
        self.details = details
        self.version = version
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}

public struct AttendeeDetails: Hashable, Sendable {
    public var category: AttendeeCategory
    public var status: AttendeeStatus
    public var dietary: String
    public var access: String
    /// For organisers.
    public var note: String

    public init(
        category: AttendeeCategory = .delegate, status: AttendeeStatus = .applied, dietary: String = "",
        access: String = "", note: String = ""
    ) {
        self.category = category
        self.status = status
        self.dietary = dietary
        self.access = access
        self.note = note
    }

    /// Reads `category`, `status`, `dietary`, `access` and `note`.
    public static func read(
        _ reader: inout FieldReader, over old: AttendeeDetails? = nil
    ) throws(DomainError) -> AttendeeDetails {
        let details = AttendeeDetails(
            category: reader.choice("category", else: old?.category, standard: .delegate),
            status: reader.choice("status", else: old?.status, standard: old?.status ?? .applied),
            dietary: reader.line("dietary", else: old?.dietary ?? "", longest: 500),
            access: reader.line("access", else: old?.access ?? "", longest: 500),
            note: reader.text("note", else: old?.note ?? "", longest: 5_000))
        try reader.finish()
        return details
    }
}

public enum AttendeeCategory: String, CaseIterable, Hashable, Sendable {
    case delegate, partner, supplier, media, analyst, speaker, staff, guest

    public var label: Message {
        switch self {
        case .delegate: "Delegate"
        case .partner: "Partner"
        case .supplier: "Supplier"
        case .media: "Media"
        case .analyst: "Analyst"
        case .speaker: "Speaker"
        case .staff: "Staff"
        case .guest: "Guest"
        }
    }
}

/// Where an attendee stands on the way to a seat.
public enum AttendeeStatus: String, CaseIterable, Hashable, Sendable {
    case applied, invited, waitlisted, offered, accepted, arrived, absent, declined, rejected, expired, substituted,
        cancelled

    public var label: Message {
        switch self {
        case .applied: "Applied"
        case .invited: "Invited"
        case .waitlisted: "Waitlisted"
        case .offered: "Offered"
        case .accepted: "Accepted"
        case .arrived: "Arrived"
        case .absent: "Absent"
        case .declined: "Declined"
        case .rejected: "Rejected"
        case .expired: "Expired"
        case .substituted: "Substituted"
        case .cancelled: "Cancelled"
        }
    }

    /// The statuses that may follow this one.
    public var next: [AttendeeStatus] {
        switch self {
        case .applied: [.accepted, .rejected, .waitlisted]
        case .invited: [.accepted, .declined, .expired, .substituted]
        case .waitlisted: [.offered]
        case .offered: [.accepted, .expired]
        case .accepted: [.arrived, .cancelled, .absent]
        case .arrived, .absent, .declined, .rejected, .expired, .substituted, .cancelled: []
        }
    }

    /// Whether somebody of this status may be at the event, now or once they have a place.
    public var mayCome: Bool {
        switch self {
        case .applied, .invited, .waitlisted, .offered, .accepted, .arrived, .absent: true
        case .declined, .rejected, .expired, .substituted, .cancelled: false
        }
    }

    /// Whether an attendee of this status takes a place.
    public var takesPlace: Bool { self == .accepted || self == .arrived }
}

public protocol AttendeeReading {
    /// The attendee with this id, when they belong to the event.
    func find(_ id: ID<Attendee>, in event: ID<Event>) throws -> AttendeeRow?
    func find(person: ID<Person>, in event: ID<Event>) throws -> Attendee?
    func list(_ filter: AttendeeFilter, in event: ID<Event>, _ page: PageRequest) throws -> Page<AttendeeRow>
    /// Attendees who take a place, counted by one query in this transaction.
    func placesTaken(in event: ID<Event>) throws -> Int
    /// How many there are of each status, and of each category.
    func counts(in event: ID<Event>) throws -> AttendeeCounts
}

public protocol AttendeeWriting {
    func insert(_ attendee: consuming Attendee) throws -> Attendee
    func save(_ attendee: Attendee) throws
    func delete(_ id: ID<Attendee>) throws
}

/// An attendee with the person behind the place.
public struct AttendeeRow: Hashable, Sendable {
    public var attendee: Attendee
    public var person: Person

    public init(attendee: Attendee, person: Person) {
        self.attendee = attendee
        self.person = person
    }
}

/// What a list of attendees is narrowed to and sorted by.
public struct AttendeeFilter: Hashable, Sendable {
    /// Words that begin a word of the name, the organisation, the job title or the e-mail address.
    public var text: String = ""
    public var status: AttendeeStatus?
    public var category: AttendeeCategory?
    public var sort: AttendeeSort = .name
    public var direction: SortDirection = .ascending

    public init() {}
}

public enum AttendeeSort: String, CaseIterable, Hashable, Sendable {
    case name, organisation, status, category, changed
}

public struct AttendeeCounts: Hashable, Sendable {
    public var byStatus: [AttendeeStatus: Int] = [:]
    public var byCategory: [AttendeeCategory: Int] = [:]

    public init() {}

    public var total: Int { byStatus.values.reduce(0, +) }
}
