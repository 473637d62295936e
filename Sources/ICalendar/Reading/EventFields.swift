import TimeZones

/// A VEVENT as its properties say, before it is known which occurrences it has.
struct EventFields {
    /// A start, with an end of its own when one is given.
    struct Extra {
        var start: CalendarMoment
        var zone: Zone
        var end: Instant?
    }

    let line: Int
    let uid: String
    /// What all occurrences share; `when` is that of the first.
    let event: CalendarEvent
    /// The start as it stands, and the zone by which it is one.
    let start: CalendarMoment
    let zone: Zone
    let rules: [(rule: RecurrenceRule, line: Int)]
    let extras: [Extra]
    let exceptions: [(moment: CalendarMoment, zone: Zone)]
    /// Of which occurrence it says how it is; nil for the event as such.
    let recurrence: (moment: CalendarMoment, zone: Zone)?

    var recurs: Bool { !rules.isEmpty || !extras.isEmpty }
}

/// Reads the properties of a VEVENT.
struct EventFieldsReader {
    let component: CalendarComponent
    /// The zone in which times in UTC are shown, and by which times without a zone are; nil when nothing says.
    let shownZone: Zone?
    let floatingZone: Zone?

    func read(_ zones: inout ZoneFinder, _ remarks: inout CalendarRemarks) throws(CalendarRefusal) -> EventFields {
        guard let uid = component.first("UID").map({ ValueReader.text($0.value) }), !uid.isEmpty else {
            throw CalendarRefusal(line: component.line, text: "The event has no UID.")
        }
        guard let startLine = component.first("DTSTART") else {
            throw CalendarRefusal(line: component.line, text: "The event has no DTSTART.")
        }
        let (start, zone) = try moment(startLine.value, startLine, &zones, &remarks)
        let when = try when(from: start, zone, &zones, &remarks)
        let event = CalendarEvent(
            uid: uid, lastModified: instant("LAST-MODIFIED") ?? instant("DTSTAMP") ?? Instant(secondsSince1970: 0),
            created: instant("CREATED"), sequence: sequence(&remarks), status: status(&remarks),
            summary: text("SUMMARY") ?? "", description: text("DESCRIPTION"), location: text("LOCATION"),
            url: component.first("URL")?.value,
            categories: component.all("CATEGORIES").flatMap { ValueReader.texts($0.value) },
            when: when)
        return EventFields(
            line: component.line, uid: uid, event: event, start: start, zone: zone, rules: rules(&remarks),
            extras: try extras(&zones, &remarks), exceptions: try moments("EXDATE", &zones, &remarks),
            recurrence: try moments("RECURRENCE-ID", &zones, &remarks).first)
    }

    private func text(_ name: String) -> String? { component.first(name).map { ValueReader.text($0.value) } }

    /// A time in UTC; one that is written otherwise is no reason to refuse an event.
    private func instant(_ name: String) -> Instant? {
        guard let line = component.first(name) else { return nil }
        switch ValueReader.moment(line.value) {
        case .utc(let instant): return instant
        case .local(let clock): return ValueReader.instant(of: clock, in: .utc)
        case .date, nil: return nil
        }
    }

    private func sequence(_ remarks: inout CalendarRemarks) -> Int {
        guard let line = component.first("SEQUENCE") else { return 0 }
        if let number = ValueReader.integer(line.value) { return number }
        remarks.warning(line.number, "SEQUENCE is no number; it is taken for 0.")
        return 0
    }

    private func status(_ remarks: inout CalendarRemarks) -> CalendarEvent.Status {
        guard let line = component.first("STATUS") else { return .confirmed }
        if let status = CalendarEvent.Status(rawValue: line.value.uppercased()) { return status }
        remarks.warning(line.number, "STATUS is \(shown(line.value)); it is taken for CONFIRMED.")
        return .confirmed
    }

    private func when(
        from start: CalendarMoment, _ zone: Zone, _ zones: inout ZoneFinder, _ remarks: inout CalendarRemarks
    ) throws(CalendarRefusal) -> CalendarEvent.When {
        let duration = try duration()
        let end: (moment: CalendarMoment, zone: Zone, line: Int)?
        if let line = component.first("DTEND") {
            let (moment, zone) = try moment(line.value, line, &zones, &remarks)
            end = (moment, zone, line.number)
        } else {
            end = nil
        }
        guard case .date(let first) = start else {
            let from = start.instant(in: zone)
            if case .date? = end?.moment { throw mixed(end?.line) }
            var until = end.map { $0.moment.instant(in: $0.zone) }
            if until == nil, let duration { until = start.instant(in: zone, after: duration) }
            return .time(start: from, end: later(until, than: from, end?.line, &remarks), zone: zone)
        }
        var last = first
        switch end?.moment {
        case .date(let after): last = after.adding(days: -1)
        case .utc, .local: throw mixed(end?.line)
        case nil: last = duration.map { first.adding(days: $0.days - 1) } ?? first
        }
        if let end, last < first.adding(days: -1) {
            remarks.warning(end.line, "DTEND is before DTSTART; the event is taken for one day.")
        }
        return .days(first: first, last: max(first, last))
    }

