public import TimeZones

/// One VEVENT of a feed (RFC 5545 section 3.6.1).
///
/// Everything is a stored fact: no clock and no random number is asked, so that the same event is the same octets.
public struct CalendarEvent: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }

    public enum When: Hashable, Sendable {
        /// By the clocks of a zone. Without an end, or with one that is not after the start, no end is written.
        case time(start: Instant, end: Instant?, zone: Zone)
        /// Whole days, the last one included, everywhere.
        case days(first: CivilDate, last: CivilDate)
    }

    /// Never changes while the event lives, and is never used for another.
    public var uid: String
    /// The last change of anything in here: DTSTAMP and LAST-MODIFIED, which mean the same in a feed
    /// (RFC 5545 section 3.8.7.2).
    public var lastModified: Instant
    public var created: Instant?
    /// Raised with every change of time, place, status or title.
    public var sequence: Int
    public var status: Status
    public var summary: String
    /// Plain text; lines end in a line feed. Nil or empty: not written, as with all that follow.
    public var description: String?
    public var location: String?
    /// An absolute address.
    public var url: String?
    public var categories: [String]
    public var when: When

    public init(
        uid: String, lastModified: Instant, created: Instant? = nil, sequence: Int = 0, status: Status = .confirmed,
        summary: String, description: String? = nil, location: String? = nil, url: String? = nil,
        categories: [String] = [], when: When
    ) {
        self.uid = uid
        self.lastModified = lastModified
        self.created = created
        self.sequence = sequence
        self.status = status
        self.summary = summary
        self.description = description
        self.location = location
        self.url = url
        self.categories = categories
        self.when = when
    }
}

extension CalendarEvent {
    /// The zone whose identifier the event's times are written with; nil for whole days, and for times that are
    /// written in UTC.
    ///
    /// A local time that exists twice is such: of the readers that matter some take the first, some the second.
    var writtenZone: Zone? {
        guard case .time(let start, let end, let zone) = when, zone != .utc else { return nil }
        let isPlain = { (instant: Instant) in zone.resolve(zone.wallClock(at: instant)) == .unique(instant) }
        return isPlain(start) && end.map(isPlain) ?? true ? zone : nil
    }

    /// What events are ordered by before their UID: the start, and the first second in UTC of a whole day.
    var order: Int64 {
        switch when {
        case .time(let start, _, _): start.secondsSince1970
        case .days(let first, _): first.dayNumber * 86_400
        }
    }

    /// `zone` is ``writtenZone``.
    func write(in zone: Zone?, to writer: inout CalendarWriter) {
        writer.component(.event) { writer in
            writer.property(.uid, value: .text(uid))
            writer.property(.stamp, value: .utc(lastModified))
            if let created { writer.property(.created, value: .utc(created)) }
            writer.property(.lastModified, value: .utc(lastModified))
            writer.property(.sequence, value: .integer(max(sequence, 0)))
            writer.property(.status, value: .text(status.rawValue))
            writeTimes(in: zone, to: &writer)
            writeText(.summary, summary, to: &writer)
            writeText(.description, description, to: &writer)
            writeText(.location, location, to: &writer)
            if let url, !url.isEmpty { writer.property(.url, value: .uri(url)) }
            let categories = categories.filter { !$0.isEmpty }
            if !categories.isEmpty { writer.property(.categories, value: .texts(categories)) }
        }
    }

    private func writeText(_ name: CalendarName, _ text: String?, to writer: inout CalendarWriter) {
        if let text, !text.isEmpty { writer.property(name, value: .text(text)) }
    }

    private func writeTimes(in zone: Zone?, to writer: inout CalendarWriter) {
        switch when {
        case .days(let first, let last):
            let whole = CalendarParameter(.value, "DATE")
            writer.property(.start, whole, value: .date(first))
            // The end of whole days is the day after the last (RFC 5545 section 3.6.1).
            writer.property(.end, whole, value: .date(max(first, last).adding(days: 1)))
        case .time(let start, let end, _):
            writeTime(.start, start, zone, to: &writer)
            if let end, end > start { writeTime(.end, end, zone, to: &writer) }
        }
    }

    private func writeTime(
        _ name: CalendarName, _ instant: Instant, _ zone: Zone?, to writer: inout CalendarWriter
    ) {
        guard let zone else { return writer.property(name, value: .utc(instant)) }
        writer.property(
            name, CalendarParameter(.zoneIdentifier, zone.identifier), value: .local(zone.wallClock(at: instant)))
    }
}
