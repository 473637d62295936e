/// The rule at the end of a TZif file: a POSIX TZ string with the extensions of RFC 9636 section 3.3.1.
struct FooterRule: Sendable {
    struct Change: Sendable {
        typealias Moment = (at: Int64, after: LocalTime)

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
        let year = year(of: seconds)
        var answer = standard
        for candidate in (year - 1)...(year + 1) {
            let (first, second) = changes(in: candidate, daylight)
            if first.at <= seconds { answer = first.after }
            if second.at <= seconds { answer = second.after }
        }
        return answer
    }

    /// The two changes of a year in order.
    ///
    /// Counted from one year to the next, the later of two on one instant holds: so does a rule that says "daylight
    /// time all year" (RFC 9636 section 3.3.1) never show its end.
    private func changes(in year: Int, _ daylight: Daylight) -> (Change.Moment, Change.Moment) {
        let start: Change.Moment = (
            daylight.start.localSeconds(in: year) - Int64(standard.offset), daylight.localTime
        )
        let end: Change.Moment = (
            daylight.end.localSeconds(in: year) - Int64(daylight.localTime.offset), standard
        )
        return start.at <= end.at ? (start, end) : (end, start)
    }

    private func year(of seconds: Int64) -> Int {
        WallClock(localSeconds: seconds + Int64(standard.offset)).date.year
    }

    /// The first change after an instant, within the years to 9999.
    func transition(after seconds: Int64) -> Transition? {
        let first = max(seconds, CivilDate.firstDayNumber * 86_400)
        guard first < CivilDate.lastDayNumber * 86_400 else { return nil }
        let year = year(of: first)
        return transitions(in: (year - 1)...(year + 2)).first { $0.at.secondsSince1970 > seconds }
    }

    func transition(atOrBefore seconds: Int64) -> Transition? {
        let year = year(of: seconds)
        return transitions(in: (year - 2)...(year + 1)).last { $0.at.secondsSince1970 <= seconds }
    }

    /// The changes that the rule of these years gives, in order, each to another local time than before.
    func transitions(in years: ClosedRange<Int>) -> [Transition] {
        guard let daylight else { return [] }
        var moments: [Change.Moment] = []
        for year in (years.lowerBound - 1)...years.upperBound {
            let (first, second) = changes(in: year, daylight)
            for moment in [first, second] {
                while let last = moments.last, last.at >= moment.at { moments.removeLast() }
                moments.append(moment)
            }
        }
        // What the year after puts aside, as at the end of a year that is daylight time as a whole.
        let next = changes(in: years.upperBound + 1, daylight).0
        while let last = moments.last, last.at >= next.at { moments.removeLast() }
        return zip(moments, moments.dropFirst()).compactMap { before, after in
            guard before.after != after.after else { return nil }
            return Transition(
                at: Instant(secondsSince1970: after.at), before: before.after, after: after.after)
        }
    }

    /// The two changes of a year, nil when the rule has none.
    var yearlyTransitions: [YearlyTransition]? {
        guard let daylight, !transitions(in: 2036...2037).isEmpty else { return nil }
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
