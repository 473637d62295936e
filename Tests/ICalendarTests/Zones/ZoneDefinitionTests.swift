import Testing
import TimeZones

@testable import ICalendar

@Suite("The definition of a zone")
struct ZoneDefinitionTests {
    private func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

    private func definition(_ identifier: String, _ from: String, _ to: String) throws -> ZoneDefinition {
        ZoneDefinition(
            try ZoneDatabase.system.zone(identifier), covering: try instant(from + "T12:00Z")...instant(to + "T12:00Z"))
    }

    private func lines(_ definition: ZoneDefinition) -> [String] {
        var writer = CalendarWriter()
        definition.write(to: &writer)
        return Unfolding.lines(writer.bytes) ?? []
    }

    @Test("of a zone without daylight time is one STANDARD without a rule")
    func noDaylightTime() throws {
        #expect(
            lines(try definition("Asia/Kolkata", "2011-11-29", "2011-11-30")) == [
                "BEGIN:VTIMEZONE", "TZID:Asia/Kolkata", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "TZNAME:IST", "END:STANDARD", "END:VTIMEZONE",
            ])
    }

    @Test("goes by offsets in Dublin, where the database flags the winter")
    func dublin() throws {
        let observances = try definition("Europe/Dublin", "2011-11-29", "2011-11-30").observances
        #expect(observances.map(\.name.text) == ["DAYLIGHT", "STANDARD"])
        #expect(observances.map(\.after.offset) == [3600, 0])
    }

    @Test("lists ended changes one by one, without RDATE or UNTIL, between the rules before and after")
    func endedChanges() throws {
        let definition = try definition("America/New_York", "2005-06-01", "2008-06-01")
        #expect(
            definition.observances.map { "\($0.name.text) \($0.start.text)\($0.rule == nil ? "" : " yearly")" } == [
                "STANDARD 2004-10-31 02:00", "DAYLIGHT 2005-04-03 02:00", "STANDARD 2005-10-30 02:00",
                "DAYLIGHT 2006-04-02 02:00", "STANDARD 2006-10-29 02:00", "DAYLIGHT 2007-03-11 02:00 yearly",
                "STANDARD 2007-11-04 02:00 yearly",
            ])
        #expect(lines(definition).filter { $0.hasPrefix("RDATE") || $0.contains("UNTIL") } == [])
    }

    @Test("of a span before the rule in force has that span's changes only")
    func past() throws {
        #expect(
            try definition("America/New_York", "2005-06-01", "2005-06-02").observances.map(\.start.text)
                == ["2004-10-31 02:00", "2005-04-03 02:00", "2005-10-30 02:00"])
    }

    @Test("takes a permanent change of Moscow for standard time")
    func moscow() throws {
        let definition = try definition("Europe/Moscow", "2014-06-01", "2015-06-01")
        #expect(
            definition.observances.map { "\($0.name.text) \($0.start.text) \($0.after.offset)" }
                == ["STANDARD 2011-03-27 02:00 14400", "STANDARD 2014-10-26 02:00 10800"])
    }

    @Test("says a change at 24:00 as the day after, among the days of the month that it can be")
    func shiftedDays() throws {
        #expect(
            lines(try definition("America/Santiago", "2030-01-01", "2030-02-01")).filter { $0.hasPrefix("RRULE") } == [
                "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU",
                "RRULE:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU",
            ])
        #expect(
            lines(try definition("Asia/Jerusalem", "2030-01-01", "2030-02-01")).filter { $0.hasPrefix("RRULE") } == [
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            ])
    }

    @Test("lists the changes of a rule that crosses the end of a month, as Cairo's last Thursday at 24:00")
    func crossingMonths() throws {
        let observances = try definition("Africa/Cairo", "2030-01-01", "2030-12-01").observances
        #expect(observances.allSatisfy { $0.rule == nil })
        #expect(observances.map(\.start.text) == ["2029-10-26 00:00", "2030-04-26 00:00", "2030-11-01 00:00"])
    }

    @Test(
        "gives the offset of the database at each change and between, in every zone and for years to come",
        arguments: [
            ("1970-02-01", "1971-11-01"), ("2005-02-01", "2012-11-01"), ("2025-03-01", "2045-03-01"),
            ("2090-01-01", "2095-01-01"),
        ])
    func agreement(from: String, to: String) throws {
        var wrong: [String] = []
        for identifier in ZoneDatabase.system.identifiers() where identifier != "UTC" {
            let zone = try ZoneDatabase.system.zone(identifier)
            let definition = try definition(identifier, from, to)
            let (first, last) = (try instant(from + "T12:00Z"), try instant(to + "T12:00Z"))
            let onsets = onsets(of: definition, through: 2096)
            var moments = [first, last]
            for change in zone.transitions(from: first, to: last) {
                moments += [change.at, change.at.adding(seconds: -1)]
            }
            for moment in moments where moment >= first && moment <= last {
                let found = onsets.last { $0.at <= moment }?.offset
                if found != zone.offset(at: moment) { wrong.append("\(identifier) \(moment.iso8601)") }
            }
        }
        #expect(wrong == [])
    }

    /// All onsets as a reader expands them: each observance's own, and those of its rule year by year.
    private func onsets(of definition: ZoneDefinition, through lastYear: Int) -> [(at: Instant, offset: Int)] {
        definition.observances.flatMap { observance -> [(at: Instant, offset: Int)] in
            let starts: [WallClock]
            if let rule = observance.rule {
                starts = (observance.start.date.year...lastYear).compactMap { year in
                    let days = (1...31).compactMap { CivilDate(year: year, month: rule.month, day: $0) }
                    let date: CivilDate? =
                        switch rule.day {
                        case .dayOfMonth(let day): days.first { $0.day == day }
                        case .weekdayAmong(let weekday, let among):
                            days.first { $0.weekday == weekday && among.contains($0.day) }
                        case .weekday(let weekday, -1): days.last { $0.weekday == weekday }
                        case .weekday(let weekday, let ordinal):
                            days.filter { $0.weekday == weekday }.dropFirst(ordinal - 1).first
                        }
                    guard var start = Optional(observance.start), let date else { return nil }
                    start.date = date
                    return start
                }
            } else {
                starts = [observance.start]
            }
            return starts.map { start in
                let seconds = start.date.dayNumber * 86_400 + Int64(start.secondOfDay - observance.before.offset)
                return (Instant(secondsSince1970: seconds), observance.after.offset)
            }
        }
        .sorted { $0.at < $1.at }
    }

    @Test("begins each rule on a day of that rule")
    func firstOnsets() throws {
        for identifier in ZoneDatabase.system.identifiers() where identifier != "UTC" {
            for observance in try definition(identifier, "2030-01-01", "2030-12-01").observances {
                switch observance.rule?.day {
                case .weekday(let weekday, _), .weekdayAmong(let weekday, _):
                    #expect(observance.start.date.weekday == weekday, "\(identifier)")
                    #expect(observance.start.date.month == observance.rule?.month, "\(identifier)")
                default: break
                }
            }
        }
    }
}
