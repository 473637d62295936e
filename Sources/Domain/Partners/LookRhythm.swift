import TimeZones

/// When followed calendars are looked at again.
public struct LookRhythm: Hashable, Sendable {
    /// Minutes between two looks where neither an organiser nor the calendar says anything.
    public var standardMinutes: Int
    /// From 0 up to 1, drawn for each look: up to a tenth is added, so that calendars that were begun together drift apart.
    public var chance: Double

    public init(standardMinutes: Int = 60, chance: Double = 0) {
        self.standardMinutes = standardMinutes
        self.chance = chance
    }

    /// What a calendar may ask for, and how long a failure, a server's cache or its word can put a look off at most.
    public static let wishes = 15...1_440

    /// The next look after one that worked.
    func next(after now: Instant, _ details: FollowingDetails, wished: Int?, freshFor seconds: Int?) -> Instant {
        let minutes = details.minutes ?? max(base(details, wished), Self.within((seconds ?? 0) / 60))
        return drawn(after: now, minutes)
    }

    /// The next look after so many failures in a row, at least 1: twice as long each time, and not before the server's word.
    func next(
        after now: Instant, _ details: FollowingDetails, wished: Int?, failures: Int, retryAfter seconds: Int?
    ) -> Instant {
        let base = base(details, wished)
        let doubled = base << min(max(failures, 1), 10)
        let minutes = max(min(doubled, max(base, Self.wishes.upperBound)), Self.within((seconds ?? 0) / 60))
        return drawn(after: now, minutes)
    }

    private func base(_ details: FollowingDetails, _ wished: Int?) -> Int {
        details.minutes ?? Self.within(wished ?? standardMinutes)
    }

    private static func within(_ minutes: Int) -> Int { min(max(minutes, wishes.lowerBound), wishes.upperBound) }

    private func drawn(after now: Instant, _ minutes: Int) -> Instant {
        let seconds = Int64(minutes) * 60
        return now.adding(seconds: seconds + Int64(Double(seconds) * 0.1 * min(max(chance, 0), 1)))
    }
}
