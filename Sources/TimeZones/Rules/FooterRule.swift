/// The rule at the end of a TZif file: a POSIX TZ string with the extensions of RFC 9636 section 3.3.1.
struct FooterRule: Sendable {
    struct Change: Sendable {
        let day: YearlyTransition.Day
        /// Seconds after midnight, -167 to 167 hours.
        let seconds: Int

        func localSeconds(in year: Int) -> Int64 { dayNumber(in: year) * 86_400 + Int64(seconds) }

        private func dayNumber(in year: Int) -> Int64 {
            switch day {
            case .fixed(let month, let day):
                return CivilDate.dayNumber(year: year, month: month, day: day)
            case .dayOfYear(let count):
                return CivilDate.dayNumber(year: year, month: 1, day: 1) + Int64(count)
            case .weekday(let weekday, let ordinal, let month):
                let first = CivilDate.dayNumber(year: year, month: month, day: 1)
                let firstWeekday = CivilDate.remainder(first + 3, 7) + 1
                let toWeekday = CivilDate.remainder(Int64(weekday.rawValue) - firstWeekday, 7)
                let day = toWeekday + Int64(ordinal - 1) * 7
                return first + (day >= Int64(CivilDate.days(inMonth: month, of: year)) ? day - 7 : day)
            }
        }
    }

    struct Daylight: Sendable {
        let localTime: LocalTime
        let start: Change
        let end: Change
    }

    let standard: LocalTime
    let daylight: Daylight?

    func localTime(at seconds: Int64) -> LocalTime {
        guard let daylight else { return standard }
        return isDaylight(at: seconds, daylight) ? daylight.localTime : standard
    }

    private func isDaylight(at seconds: Int64, _ daylight: Daylight) -> Bool {
        let year = year(of: seconds)
        var latest = Int64.min
        var answer = false
        // Counted from one year to the next, the later change wins when two fall on one instant: so does a rule that
        // says "daylight time all year" (RFC 9636 section 3.3.1) never show its end.
        for candidate in (year - 1)...(year + 1) {
            let start = daylight.start.localSeconds(in: candidate) - Int64(standard.offset)
            let end = daylight.end.localSeconds(in: candidate) - Int64(daylight.localTime.offset)
            if end < start, end <= seconds, end >= latest { (latest, answer) = (end, false) }
            if start <= seconds, start >= latest { (latest, answer) = (start, true) }
            if end >= start, end <= seconds, end >= latest { (latest, answer) = (end, false) }
        }
        return answer
    }

    private func year(of seconds: Int64) -> Int {
        WallClock(localSeconds: seconds + Int64(standard.offset)).date.year
    }

    /// The first change after an instant, within the years to 9999.
    func transition(after seconds: Int64) -> Transition? {
        guard daylight != nil else { return nil }
        let first = max(seconds, CivilDate.firstDayNumber * 86_400)
        guard first < CivilDate.lastDayNumber * 86_400 else { return nil }
        let year = year(of: first)
        return changes(in: (year - 1)...(year + 2)).first { $0.at.secondsSince1970 > seconds }
    }

    func transition(atOrBefore seconds: Int64) -> Transition? {
        guard daylight != nil else { return nil }
        let year = year(of: seconds)
        return changes(in: (year - 2)...(year + 1)).last { $0.at.secondsSince1970 <= seconds }
    }

    /// True when a span of exactly this local time begins at an instant.
    func startsSpan(at seconds: Int64, as localTime: LocalTime) -> Bool {
        guard daylight != nil else { return false }
        let year = year(of: seconds)
        return changes(in: (year - 1)...(year + 1)).contains {
            $0.at.secondsSince1970 == seconds && $0.after == localTime
        }
    }

    private func changes(in years: ClosedRange<Int>) -> [Transition] {
        guard let daylight else { return [] }
        let instants = years.flatMap { year in
            [
                daylight.start.localSeconds(in: year) - Int64(standard.offset),
                daylight.end.localSeconds(in: year) - Int64(daylight.localTime.offset),
            ]
        }
        return Set(instants).sorted().compactMap { instant in
            let before = localTime(at: instant - 1)
            let after = localTime(at: instant)
            guard before != after else { return nil }
            return Transition(at: Instant(secondsSince1970: instant), before: before, after: after)
        }
    }

    /// The two changes of a year, nil when the rule has none.
    var yearlyTransitions: [YearlyTransition]? {
        guard let daylight, !changes(in: 2036...2037).isEmpty else { return nil }
        return [
            YearlyTransition(
                day: daylight.start.day, seconds: daylight.start.seconds, before: standard,
                after: daylight.localTime),
            YearlyTransition(
                day: daylight.end.day, seconds: daylight.end.seconds, before: daylight.localTime,
                after: standard),
        ]
    }
}
