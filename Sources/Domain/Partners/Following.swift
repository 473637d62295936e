public import TimeZones

/// That a partner's calendar is looked at again and again where it is published, and how that goes.
public struct Following: Hashable, Sendable {
    public let calendar: ID<PartnerCalendar>
    public var details: FollowingDetails
    public var state: FollowingState

    public init(calendar: ID<PartnerCalendar>, details: FollowingDetails, state: FollowingState) {
        self.calendar = calendar
        self.details = details
        self.state = state
    }

    /// Whether it is still looked at: a calendar that is gone for good is not.
    public var isOn: Bool { state.nextAt != nil }
}

/// What an organiser says of a calendar to follow.
public struct FollowingDetails: Hashable, Sendable {
    public var address: CalendarAddress
    /// The zone of times that name none.
    public var zone: Zone?
    /// Minutes between two looks; nil leaves it to the calendar and the installation.
    public var minutes: Int?

    public init(address: CalendarAddress, zone: Zone? = nil, minutes: Int? = nil) {
        self.address = address
        self.zone = zone
        self.minutes = minutes
    }

    /// How often an organiser may have a calendar looked at, in minutes: from a quarter of an hour to a week.
    public static let allowedMinutes = 15...10_080

    /// Reads `url`, `zone` and `every`. Nil when there is no address.
    public static func read(
        _ reader: inout FieldReader, zone find: (String) -> Zone?
    ) -> FollowingDetails? {
        let address = reader.value(
            "url",
            orSay: "Use an address that begins with https:// or http://, without a name and a password in it."
        ) { CalendarAddress($0) }
        let zone = reader.value("zone", orSay: "Use the IANA name of a zone, such as Europe/London.", find)
        let minutes = reader.number("every", in: allowedMinutes)
        return address.map { FollowingDetails(address: $0, zone: zone, minutes: minutes) }
    }
}

/// How looking at a followed calendar goes.
public struct FollowingState: Hashable, Sendable {
    /// What the server said of the octets that were taken last, to be asked whether they still hold: ETag and Last-Modified.
    public var validators: CalendarValidators
    /// The minutes between two looks that the calendar itself asks for.
    public var wishedMinutes: Int?
    public var lookedAt: Instant?
    /// When a look changed something.
    public var changedAt: Instant?
    /// What was wrong the last time; nil when nothing was.
    public var failure: LookFailure?
    /// How many looks in a row failed.
    public var failures: Int
    /// Nil once the calendar is gone for good.
    public var nextAt: Instant?

    public init(
        validators: CalendarValidators = CalendarValidators(), wishedMinutes: Int? = nil, lookedAt: Instant? = nil,
        changedAt: Instant? = nil, failure: LookFailure? = nil, failures: Int = 0, nextAt: Instant?
    ) {
        self.validators = validators
        self.wishedMinutes = wishedMinutes
        self.lookedAt = lookedAt
        self.changedAt = changedAt
        self.failure = failure
        self.failures = failures
        self.nextAt = nextAt
    }
}

extension FollowingState {
    /// What the server is asked with: nothing in the first look of a week, so that the calendar is read whole. Which times of
    /// a recurring event are taken depends on the day, and a server for which nothing has changed gives none.
    public func validators(at now: Instant) -> CalendarValidators {
        guard let lookedAt, lookedAt.week != now.week else { return validators }
        return CalendarValidators()
    }
}

extension Instant {
    fileprivate var week: Int64 { secondsSince1970 / (7 * 86_400) }
}

/// By what a server tells whether a document has changed (RFC 9110, 8.8); empty where it said nothing.
public struct CalendarValidators: Hashable, Sendable {
    public var tag: String
    public var lastModified: String

    public init(tag: String = "", lastModified: String = "") {
        self.tag = tag
        self.lastModified = lastModified
    }
}

extension Following: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(.partner, id: calendar.rawValue, name: try tx.partners.find(calendar)?.title ?? "")
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [
            // Of many calendars the address is the whole secret.
            LogValue("url", details.address.description, shownAs: "\(details.address.host)/…"),
            LogValue("zone", details.zone?.identifier ?? ""), LogValue("every", details.minutes.map(String.init) ?? ""),
            LogValue("following", isOn ? "on" : "stopped"),
        ]
    }
}
