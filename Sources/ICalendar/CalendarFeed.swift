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
    public var events: [CalendarEvent]

    public init(name: String, zone: Zone, refresh: Int = 3600, events: [CalendarEvent]) {
        self.name = name
        self.zone = zone
        self.refresh = refresh
        self.events = events
    }

    /// The feed as `text/calendar; charset=utf-8`. The same feed gives the same octets, always and everywhere.
    public func bytes() -> [UInt8] {
        let order = events.indices.map { (events[$0].order, events[$0].uid, $0) }.sorted { $0 < $1 }.map(\.2)
        let zones = events.map(\.writtenZone)
        var writer = CalendarWriter(reserving: 1024 + events.count * 512)
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
            for definition in definitions(of: zones) { definition.write(to: &writer) }
            for position in order { events[position].write(in: zones[position], to: &writer) }
        }
        return writer.bytes
    }

    /// One definition for every zone that a written time names, by identifier.
    private func definitions(of zones: [Zone?]) -> [ZoneDefinition] {
        var spans: [Zone: ClosedRange<Instant>] = [:]
        for (event, zone) in zip(events, zones) {
            guard case .time(let start, let end, _) = event.when, let zone else { continue }
            let last = max(start, end ?? start)
            let span = spans[zone] ?? start...last
            spans[zone] = min(span.lowerBound, start)...max(span.upperBound, last)
        }
        return spans.sorted { $0.key.identifier < $1.key.identifier }.map { ZoneDefinition($0.key, covering: $0.value) }
    }
}
