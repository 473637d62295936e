import TimeZones

/// A VTIMEZONE (RFC 5545 section 3.6.5) that is right for every instant of a span.
///
/// Rules in force are open-ended RRULEs; changes of the past, and those that no RRULE can say, are one observance
/// each: of RDATE lists some readers take the first value only, and of an UNTIL some lose the last change.
/// Whole years are covered, so that moving an event within a year leaves the definition as it is.
struct ZoneDefinition {
    /// A STANDARD or DAYLIGHT part.
    struct Observance: Hashable {
        /// By the clock before the change.
        let start: WallClock
        let before: LocalTime
        let after: LocalTime
        let rule: YearlyRule?

        /// By offsets, since tzdata flags the winter of Dublin; a change between two times that are no daylight time
        /// is one of the standard time.
        var name: CalendarName {
            (before.isDaylight || after.isDaylight) && after.offset > before.offset ? .daylight : .standard
        }
    }

    let identifier: String
    let observances: [Observance]

    init(_ zone: Zone, covering span: ClosedRange<Instant>) {
        identifier = zone.identifier
        let start = Self.startOfYear(span.lowerBound, in: zone, adding: 0)
        let end = Self.startOfYear(span.upperBound, in: zone, adding: 1)
        let lasting = Self.lasting(zone, before: end)
        if !lasting.isEmpty, lasting.allSatisfy({ $0.at <= start }) {
            observances = lasting.map(\.observance)
            return
        }
        let firstLasting = lasting.map(\.at).min() ?? end
        let changes = zone.transitions(from: start, to: min(end, firstLasting))
        observances =
            [Self.base(zone, at: start)] + changes.map { Self.observance($0, rule: nil) } + lasting.map(\.observance)
    }

    /// Midnight of 1 January in UTC suffices: zones change no clocks between the two.
    private static func startOfYear(_ instant: Instant, in zone: Zone, adding years: Int) -> Instant {
        let year = zone.wallClock(at: instant).date.year + years
        let date = CivilDate(year: max(year, 1), month: 1, day: 1) ?? CivilDate(dayNumber: .max)
        return Instant(secondsSince1970: date.dayNumber * 86_400)
    }

    /// The local time that the span starts with.
    private static func base(_ zone: Zone, at start: Instant) -> Observance {
        if let change = zone.transition(atOrBefore: start), change.at.secondsSince1970 >= 0 {
            return observance(change, rule: nil)
        }
        let localTime = zone.localTime(at: start)
        let date = min(CivilDate(dayNumber: 0), CivilDate(dayNumber: start.secondsSince1970 / 86_400 - 1))
        let clock = WallClock(date: date, hour: 0, minute: 0)
        return Observance(
            start: clock ?? zone.wallClock(at: start), before: localTime, after: localTime, rule: nil)
    }

    private static func observance(_ change: Transition, rule: YearlyRule?) -> Observance {
        let local = change.at.adding(seconds: Int64(change.before.offset))
        return Observance(
            start: Zone.utc.wallClock(at: local), before: change.before, after: change.after, rule: rule)
    }

    /// The rules in force with the first onset of each; none when they start after the span, or when one of them is
    /// no RRULE.
    private static func lasting(_ zone: Zone, before end: Instant) -> [(at: Instant, observance: Observance)] {
        guard let (since, rules) = zone.yearlyTransitions, since < end else { return [] }
        // Two years after the last irregular change each rule has had its first onset.
        let first = max(since, Instant(secondsSince1970: 0)).adding(seconds: 1)
        let onsets = zone.transitions(from: first, to: first.adding(seconds: 2 * 366 * 86_400))
        var found: [(at: Instant, observance: Observance)] = []
        for rule in rules {
            guard let expressed = YearlyRule(rule), let onset = onsets.first(where: { $0.after == rule.after })
            else { return [] }
            found.append((onset.at, observance(onset, rule: expressed)))
        }
        return found.sorted { $0.at < $1.at }
    }

    func write(to writer: inout CalendarWriter) {
        writer.component(.timeZone) { writer in
            writer.property(.zoneIdentifier, value: .text(identifier))
            for observance in observances {
                writer.component(observance.name) { writer in
                    writer.property(.start, value: .local(observance.start))
                    writer.property(.offsetFrom, value: .offset(observance.before.offset))
                    writer.property(.offsetTo, value: .offset(observance.after.offset))
                    writer.property(.zoneName, value: .text(observance.after.abbreviation))
                    if let rule = observance.rule { writer.property(.rule, value: .yearly(rule)) }
                }
            }
        }
    }
}

extension YearlyRule {
    /// The rule as an RRULE says it, nil when it can not.
    ///
    /// A change at 24:00 or before 00:00 falls on a neighbouring day: 24:00 of the first Saturday of April is 00:00 of
    /// the Sunday among 2 to 8 April. Over the end of a month that is no longer one rule.
    init?(_ change: YearlyTransition) {
        let shift = (change.seconds >= 0 ? change.seconds : change.seconds - 86_399) / 86_400
        switch change.day {
        case .dayOfYear: return nil
        case .fixed(let month, let day):
            guard shift == 0 else { return nil }
            self.init(month: month, day: .dayOfMonth(day))
        case .weekday(let weekday, let ordinal, let month):
            if shift == 0 {
                self.init(month: month, day: .weekday(weekday, ordinal: ordinal == 5 ? -1 : ordinal))
                return
            }
            // 2011 had no 29 February; a rule for the last days of that month is none that holds in every year.
            let length = CivilDate.days(inMonth: month, of: 2011)
            let first = ordinal == 5 ? length - 6 : (ordinal - 1) * 7 + 1
            let days = (first + shift)...(first + shift + 6)
            guard days.lowerBound >= 1, days.upperBound <= length, month != 2 || ordinal != 5,
                let shifted = Weekday(rawValue: ((weekday.rawValue - 1 + shift) % 7 + 7) % 7 + 1)
            else { return nil }
            self.init(month: month, day: .weekdayAmong(shifted, days: days))
        }
    }
}
