import ICalendar
import Testing
import TimeZones

@Suite("An event that recurs")
struct RecurrenceTests {
    private func starts(_ lines: String..., start: String = "DTSTART;TZID=Europe/London:20111005T190000") -> [String] {
        let octets = Examples.event(start, lines.joined(separator: "\r\n"))
        return Examples.read(octets).events.map { String($0.span.prefix(16)) }
    }

    @Test("keeps its time on the wall when the clocks change, and counts its start")
    func weekly() {
        #expect(
            starts("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4") == [
                "2011-10-05T18:00", "2011-10-19T18:00", "2011-11-02T19:00", "2011-11-16T19:00",
            ])
    }

    @Test("comes on the days that its rule says")
    func rules() {
        let cases: [(String, [String])] = [
            ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", ["1005", "1010", "1012", "1017"]),
            ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["1005", "1028", "1125"]),
            ("FREQ=MONTHLY;BYDAY=1WE;COUNT=3", ["1005", "1102", "1207"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["1005", "1031", "1130"]),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", ["1005", "1031", "1130"]),
            ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR;COUNT=2", ["1005", "0113"]),
            ("FREQ=DAILY;BYMONTH=10;UNTIL=20111007", ["1005", "1006", "1007"]),
            ("FREQ=YEARLY;COUNT=2", ["1005", "1005"]),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=2", ["1005", "0325"]),
            ("FREQ=YEARLY;BYDAY=20MO;COUNT=2", ["1005", "0514"]),
        ]
        for (rule, days) in cases {
            let found = starts("RRULE:" + rule).map { $0.dropFirst(5).prefix(5).filter { $0 != "-" } }
            #expect(found == days, "\(rule)")
        }
    }

    @Test("of 31 January skips the months that have no such day, and of 29 February the years")
    func shortMonths() {
        let months = starts("RRULE:FREQ=MONTHLY;COUNT=3", start: "DTSTART:20110131T090000Z")
        #expect(months == ["2011-01-31T09:00", "2011-03-31T09:00", "2011-05-31T09:00"])
        let years = starts("RRULE:FREQ=YEARLY;COUNT=2", start: "DTSTART:20120229T090000Z")
        #expect(years == ["2012-02-29T09:00", "2016-02-29T09:00"])
    }

    @Test("ends with the time that UNTIL says, by the clock that it says it in")
    func until() {
        #expect(starts("RRULE:FREQ=WEEKLY;UNTIL=20111012T180000Z").count == 2)
        #expect(starts("RRULE:FREQ=WEEKLY;UNTIL=20111012T175959Z").count == 1)
        #expect(starts("RRULE:FREQ=WEEKLY;UNTIL=20111012T190000").count == 2)
        #expect(starts("RRULE:FREQ=WEEKLY;UNTIL=20111012").count == 2)
    }

    @Test("leaves out EXDATEs, by time or by day, and has RDATEs beside its rule")
    func exceptionsAndExtras() {
        #expect(
            starts(
                "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE;TZID=Europe/London:20111012T190000", "EXDATE:20111019T180000Z",
                "EXDATE;VALUE=DATE:20111026", "RDATE:20111003T080000Z,20111012T180000Z")
                == ["2011-10-03T08:00", "2011-10-05T18:00", "2011-11-02T19:00"])
        let period = Examples.read(
            Examples.event(
                "DTSTART:20111005T080000Z", "DTEND:20111005T090000Z", "RDATE;VALUE=PERIOD:20111006T080000Z/PT3H"))
        #expect(period.events.map(\.span).last == "2011-10-06T08:00:00Z to 2011-10-06T11:00:00Z")
    }

    @Test("has one time changed by RECURRENCE-ID, which keeps the name of that time")
    func overrides() throws {
        let change = [
            "END:VEVENT", "BEGIN:VEVENT", "UID:one@example.org", "RECURRENCE-ID;TZID=Europe/London:20111012T190000",
            "SUMMARY:One, later", "STATUS:CANCELLED", "DTSTART;TZID=Europe/London:20111013T200000",
        ].joined(separator: "\r\n")
        let reading = Examples.read(
            Examples.event("DTSTART;TZID=Europe/London:20111005T190000", "RRULE:FREQ=WEEKLY;COUNT=3", change))
        #expect(reading.events.map(\.event.summary) == ["One", "One, later", "One"])
        #expect(
            reading.events.map(\.occurrence) == ["20111005T180000Z", "20111012T180000Z", "20111019T180000Z"])
        #expect(reading.events.map(\.event.status) == [.confirmed, .cancelled, .confirmed])
        #expect(reading.events[1].span == "2011-10-13T19:00:00Z")
    }

    @Test("of days recurs by days")
    func days() {
        let reading = Examples.read(
            Examples.event("DTSTART;VALUE=DATE:20111230", "DTEND;VALUE=DATE:20120101", "RRULE:FREQ=WEEKLY;COUNT=2"))
        #expect(reading.events.map(\.span) == ["2011-12-30 to 2011-12-31", "2012-01-06 to 2012-01-07"])
        #expect(reading.events.map(\.occurrence) == ["20111230", "20120106"])
    }

    @Test("without end is cut, with a warning; a window chooses which times")
    func caps() throws {
        let octets = Examples.event("DTSTART:19900105T080000Z", "RRULE:FREQ=DAILY")
        let cut = Examples.read(octets)
        #expect(cut.events.count == 400 && cut.warningCount == 1)
        var setting = Examples.setting()
        setting.window =
            try #require(Instant(iso8601: "2026-01-01T00:00Z"))...(#require(Instant(iso8601: "2026-01-03T00:00Z")))
        let reading = CalendarReader.read(octets, setting)
        #expect(reading.events.map(\.span) == ["2026-01-01T08:00:00Z", "2026-01-02T08:00:00Z"])
        #expect(reading.warningCount == 0)
    }

    @Test("by a rule that is not understood comes once, with a warning that says which")
    func notUnderstood() {
        for rule in ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,10", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;INTERVAL=0", "X"] {
            let reading = Examples.read(Examples.event("DTSTART:20111005T080000Z", "RRULE:" + rule))
            #expect(reading.events.count == 1 && reading.warningCount == 1 && reading.errorCount == 0, "\(rule)")
        }
    }

    @Test("by a rule that no day keeps ends")
    func impossible() {
        #expect(starts("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").count == 1)
    }
}
