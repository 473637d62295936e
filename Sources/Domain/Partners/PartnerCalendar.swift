public import TimeZones

/// A calendar of a partner, of which we show what is to come beside our own events. It is theirs: we change nothing in it,
/// and it is in none of our feeds.
public struct PartnerCalendar: Hashable, Sendable {
    public var id: ID<PartnerCalendar>
    /// What we call it; unique in its series, letter case aside.
    public var title: String
    /// The series beside which it stands; nil for the whole installation.
    public var series: ID<Series>?
    /// When the file was read last that changed anything.
    public var importedAt: Instant

    public init(id: ID<PartnerCalendar> = .unsaved, title: String, series: ID<Series>?, importedAt: Instant) {
        self.id = id
        self.title = title
        self.series = series
        self.importedAt = importedAt
    }
}

/// Something that a partner holds: one event of their calendar, or one occurrence of an event that recurs.
public struct PartnerEntry: Hashable, Sendable {
    /// The name by which a later file means the same.
    public struct Name: Hashable, Sendable {
        public let uid: String
        /// Empty for an event that does not recur.
        public let occurrence: String

        public init(uid: String, occurrence: String) {
            self.uid = uid
            self.occurrence = occurrence
        }
    }

    public var id: ID<PartnerEntry>
    public let calendar: ID<PartnerCalendar>
    public let name: Name
    public var details: PartnerEntryDetails
    /// Since when their calendar has it no longer; nil while it has. What has ended is kept, and shown to organisers alone.
    public var endedAt: Instant?

    public init(
        id: ID<PartnerEntry> = .unsaved, calendar: ID<PartnerCalendar>, name: Name, details: PartnerEntryDetails,
        endedAt: Instant? = nil
    ) {
        self.id = id
        self.calendar = calendar
        self.name = name
        self.details = details
        self.endedAt = endedAt
    }
}

/// What a partner's calendar says of an entry.
public struct PartnerEntryDetails: Hashable, Sendable {
    public var title: String
    /// Where it is, as they write it.
    public var place: String
    /// Where to read more: http or https, else empty.
    public var address: String
    public var time: PartnerTime
    public var isCancelled: Bool
    /// Their count of changes, and when they changed it last.
    public var sequence: Int
    public var changedAt: Instant

    /// Texts are cut to what a list can show; an address that is neither http nor https is none.
    public init(
        title: String, place: String = "", address: String = "", time: PartnerTime, isCancelled: Bool = false,
        sequence: Int = 0, changedAt: Instant
    ) {
        self.title = Self.line(title)
        self.place = Self.line(place)
        self.address = Self.isWebAddress(address) ? address : ""
        self.time = time
        self.isCancelled = isCancelled
        self.sequence = sequence
        self.changedAt = changedAt
    }

    /// One line of at most 300 characters.
    private static func line(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > 300 ? words.prefix(299) + "…" : words
    }

    private static func isWebAddress(_ text: String) -> Bool {
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://"), text.utf8.count <= 2000 else { return false }
        return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }

    /// Whether nothing differs but the time of change: there are calendars that give the time of each request for it.
    func isSame(as other: PartnerEntryDetails) -> Bool {
        var other = other
        other.changedAt = changedAt
        return self == other
    }

    /// Whether a file says something newer than this.
    func isOlder(than other: PartnerEntryDetails) -> Bool {
        (sequence, changedAt) < (other.sequence, other.changedAt)
    }
}

/// When a partner's entry is.
public enum PartnerTime: Hashable, Sendable {
    /// By the clocks of its zone; without an end it is known when it begins.
    case time(start: Instant, end: Instant?, zone: Zone)
    /// Whole days, the last one included.
    case days(first: CivilDate, last: CivilDate)

    /// The day on which it is over, by its own clocks.
    public var lastDay: CivilDate {
        switch self {
        case .days(_, let last): last
        case .time(let start, let end, let zone): zone.wallClock(at: end ?? start).date
        }
    }

    /// What entries are ordered by.
    public var start: Instant {
        switch self {
        case .time(let start, _, _): start
        case .days(let first, _): Instant(secondsSince1970: first.dayNumber * 86_400)
        }
    }

    /// When it is over, as calendars are read: of whole days by UTC.
    var end: Instant {
        switch self {
        case .time(let start, let end, _): end ?? start
        case .days(_, let last): Instant(secondsSince1970: (last.dayNumber + 1) * 86_400)
        }
    }
}

public protocol PartnerReading {
    /// All calendars by title.
    func calendars() throws -> [PartnerCalendar]
    func find(_ id: ID<PartnerCalendar>) throws -> PartnerCalendar?
    /// The calendar of exactly this title beside that series, letter case aside.
    func find(title: String, series: ID<Series>?) throws -> PartnerCalendar?
    /// All entries by start, those that have ended among them.
    func entries(of calendar: ID<PartnerCalendar>) throws -> [PartnerEntry]
    /// By start, at most `limit`: what has not ended and is over at `instant` or later; of the given series, or of every
    /// calendar.
    func upcoming(from instant: Instant, series: ID<Series>?, limit: Int) throws -> [PartnerEntry]
    /// Nil for a calendar that was brought in as a file.
    func following(of calendar: ID<PartnerCalendar>) throws -> Following?
    /// When the next look is due; nil when nothing is followed.
    func nextLook() throws -> Instant?
    /// Those whose next look is due, the longest overdue first.
    func dueFollowings(at instant: Instant, limit: Int) throws -> [Following]
}

public protocol PartnerWriting {
    func insert(_ calendar: PartnerCalendar) throws -> PartnerCalendar
    func save(_ calendar: PartnerCalendar) throws
    /// Takes the calendar away with all its entries.
    func delete(_ id: ID<PartnerCalendar>) throws
    func insert(_ entry: PartnerEntry) throws -> PartnerEntry
    func save(_ entry: PartnerEntry) throws
    func delete(_ id: ID<PartnerEntry>) throws
    func insert(_ following: Following) throws
    func save(_ following: Following) throws
    func deleteFollowing(of calendar: ID<PartnerCalendar>) throws
}

extension PartnerCalendar: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.partner, id: id.rawValue, name: title)
    }

    func logValues(in tx: any ReadTransaction) throws -> [LogValue] {
        let series = try series.flatMap { try tx.series.find($0) }
        return [LogValue("title", title), LogValue("series", series?.details.title ?? "")]
    }
}

extension PartnerEntry: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.partner, id: calendar.rawValue, name: details.title)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        let (start, end, zone) =
            switch details.time {
            case .time(let start, let end, let zone): (start.iso8601, end?.iso8601 ?? "", zone.identifier)
            case .days(let first, let last): (first.iso8601, last.iso8601, "")
            }
        return [
            LogValue("title", details.title), LogValue("start", start), LogValue("end", end), LogValue("zone", zone),
            LogValue("venue", details.place), LogValue("address", details.address),
            LogValue("state", details.isCancelled ? "cancelled" : ""),
            LogValue("ended", endedAt?.iso8601 ?? ""),
        ]
    }
}
