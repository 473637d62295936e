import TimeZones

/// A time of day as people write it: `09:30`, `9.30`, `0930`, `9am`, `2:15 pm`.
public struct ClockTime: Hashable, Comparable, Sendable {
    public let hour: Int
    public let minute: Int

    /// Nil for a text that is no time.
    public init?(_ text: String) {
        var digits = text.lowercased().filter { $0 != " " }
        var half: String?
        for suffix in ["am", "pm"] where digits.hasSuffix(suffix) {
            half = suffix
            digits.removeLast(2)
        }
        let parts = digits.split(whereSeparator: { $0 == ":" || $0 == "." }).map(String.init)
        guard let (hours, minutes) = Self.split(parts, is12Hour: half != nil) else { return nil }
        switch half {
        case nil:
            guard (0...23).contains(hours) else { return nil }
            hour = hours
        case "am":
            guard (1...12).contains(hours) else { return nil }
            hour = hours % 12
        default:
            guard (1...12).contains(hours) else { return nil }
            hour = hours % 12 + 12
        }
        minute = minutes
    }

    private static func split(_ parts: [String], is12Hour: Bool) -> (Int, Int)? {
        guard parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        switch (parts.count, parts.first?.utf8.count ?? 0) {
        case (1, 1...2) where is12Hour:
            return Int(parts[0]).map { ($0, 0) }
        case (1, 4):
            guard let number = Int(parts[0]), number % 100 < 60 else { return nil }
            return (number / 100, number % 100)
        case (2, 1...2) where parts[1].utf8.count == 2:
            guard let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60 else { return nil }
            return (hours, minutes)
        default:
            return nil
        }
    }

    func on(_ day: CivilDate) -> WallClock? { WallClock(date: day, hour: hour, minute: minute, second: 0) }

    /// The instant at which the day's clock shows it: of two the first, of none the end of the jump.
    func instant(on day: CivilDate, in zone: Zone) -> Instant? {
        guard let wall = on(day) else { return nil }
        switch zone.resolve(wall) {
        case .unique(let instant), .overlap(let instant, _): return instant
        case .gap(_, let after): return after
        }
    }

    public static func < (a: ClockTime, b: ClockTime) -> Bool { (a.hour, a.minute) < (b.hour, b.minute) }
}
