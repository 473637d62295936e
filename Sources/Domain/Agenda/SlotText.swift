public import TimeZones

/// A slot as a form shows it, on the wall clock of the event's zone and to the minute, and the instants that these texts
/// stand for.
///
/// The clock shows an hour twice when it goes back, and no seconds. So a form sends along the instants that it was
/// filled from (`shown_start`, `shown_end`), and ``SlotReading`` takes a time that still says what was shown as that very
/// instant: what nobody touched stays what it is.
public struct SlotText: Hashable, Sendable {
    /// The day of the start, `2011-11-29`.
    public let day: String
    /// `09:30`, on ``day``.
    public let start: String
    /// `10:15`; with its day (`2011-12-01 10:15`) where it is neither on ``day`` nor in the night after it.
    public let end: String
    /// What was shown, by ISO 8601.
    public let shownStart: String
    public let shownEnd: String

    public init(_ slot: Slot, in zone: Zone) {
        let (from, to) = (zone.wallClock(at: slot.start).toTheMinute, zone.wallClock(at: slot.end).toTheMinute)
        day = from.date.iso8601
        start = Self.time(from)
        let isNight =
            to.date == from.date.adding(days: 1) && to.secondOfDay <= from.secondOfDay
            && slot.length <= Self.longestNight
        end = to.date == from.date || isNight ? Self.time(to) : "\(to.date.iso8601) \(Self.time(to))"
        shownStart = slot.start.iso8601
        shownEnd = slot.end.iso8601
    }

    /// The texts by the names of their fields.
    public var values: [(field: Field, text: String)] {
        [("day", day), ("start", start), ("end", end), ("shown_start", shownStart), ("shown_end", shownEnd)]
    }

    /// The fields that nobody sees.
    public static let shown: [Field] = ["shown_start", "shown_end"]

    /// Seconds of the longest session that is written as times of one day and ends on the next: 12 hours.
    static let longestNight: Int64 = 12 * 3600

    private static func time(_ wall: WallClock) -> String {
        String(wall.text.dropFirst("2011-11-29 ".count).prefix("09:30".count))
    }
}

extension WallClock {
    /// Without its seconds.
    var toTheMinute: WallClock { adding(seconds: -Int64(second)) }
}
