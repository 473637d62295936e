import TimeZones

/// The days of a recurrence. The time of day is that of the start on each of them.
struct RecurrenceExpansion {
    let rule: RecurrenceRule
    let start: CivilDate

    /// Two hundred years are enough for everybody, and an end for a rule that gives no day at all, such as every
    /// 31 February.
    private var lastYear: Int { min(start.year + 200, 9998) }

    /// Calls `body` with each day in order, the start first, until it answers false; takes what it looked at from `left`, as
    /// ``ReadingLimits/days`` counts, and ends when nothing is left.
    func forEach(within left: inout Int, _ body: (CivilDate) -> Bool) {
        var (count, period) = (1, 0)
        guard body(start) else { return }
        while left > 0, let days = days(ofPeriod: period * rule.interval) {
            left -= cost
            period += 1
            for day in chosen(days) where day > start {
                if let most = rule.count, count >= most { return }
                count += 1
                guard body(day) else { return }
            }
        }
    }

    /// Of one period.
    private var cost: Int {
        switch rule.frequency {
        case .daily: 1
        case .weekly: 2
        case .monthly: 6
        case .yearly: 50
        }
    }

    /// By BYSETPOS, each once, in order.
    private func chosen(_ days: [CivilDate]) -> [CivilDate] {
        let days = Set(days).sorted()
        guard !rule.positions.isEmpty else { return days }
        let indices = rule.positions.map { $0 > 0 ? $0 - 1 : days.count + $0 }
        return Set(indices.filter(days.indices.contains)).sorted().map { days[$0] }
    }

    /// The days of the period that begins so many days, weeks, months or years after the start's; nil after the last year.
    private func days(ofPeriod offset: Int) -> [CivilDate]? {
        switch rule.frequency {
        case .daily:
            let day = start.adding(days: offset)
            return day.year > lastYear ? nil : [day].filter { isInMonths($0) && isOnMonthDays($0) && isOnWeekdays($0) }
        case .weekly:
            let shift = (start.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
            let first = start.adding(days: offset * 7 - shift)
            guard first.year <= lastYear else { return nil }
            let wanted = rule.days.isEmpty ? [start.weekday] : rule.days.map(\.weekday)
            return (0..<7).map { first.adding(days: $0) }.filter { wanted.contains($0.weekday) && isInMonths($0) }
        case .monthly:
            let month = start.year * 12 + start.month - 1 + offset
            guard month / 12 <= lastYear else { return nil }
            let number = month % 12 + 1
            return rule.months.isEmpty || rule.months.contains(number) ? days(ofMonth: number, month / 12) : []
        case .yearly:
            let year = start.year + offset
            return year > lastYear ? nil : days(ofYear: year)
        }
    }

    private func days(ofYear year: Int) -> [CivilDate] {
        if rule.months.isEmpty, rule.monthDays.isEmpty, !rule.days.isEmpty { return weekdays(Self.all(of: year)) }
        let months =
            rule.months.isEmpty ? (rule.monthDays.isEmpty ? [start.month] : Array(1...12)) : rule.months
        return months.flatMap { days(ofMonth: $0, year) }
    }

    /// BYDAY beside BYMONTHDAY narrows down; alone, it gives the days.
    private func days(ofMonth month: Int, _ year: Int) -> [CivilDate] {
        let all = Self.all(of: month, year)
        if !rule.monthDays.isEmpty { return all.filter { isOnMonthDays($0) && isOnWeekdays($0) } }
        if !rule.days.isEmpty { return weekdays(all) }
        return all.filter { $0.day == start.day }
    }

    /// The days of BYDAY in a month or a year, of which all days are given.
    private func weekdays(_ all: [CivilDate]) -> [CivilDate] {
        rule.days.flatMap { wanted -> [CivilDate] in
            let days = all.filter { $0.weekday == wanted.weekday }
            guard let ordinal = wanted.ordinal else { return days }
            let index = ordinal > 0 ? ordinal - 1 : days.count + ordinal
            return days.indices.contains(index) ? [days[index]] : []
        }
    }

    private func isInMonths(_ date: CivilDate) -> Bool { rule.months.isEmpty || rule.months.contains(date.month) }

    private func isOnWeekdays(_ date: CivilDate) -> Bool {
        rule.days.isEmpty || rule.days.contains { $0.weekday == date.weekday }
    }

    private func isOnMonthDays(_ date: CivilDate) -> Bool {
        let fromEnd = date.day - CivilDate.days(inMonth: date.month, of: date.year) - 1
        return rule.monthDays.isEmpty || rule.monthDays.contains(date.day) || rule.monthDays.contains(fromEnd)
    }

    private static func all(of month: Int, _ year: Int) -> [CivilDate] {
        (1...CivilDate.days(inMonth: month, of: year)).compactMap { CivilDate(year: year, month: month, day: $0) }
    }

    private static func all(of year: Int) -> [CivilDate] { (1...12).flatMap { all(of: $0, year) } }
}
