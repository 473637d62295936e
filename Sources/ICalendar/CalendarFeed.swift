public import TimeZones

/// A calendar to subscribe to (RFC 5545 section 3.4, RFC 7986): its properties, its zones and its events.
public struct CalendarFeed: Sendable {
    /// What the calendar is called in the reader's list.
    public var name: String
    /// The zone that a reader may show the calendar in.
    public var zone: Zone
    /// How often a reader should look for changes, in seconds. A wish: most have their own mind.
    public var refresh: Int
    /// In any order; they are written by start, then by UID.
    public var entries: [CalendarEntry]

    public init(name: String, zone: Zone, refresh: Int = 3600, entries: [CalendarEntry]) {
        self.name = name
        self.zone = zone
        self.refresh = refresh
        self.entries = entries
    }

    public init(name: String, zone: Zone, refresh: Int = 3600, events: [CalendarEvent]) {
        self.init(name: name, zone: zone, refresh: refresh, entries: events.map(CalendarEntry.init))
    }

    /// The feed as `text/calendar; charset=utf-8`. The same feed gives the same octets, always and everywhere.
    public func bytes() -> [UInt8] { bytes(definitions, ordered) }

    /// The same, and beside it the calendar without its entries: with what tells the entries it tells the feed.
    public func parts() -> (bytes: [UInt8], frame: [UInt8]) {
        let definitions = definitions
        return (bytes(definitions, ordered), bytes(definitions, []))
    }

    private var ordered: [CalendarEntry] {
        entries.sorted { $0.order == $1.order ? $0.uid < $1.uid : $0.order < $1.order }
    }

    private func bytes(_ definitions: [ZoneDefinition], _ ordered: [CalendarEntry]) -> [UInt8] {
        var writer = CalendarWriter(reserving: 4096 + ordered.reduce(0) { $0 + $1.octets.count })
        writer.component(.calendar) { writer in
            writer.property(.version, value: .text("2.0"))
            writer.property(.product, value: .text("-//Roundtable//Roundtable 1//EN"))
            writer.property(.scale, value: .text("GREGORIAN"))
            if !name.isEmpty {
                writer.property(.name, value: .text(name))
                writer.property(.shownName, value: .text(name))
            }
            writer.property(.shownZone, value: .text(zone.identifier))
            writer.property(.refreshInterval, CalendarParameter(.value, "DURATION"), value: .duration(max(refresh, 60)))
            writer.property(.publishedTimeToLive, value: .duration(max(refresh, 60)))
            for definition in definitions { definition.write(to: &writer) }
            for entry in ordered { writer.append(entry.octets) }
        }
        return writer.bytes
    }

    /// One definition for every zone that a written time names, by identifier.
    private var definitions: [ZoneDefinition] {
        var spans: [Zone: ClosedRange<Instant>] = [:]
        for case let (zone, span)? in entries.map(\.written) {
            let known = spans[zone] ?? span
            spans[zone] = min(known.lowerBound, span.lowerBound)...max(known.upperBound, span.upperBound)
        }
        return spans.sorted { $0.key.identifier < $1.key.identifier }.map { ZoneDefinition($0.key, covering: $0.value) }
    }
}
