public import TimeZones

/// From a moment until before another: when a room is open, or somebody can be there.
public struct TimeSpan: Hashable, Sendable {
    public let start: Instant
    /// After ``start``.
    public let end: Instant

    /// Nil when the end is not after the start.
    public init?(_ start: Instant, _ end: Instant) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// Seconds from start to end.
    public var length: Int64 { end.secondsSince1970 - start.secondsSince1970 }

    /// Whether the slot lies within one of the spans; no spans at all are all the time.
    public static func cover(_ slot: Slot, _ spans: [TimeSpan]) -> Bool {
        spans.isEmpty || spans.contains { $0.start <= slot.start && slot.end <= $0.end }
    }

    /// The same times in order, those that touch or overlap made one.
    public static func merged(_ spans: [TimeSpan]) -> [TimeSpan] {
        var merged: [TimeSpan] = []
        for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = merged.last, span.start <= last.end,
                let joined = TimeSpan(last.start, max(last.end, span.end))
            {
                merged[merged.count - 1] = joined
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}

/// Spans as people write them: `2011-11-29 09:00 to 17:30`, one a line or separated by semicolons.
extension TimeSpan {
    /// Reads a field of spans in the zone; a line that is none is refused, and so is a wall-clock time that the zone
    /// does not have.
    static func readAll(
        _ reader: inout FieldReader, _ field: Field, else old: [TimeSpan], zone: Zone
    ) -> [TimeSpan] {
        guard reader.given(field) != nil else { return old }
        let text = reader.text(field, longest: 10_000)
        var spans: [TimeSpan] = []
        for part in text.split(whereSeparator: { $0.isNewline || $0 == ";" }) {
            let line = FieldReader.trim(String(part))
            if line.isEmpty { continue }
            guard let span = TimeSpan(text: line, zone: zone) else {
                reader.refuse(
                    field, "“\(line)” is no span of time. Use one a line, such as 2011-11-29 09:00 to 17:30.")
                return old
            }
            spans.append(span)
        }
        return merged(spans)
    }

    /// `2011-11-29 09:00 to 17:30`, or with a day before the end, too; either may be an instant with its offset.
    init?(text: String, zone: Zone) {
        let ends = text.split(separator: " to ", maxSplits: 1)
        guard ends.count == 2 else { return nil }
        let (first, second) = (FieldReader.trim(String(ends[0])), FieldReader.trim(String(ends[1])))
        let day = CivilDate(iso8601: String(first.prefix("2011-11-29".count)))
        guard let start = Self.instant(first, day: nil, zone), let end = Self.instant(second, day: day, zone) else {
            return nil
        }
        self.init(start, end)
    }

    private static func instant(_ text: String, day: CivilDate?, _ zone: Zone) -> Instant? {
        if let instant = Instant(iso8601: text) { return instant }
        if text == "24:00", let day { return instant("\(day.adding(days: 1).iso8601) 00:00", day: nil, zone) }
        // A time of the day with seconds, as ``text(in:)`` writes it where there are some, is a clock's alone.
        let ofDay = day.flatMap { ClockTime(text)?.on($0) ?? WallClock("\($0.iso8601) \(text)") }
        guard let wall = WallClock(text) ?? ofDay else { return nil }
        switch zone.resolve(wall) {
        case .unique(let instant), .overlap(let instant, _): return instant
        case .gap: return nil
        }
    }

    /// As ``init(text:zone:)`` reads it back: wall-clock times where they say it, instants where the clock shows a
    /// time twice.
    public func text(in zone: Zone) -> String {
        let (from, to) = (Self.text(start, zone), Self.text(end, zone))
        let isOneDay = from.prefix(10) == to.prefix(10) && !to.contains("T") && !from.contains("T")
        return "\(from) to \(isOneDay ? String(to.dropFirst("2011-11-29 ".count)) : to)"
    }

    private static func text(_ instant: Instant, _ zone: Zone) -> String {
        let wall = zone.wallClock(at: instant)
        switch zone.resolve(wall) {
        case .unique(instant), .overlap(instant, _): return wall.text
        default: return instant.iso8601
        }
    }
}

extension TimeSpan {
    /// As instants, for where no zone is at hand.
    static func lines(_ spans: [TimeSpan]) -> String {
        spans.map { "\($0.start.iso8601) to \($0.end.iso8601)" }.joined(separator: "; ")
    }
}
