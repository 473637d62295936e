public import TimeZones

/// What was read of a calendar.
public struct CalendarReading: Hashable, Sendable {
    /// What the calendar calls itself; empty when it does not.
    public var name: String
    /// The seconds after which the calendar asks to be looked at again (REFRESH-INTERVAL of RFC 7986 section 5.7, else
    /// X-PUBLISHED-TTL); nil when it does not.
    public var refreshSeconds: Int?
    /// Whole and right: what has an error is not among them. In the order of the file, each event's occurrences by time.
    public var events: [ReadEvent]
    /// The first of the errors and warnings, in the order in which they were met.
    public var remarks: [CalendarRemark]
    public var errorCount: Int
    public var warningCount: Int
}

/// One event of a calendar, or one occurrence of an event that recurs.
public struct ReadEvent: Hashable, Sendable {
    public var event: CalendarEvent
    /// Which occurrence of its event it is, by the time that the rule gives it: `20111129`, or in UTC `20111129T093000Z`.
    /// Empty for an event that does not recur. Together with the UID it names the occurrence for good.
    public var occurrence: String
    /// The physical line on which it begins, from 1.
    public var line: Int
}

/// Reads calendars of others (RFC 5545): strict about what an event says, forgiving about how it is written.
///
/// Octets are given in pieces of any size, and the result does not depend on the pieces. A pure value: no clock, no files but
/// what `zone` looks up, and bounded work whatever the octets are.
public struct CalendarReader {
    /// What the octets do not say.
    public struct Setting {
        public var limits = ReadingLimits()
        /// The zone of times that name none; nil lets the calendar's own X-WR-TIMEZONE count, and refuses them without.
        public var floatingZone: Zone?
        /// Occurrences of recurring events outside of it are left out, without a word; nil takes all.
        public var window: ClosedRange<Instant>?
        /// The zone of an IANA identifier.
        public var zone: (String) -> Zone?

        public init(zone: @escaping (String) -> Zone?) { self.zone = zone }
    }

    private let setting: Setting
    private var splitter: LineSplitter
    private var tree: CalendarTree
    private var octetCount = 0
    private var lastLine = 1
    private var isFull = false

    public init(_ setting: Setting) {
        self.setting = setting
        splitter = LineSplitter(mostOctets: setting.limits.lineOctets)
        tree = CalendarTree(limits: setting.limits)
    }

    /// Reads a whole file.
    public static func read(_ octets: some Sequence<UInt8>, _ setting: Setting) -> CalendarReading {
        var reader = CalendarReader(setting)
        reader.take(octets)
        return reader.finish()
    }

    /// Takes the next octets.
    public mutating func take(_ octets: some Sequence<UInt8>) {
        for octet in octets where !isFull {
            octetCount += 1
            if octetCount > setting.limits.octets {
                isFull = true
                tree.remarks.error(lastLine, "The file is larger than \(setting.limits.octets) octets.")
            } else if let line = splitter.take(octet) {
                take(line)
            }
        }
    }

    private mutating func take(_ line: LineSplitter.Line) {
        lastLine = line.number
        tree.take(line)
    }

    /// What was read, once all octets were given.
    public mutating func finish() -> CalendarReading {
        if !isFull, let line = splitter.finish() { take(line) }
        tree.finish(at: lastLine)
        var events = EventsReader(setting, remarks: tree.remarks)
        for calendar in tree.calendars { events.read(calendar) }
        return CalendarReading(
            name: events.name, refreshSeconds: events.refreshSeconds, events: events.found,
            remarks: events.remarks.kept, errorCount: events.remarks.errorCount,
            warningCount: events.remarks.warningCount)
    }
}
