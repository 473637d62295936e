/// What the clocks of a zone do during some span of time.
public struct LocalTime: Hashable, Sendable {
    /// Seconds east of UTC.
    public let offset: Int
    /// `GMT`, `BST`, `+1030`: as tzdata writes it, not for prose.
    public let abbreviation: String
    /// tzdata's flag. In Europe/Dublin the *winter* has it, with the smaller offset: compare offsets, not flags.
    public let isDaylight: Bool
}

/// A moment at which the clocks of a zone change.
public struct Transition: Hashable, Sendable {
    /// The first instant of the new local time.
    public let at: Instant
    public let before: LocalTime
    public let after: LocalTime
}

/// A change of the clocks that comes every year without end, from the footer of the zone's file.
public struct YearlyTransition: Hashable, Sendable {
    /// The day that the change is counted from.
    public enum Day: Hashable, Sendable {
        /// The `ordinal`th (1 to 4, 5 is the last) such weekday of the month.
        case weekday(Weekday, ordinal: Int, month: Int)
        /// A fixed date; 29 February never.
        case fixed(month: Int, day: Int)
        /// Days since 1 January, 29 February counted.
        case dayOfYear(Int)
    }

    public let day: Day
    /// Seconds after midnight of `day` by the clock before the change: may be negative or beyond 24 hours.
    public let seconds: Int
    public let before: LocalTime
    public let after: LocalTime
}

/// The instants that a time on the wall can stand for.
public enum Resolution: Hashable, Sendable {
    case unique(Instant)
    /// The clocks were put back: the time exists twice.
    case overlap(first: Instant, second: Instant)
    /// The clocks were put forward over this time: it does not exist.
    ///
    /// `before` is the last second before the jump and `after` the first one after it. A message that says "from
    /// 01:00 to 02:00" takes the wall clock of `before` plus one second, and the wall clock of `after`.
    case gap(before: Instant, after: Instant)
}

/// A time zone of the IANA database: a small value around rules that are shared and never change.
///
/// Two zones are equal when their identifiers are. Look-ups neither allocate nor lock, from any thread.
public struct Zone: Hashable, Sendable {
    let rules: ZoneRules
    /// `Europe/London`.
    public let identifier: String

    init(identifier: String, rules: ZoneRules) {
        self.identifier = identifier
        self.rules = rules
    }

    /// The zone without changes; needs no file.
    public static let utc = Zone(
        identifier: "UTC",
        rules: ZoneRules(
            localTimes: [LocalTime(offset: 0, abbreviation: "UTC", isDaylight: false)], instants: [], indices: [],
            footer: nil))

    /// Seconds east of UTC at an instant.
    public func offset(at instant: Instant) -> Int { rules.offset(at: instant.secondsSince1970) }

    public func abbreviation(at instant: Instant) -> String {
        rules.localTime(at: instant.secondsSince1970).abbreviation
    }

    public func localTime(at instant: Instant) -> LocalTime { rules.localTime(at: instant.secondsSince1970) }

    public func wallClock(at instant: Instant) -> WallClock {
        WallClock(localSeconds: instant.adding(seconds: Int64(offset(at: instant))).secondsSince1970)
    }

    /// The changes of offset or abbreviation in `from <= at < to`, in order.
    public func transitions(from: Instant, to: Instant) -> [Transition] {
        var found: [Transition] = []
        var last = from.adding(seconds: -1).secondsSince1970
        while let next = rules.transition(after: last), next.at < to {
            found.append(next)
            last = next.at.secondsSince1970
        }
        return found
    }

    /// The last change at or before an instant.
    public func transition(atOrBefore instant: Instant) -> Transition? {
        rules.transition(atOrBefore: instant.secondsSince1970)
    }

    /// The two changes of every year of the rules in force, and the instant from which nothing else happens; nil for
    /// a zone that will not change its clocks any more.
    ///
    /// Files list the changes up to 2037 one by one: those that the rule gives, too, count as the rule's.
    public var yearlyTransitions: (since: Instant, changes: [YearlyTransition])? { rules.yearlyTransitions }

    /// Which instants a time on the wall can mean here.
    public func resolve(_ clock: WallClock) -> Resolution {
        let local = clock.localSeconds
        // Offsets are within 26 hours, so what matters lies within this window.
        let window: Int64 = 26 * 3600
        if let offset = rules.offset(through: local - window, local + window) {
            return .unique(Instant(secondsSince1970: local - Int64(offset)))
        }
        var start = Int64.min
        var current = rules.localTime(at: local - window)
        var last = local - window
        var matches: [Instant] = []
        while true {
            let next = rules.transition(after: last)
            let end = next?.at.secondsSince1970 ?? .max
            let candidate = local - Int64(current.offset)
            if candidate >= start && candidate < end {
                matches.append(Instant(secondsSince1970: candidate))
            } else if candidate >= end, let next, local - Int64(next.after.offset) < end {
                return .gap(before: next.at.adding(seconds: -1), after: next.at)
            }
            guard let next, end <= local + window else { break }
            (start, last, current) = (end, end, next.after)
        }
        switch matches.count {
        case 0: return .unique(Instant(secondsSince1970: local - Int64(current.offset)))
        case 1: return .unique(matches[0])
        default: return .overlap(first: matches[0], second: matches[1])
        }
    }

    public static func == (left: Zone, right: Zone) -> Bool { left.identifier == right.identifier }

    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