    private func mixed(_ line: Int?) -> CalendarRefusal {
        CalendarRefusal(
            line: line ?? component.line, text: "One of DTSTART and DTEND is a day and the other is a time.")
    }

    private func later(
        _ end: Instant?, than start: Instant, _ line: Int?, _ remarks: inout CalendarRemarks
    ) -> Instant? {
        guard let end, end != start else { return nil }
        if end > start { return end }
        remarks.warning(line ?? component.line, "The end is before the start; it is left out.")
        return nil
    }

    private func duration() throws(CalendarRefusal) -> CalendarDuration? {
        guard let line = component.first("DURATION") else { return nil }
        guard let duration = ValueReader.duration(line.value) else {
            throw CalendarRefusal(
                line: line.number, text: "DURATION is \(shown(line.value)), which is no length of time.")
        }
        return duration
    }

    private func rules(_ remarks: inout CalendarRemarks) -> [(rule: RecurrenceRule, line: Int)] {
        var found: [(RecurrenceRule, Int)] = []
        for line in component.all("RRULE") {
            do throws(RecurrenceRule.Refusal) {
                found.append((try RecurrenceRule(line.value), line.number))
            } catch {
                remarks.warning(line.number, "The rule \(error.text): only the first time is taken.")
            }
        }
        return found
    }

    private func extras(
        _ zones: inout ZoneFinder, _ remarks: inout CalendarRemarks
    ) throws(CalendarRefusal) -> [EventFields.Extra] {
        var found: [EventFields.Extra] = []
        for line in component.all("RDATE") {
            for part in line.value.split(separator: ",") {
                let sides = part.split(separator: "/", maxSplits: 1)
                let (start, zone) = try moment(String(sides.first ?? ""), line, &zones, &remarks)
                var extra = EventFields.Extra(start: start, zone: zone)
                if sides.count == 2 {
                    if let duration = ValueReader.duration(sides[1]) {
                        extra.end = start.instant(in: zone, after: duration)
                    } else {
                        extra.end = try moment(String(sides[1]), line, &zones, &remarks).moment.instant(in: zone)
                    }
                }
                found.append(extra)
            }
        }
        return found
    }

    private func moments(
        _ name: String, _ zones: inout ZoneFinder, _ remarks: inout CalendarRemarks
    ) throws(CalendarRefusal) -> [(moment: CalendarMoment, zone: Zone)] {
        var found: [(CalendarMoment, Zone)] = []
        for line in component.all(name) {
            for part in line.value.split(separator: ",") {
                found.append(try moment(String(part), line, &zones, &remarks))
            }
            if line.parameter("RANGE") != nil {
                remarks.warning(line.number, "RANGE is passed over: the change is taken for this time alone.")
            }
        }
        return found
    }

    /// A time with the zone by which it is one, or, in UTC, in which it is shown.
    private func moment(
        _ value: String, _ line: ContentLine, _ zones: inout ZoneFinder, _ remarks: inout CalendarRemarks
    ) throws(CalendarRefusal) -> (moment: CalendarMoment, zone: Zone) {
        guard let moment = ValueReader.moment(value) else {
            throw CalendarRefusal(line: line.number, text: "\(line.name) is \(shown(value)), which is no time.")
        }
        guard case .local = moment else { return (moment, shownZone ?? .utc) }
        if let name = line.parameter("TZID") {
            if let zone = zones.zone(name) { return (moment, zone) }
            guard let floatingZone else {
                throw CalendarRefusal(
                    line: line.number,
                    text: "The time zone \(shown(name)) is not known; say in which zone to take the time.")
            }
            remarks.warning(
                line.number, "The time zone \(shown(name)) is not known; \(floatingZone.identifier) is taken.")
            return (moment, floatingZone)
        }
        guard let zone = floatingZone else {
            throw CalendarRefusal(line: line.number, text: "The time names no zone; say in which zone to take it.")
        }
        return (moment, zone)
    }
}

extension CalendarMoment {
    /// A day begins at midnight of the zone.
    func instant(in zone: Zone) -> Instant {
        switch self {
        case .utc(let instant): instant
        case .local(let clock): ValueReader.instant(of: clock, in: zone)
        case .date(let date): ValueReader.instant(of: Self.midnight(date), in: zone)
        }
    }

    /// Days later by the calendar, then seconds later by the clock.
    func instant(in zone: Zone, after duration: CalendarDuration) -> Instant {
        let start: Instant =
            switch self {
            case .utc(let instant): instant.adding(seconds: Int64(duration.days) * 86_400)
            case .local(var clock):
                {
                    clock.date = clock.date.adding(days: duration.days)
                    return ValueReader.instant(of: clock, in: zone)
                }()
            case .date(let date): CalendarMoment.date(date.adding(days: duration.days)).instant(in: zone)
            }
        return start.adding(seconds: Int64(duration.seconds))
    }

    /// The day, by the clocks of the zone.
    func date(in zone: Zone) -> CivilDate {
        switch self {
        case .utc(let instant): zone.wallClock(at: instant).date
        case .local(let clock): clock.date
        case .date(let date): date
        }
    }

    private static func midnight(_ date: CivilDate) -> WallClock {
        // because: 00:00 is a time of day
        WallClock(date: date, hour: 0, minute: 0)!
    }
}
