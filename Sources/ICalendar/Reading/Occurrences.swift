import TimeZones

/// The occurrences of an event that recurs.
struct Occurrences {
    private let master: EventFields
    private let setting: CalendarReader.Setting
    /// By time.
    private var whens: [(name: String, when: CalendarEvent.When)] = []
    /// Whether there are more than are taken.
    private(set) var isCut = false

    /// `daysLeft` is what is left of the limit.
    init(_ master: EventFields, _ setting: CalendarReader.Setting, within daysLeft: inout Int) {
        self.master = master
        self.setting = setting
        expand(starts(within: &daysLeft))
    }

    /// The occurrences, with those in the place of which a component of their own stands. One whose own time the rule does
    /// not give stands for itself.
    func replaced(by changes: [(name: String, fields: EventFields)]) -> [ReadEvent] {
        var changes = changes
        var events = whens.map { name, when in
            if let index = changes.firstIndex(where: { $0.name == name }) {
                let fields = changes.remove(at: index).fields
                return ReadEvent(event: fields.event, occurrence: name, line: fields.line)
            }
            var event = master.event
            event.when = when
            return ReadEvent(event: event, occurrence: name, line: master.line)
        }
        for (name, fields) in changes where isInWindow(fields.event.when) {
            events.append(ReadEvent(event: fields.event, occurrence: name, line: fields.line))
        }
        if master.event.status == .cancelled {
            for index in events.indices { events[index].event.status = .cancelled }
        }
        return events
    }

    private mutating func expand(_ starts: [CalendarMoment]) {
        var seen: Set<String> = []
        let excluded = Set(master.exceptions.map { OccurrenceName.make(of: $0.moment, $0.zone) })
        let isTaken = { (name: String) in
            // A day that is excepted takes the times of that day with it.
            !excluded.contains(name) && seen.insert(name).inserted
        }
        for moment in starts {
            let name = OccurrenceName.make(of: moment, master.zone)
            let day = OccurrenceName.make(of: .date(moment.date(in: master.zone)), master.zone)
            guard !excluded.contains(day), isTaken(name) else { continue }
            whens.append((name, when(from: moment)))
        }
        for extra in master.extras {
            let name = OccurrenceName.make(of: extra.start, extra.zone)
            let when = when(from: extra.start, extra.zone, until: extra.end)
            guard isInWindow(when), isTaken(name) else { continue }
            whens.append((name, when))
        }
        whens.sort { $0.name < $1.name }
        if whens.count > setting.limits.occurrencesOfEvent {
            isCut = true
            whens.removeLast(whens.count - setting.limits.occurrencesOfEvent)
        }
    }

    /// The starts that the rules give, those within the window.
    private func starts(within daysLeft: inout Int) -> [CalendarMoment] {
        guard !master.rules.isEmpty else { return isInWindow(when(from: master.start)) ? [master.start] : [] }
        var starts: [CalendarMoment] = []
        for (rule, _) in master.rules {
            var count = 0
            let first = master.start.date(in: ruleZone)
            RecurrenceExpansion(rule: rule, start: first).forEach(within: &daysLeft) { day in
                let moment = start(on: day)
                if isAfterUntil(moment, rule) || isAfterWindow(moment) { return false }
                guard isInWindow(when(from: moment)) else { return true }
                starts.append(moment)
                count += 1
                // Exceptions may take some away, of which there are no more than there are.
                return count <= setting.limits.occurrencesOfEvent + master.exceptions.count
            }
        }
        return starts
    }

    /// A start in UTC recurs by UTC.
    private var ruleZone: Zone {
        if case .utc = master.start { .utc } else { master.zone }
    }

    private func start(on day: CivilDate) -> CalendarMoment {
        switch master.start {
        case .date: return .date(day)
        case .local(var clock):
            clock.date = day
            return .local(clock)
        case .utc(let instant):
            let first = Zone.utc.wallClock(at: instant).date
            return .utc(instant.adding(seconds: (day.dayNumber - first.dayNumber) * 86_400))
        }
    }

    /// As long as the first: whole days for days, seconds for times (RFC 5545 section 3.8.5.3).
    private func when(
        from moment: CalendarMoment, _ zone: Zone? = nil, until end: Instant? = nil
    ) -> CalendarEvent.When {
        switch master.event.when {
        case .days(let first, let last):
            let day = moment.date(in: zone ?? master.zone)
            return .days(first: day, last: day.adding(days: Int(last.dayNumber - first.dayNumber)))
        case .time(let start, let until, _):
            let from = moment.instant(in: zone ?? master.zone)
            let length = until.map { $0.secondsSince1970 - start.secondsSince1970 }
            return .time(start: from, end: end ?? length.map { from.adding(seconds: $0) }, zone: master.zone)
        }
    }

    /// An UNTIL that is a day holds that day, by the clocks of the start.
    private func isAfterUntil(_ moment: CalendarMoment, _ rule: RecurrenceRule) -> Bool {
        switch rule.until {
        case nil: false
        case .date(let day): moment.date(in: ruleZone) > day
        case .utc(let instant):
            if case .date(let day) = moment {
                day > Zone.utc.wallClock(at: instant).date
            } else {
                moment.instant(in: master.zone) > instant
            }
        case .local(let clock): moment.instant(in: master.zone) > ValueReader.instant(of: clock, in: master.zone)
        }
    }

    private func isAfterWindow(_ moment: CalendarMoment) -> Bool {
        setting.window.map { moment.instant(in: master.zone) > $0.upperBound } ?? false
    }

    private func isInWindow(_ when: CalendarEvent.When) -> Bool {
        guard let window = setting.window else { return true }
        let (start, end) = when.span
        return start <= window.upperBound && end >= window.lowerBound
    }
}

extension CalendarEvent.When {
    /// From the first to the last instant; of whole days by UTC.
    fileprivate var span: (start: Instant, end: Instant) {
        switch self {
        case .time(let start, let end, _): (start, end ?? start)
        case .days(let first, let last):
            (
                Instant(secondsSince1970: first.dayNumber * 86_400),
                Instant(secondsSince1970: (last.dayNumber + 1) * 86_400)
            )
        }
    }
}
