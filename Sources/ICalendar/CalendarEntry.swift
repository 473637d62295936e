public import TimeZones

/// An event of a feed as the octets that it is in every feed: written once, and put into as many calendars as have it.
public struct CalendarEntry: Sendable {
    /// The start, and the first second in UTC of a whole day: what entries are ordered by before their UID.
    public let order: Int64
    public let uid: String
    /// The zone that the octets name, and the span in which they do; nil for whole days, and for times in UTC.
    let written: (zone: Zone, span: ClosedRange<Instant>)?
    public let octets: [UInt8]

    /// Writes the event.
    public init(_ event: CalendarEvent) {
        let zone = event.writtenZone
        order = event.order
        uid = event.uid
        written =
            if case .time(let start, let end, _) = event.when, let zone {
                (zone, start...max(start, end ?? start))
            } else {
                nil
            }
        let texts = event.summary.utf8.count + (event.description?.utf8.count ?? 0)
        var writer = CalendarWriter(reserving: 512 + texts + texts / 16)
        event.write(in: zone, to: &writer)
        octets = writer.bytes
    }

    /// An entry that was written before.
    /// - Parameters:
    ///   - zoneSpan: as its ``zoneSpan`` was.
    ///   - zone: that of the event that was written.
    public init(order: Int64, uid: String, zoneSpan: ClosedRange<Instant>?, zone: Zone, octets: [UInt8]) {
        self.order = order
        self.uid = uid
        written = zoneSpan.map { (zone, $0) }
        self.octets = octets
    }

    /// From when until when the octets name a zone; nil where they name none.
    public var zoneSpan: ClosedRange<Instant>? { written?.span }

    /// How much memory the entry takes, about.
    public var size: Int { octets.count + 128 }
}
