import ICalendar
import Testing
import TimeZones

@Suite("A calendar of somebody else")
struct CalendarReaderTests {
    private func spans(_ reading: CalendarReading) -> [String] { reading.events.map(\.span) }

    @Test(
        "is read with lines that end in CRLF, LF or CR, with a BOM, folded and unfolded",
        arguments: ["\r\n", "\n", "\r"])
    func lineEnds(end: String) {
        let text = String(
            decoding: Examples.event("DTSTART:20111129T093000Z", "LOCATION:Main\r\n  hall"), as: UTF8.self)
        let octets = [0xEF, 0xBB, 0xBF] + Array(text.split(separator: "\r\n").joined(separator: end).utf8)
        let reading = Examples.read(octets)
        #expect(reading.remarks == [])
        #expect(spans(reading) == ["2011-11-29T09:30:00Z"])
        #expect(reading.events.first?.event.location == "Main hall")
    }

    @Test("may fold inside a character, and have lines of any length")
    func folds() {
        let title = String(repeating: "日本🙂", count: 200)
        var octets: [UInt8] = []
        for (index, octet) in ("SUMMARY:" + title).utf8.enumerated() {
            if index > 0, index % 7 == 0 { octets += Array("\r\n ".utf8) }
            octets.append(octet)
        }
        let start = Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20111129T093000Z\n".utf8)
        let reading = Examples.read(start + octets + Array("\nEND:VEVENT\nEND:VCALENDAR".utf8))
        #expect(reading.events.map(\.event.summary) == [title])
        #expect(reading.errorCount == 0 && reading.warningCount == 0)
    }

    @Test(
        "says when to look again: REFRESH-INTERVAL, else X-PUBLISHED-TTL, and nothing that is no length of time",
        arguments: [
            ("REFRESH-INTERVAL;VALUE=DURATION:PT4H\nX-PUBLISHED-TTL:PT1H", 14_400), ("X-PUBLISHED-TTL:P1DT30M", 88_200),
            ("REFRESH-INTERVAL:P1H", nil), ("", nil),
        ] as [(String, Int?)])
    func refresh(lines: String, seconds: Int?) {
        let octets = Array("BEGIN:VCALENDAR\n\(lines)\nEND:VCALENDAR\n".utf8)
        #expect(Examples.read(octets).refreshSeconds == seconds)
    }

    @Test("in Latin-1 is read, with a warning")
    func latin() {
        let octets = Examples.event("DTSTART:20111129T093000Z", "LOCATION:Caf\u{1}").map { $0 == 1 ? UInt8(0xE9) : $0 }
        let reading = Examples.read(octets)
        #expect(reading.events.map(\.event.location) == ["Café"])
        #expect(reading.remarks.map(\.severity) == [.warning] && reading.remarks.map(\.line) == [8])
    }

    @Test("names zones as IANA, Windows or somebody in between does, with no definition")
    func zoneNames() {
        for name in [
            "Europe/London", "GMT Standard Time", "\"Europe/London\"", "/citadel.org/20210210_1/Europe/London",
            "/freeassociation.sourceforge.net/Tzfile/Europe/London",
        ] {
            let reading = Examples.read(Examples.event("DTSTART;TZID=\(name):20110629T093000"))
            #expect(spans(reading) == ["2011-06-29T08:30:00Z"], "\(name)")
        }
        let argentina = Examples.event("DTSTART;TZID=/x/America/Argentina/Buenos_Aires:20110629T093000")
        #expect(spans(Examples.read(argentina)) == ["2011-06-29T12:30:00Z"])
    }

    @Test("that gives its own zone another name is taken by the name that it has beside that")
    func otherNames() {
        let zone = ["BEGIN:VTIMEZONE", "TZID:Our clock", "X-LIC-LOCATION:Asia/Kolkata", "END:VTIMEZONE"]
        let reading = Examples.read(Examples.event("DTSTART;TZID=Our clock:20110629T093000", calendar: zone))
        #expect(spans(reading) == ["2011-06-29T04:00:00Z"])
    }

    @Test("every name of Windows leads to a zone of this machine")
    func windowsZones() {
        for name in [
            "Pacific Standard Time", "Romance Standard Time", "India Standard Time", "AUS Eastern Standard Time",
        ] {
            #expect(Examples.read(Examples.event("DTSTART;TZID=\(name):20110629T093000")).errorCount == 0, "\(name)")
        }
    }

    @Test("with times of no zone needs one, unless it names one for all")
    func floating() {
        let octets = Examples.event("DTSTART:20110629T093000")
        let refused = Examples.read(octets)
        #expect(refused.events == [] && refused.errorCount == 1)
        #expect(
            refused.remarks == [
                .init(severity: .error, line: 7, text: "The time names no zone; say in which zone to take it.")
            ])
        #expect(spans(Examples.read(octets, floating: "Europe/London")) == ["2011-06-29T08:30:00Z"])
        let named = Examples.event("DTSTART:20110629T093000", calendar: ["X-WR-TIMEZONE:Asia/Tokyo"])
        #expect(spans(Examples.read(named)) == ["2011-06-29T00:30:00Z"])
        #expect(spans(Examples.read(named, floating: "Europe/London")) == ["2011-06-29T08:30:00Z"])
    }

    @Test("in an unknown zone is refused, or taken in the one that was said, with a warning")
    func unknownZone() {
        let octets = Examples.event("DTSTART;TZID=Mars/Olympus:20110629T093000")
        #expect(Examples.read(octets).errorCount == 1)
        let taken = Examples.read(octets, floating: "Europe/London")
        #expect(spans(taken) == ["2011-06-29T08:30:00Z"] && taken.warningCount == 1)
    }

    @Test("in UTC is shown in the zone that it names for all")
    func shownZone() {
        let reading = Examples.read(
            Examples.event("DTSTART:20110629T093000Z", calendar: ["X-WR-TIMEZONE:Europe/Paris"]))
        guard case .time(_, _, let zone)? = reading.events.first?.event.when else { Issue.record("no time"); return }
        #expect(zone.identifier == "Europe/Paris")
    }

    @Test("ends by DTEND, by DURATION, with its day, or not at all")
    func ends() {
        let cases: [([String], String)] = [
            (["DTSTART:20110629T093000Z", "DTEND:20110629T093000Z"], "2011-06-29T09:30:00Z"),
            (["DTSTART:20110629T093000Z", "DURATION:PT1H30M"], "2011-06-29T09:30:00Z to 2011-06-29T11:00:00Z"),
            // A day by the calendar, over the change of the clocks: 25 hours.
            (
                ["DTSTART;TZID=Europe/London:20111029T120000", "DURATION:P1D"],
                "2011-10-29T11:00:00Z to 2011-10-30T12:00:00Z"
            ),
            (["DTSTART;VALUE=DATE:20110629"], "2011-06-29 to 2011-06-29"),
            (["DTSTART;VALUE=DATE:20110629", "DTEND;VALUE=DATE:20110702"], "2011-06-29 to 2011-07-01"),
            (["DTSTART:20110629", "DTEND:20110629"], "2011-06-29 to 2011-06-29"),
            (["DTSTART;VALUE=DATE:20110629", "DURATION:P3D"], "2011-06-29 to 2011-07-01"),
        ]
        for (lines, span) in cases {
            let reading = Examples.read(
                Examples.event(lines[0], lines.count > 1 ? lines[1] : "CLASS:PUBLIC"))
            #expect(reading.remarks == [], "\(lines)")
            #expect(spans(reading) == [span], "\(lines)")
        }
        let backwards = Examples.read(Examples.event("DTSTART:20110629T093000Z", "DTEND:20110629T083000Z"))
        #expect(spans(backwards) == ["2011-06-29T09:30:00Z"] && backwards.warningCount == 1)
        let mixed = Examples.read(Examples.event("DTSTART:20110629", "DTEND:20110629T083000Z"))
        #expect(mixed.events == [] && mixed.errorCount == 1)
    }

    @Test("a time that a zone skips is taken by the offset before the change, one that it has twice is the first")
    func gapsAndOverlaps() {
        let gap = Examples.read(Examples.event("DTSTART;TZID=Europe/London:20110327T013000"))
        #expect(spans(gap) == ["2011-03-27T01:30:00Z"])
        let overlap = Examples.read(Examples.event("DTSTART;TZID=Europe/London:20111030T013000"))
        #expect(spans(overlap) == ["2011-10-30T00:30:00Z"])
    }

    @Test("is unescaped in one pass, so that a backslash before an n stays one")
    func escapes() {
        let reading = Examples.read(
            Examples.event(
                "DTSTART:20110629T093000Z", "DESCRIPTION:a\\\\nb\\nc\\Nd\\; e\\, f\\: g\u{7}", "CATEGORIES:x\\,y,z"))
        #expect(reading.events.first?.event.description == "a\\nb\nc\nd; e, f: g")
        #expect(reading.events.first?.event.categories == ["x,y", "z"])
    }

    @Test("that is no calendar, is cut off, or is nested wrongly has errors, with their lines")
    func broken() {
        let whole = Examples.event("DTSTART:20110629T093000Z")
        #expect(Examples.read([]).errorCount == 1)
        #expect(Examples.read(Array("<html>\n".utf8)).errorCount == 1)
        let cut = Examples.read(Array(whole.dropLast(40)))
        #expect(cut.events == [] && cut.errorCount == 1 && cut.remarks.first?.line == 1)
        let crossed = String(decoding: whole, as: UTF8.self).replacing("END:VEVENT", with: "END:VALARM")
        #expect(Examples.read(Array(crossed.utf8)).errorCount > 0)
        let old = String(decoding: whole, as: UTF8.self).replacing("VERSION:2.0", with: "VERSION:1.0")
        #expect(Examples.read(Array(old.utf8)).events == [])
    }

    @Test("an event without UID or start is an error of its own, and the others are read")
    func needed() {
        let text = String(decoding: Examples.event("DTSTART:20110629T093000Z"), as: UTF8.self)
        let second = "BEGIN:VEVENT\r\nSUMMARY:Two\r\nDTSTART:20110629T093000Z\r\nEND:VEVENT\r\n"
        let third = "BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Three\r\nDTSTART:20111329T093000Z\r\nEND:VEVENT\r\n"
        let reading = Examples.read(Array(text.replacing("END:VCALENDAR", with: second + third + "END:VCALENDAR").utf8))
        #expect(reading.events.map(\.event.summary) == ["One"])
        #expect(
            reading.remarks == [
                .init(severity: .error, line: 9, text: "The event has no UID."),
                .init(severity: .error, line: 16, text: "DTSTART is “20111329T093000Z”, which is no time."),
            ])
    }

    @Test("keeps to its limits and says so")
    func limits() {
        var setting = Examples.setting()
        setting.limits.octets = 100
        #expect(CalendarReader.read(Examples.event("DTSTART:20110629T093000Z"), setting).errorCount > 0)
        setting = Examples.setting()
        setting.limits.lines = 5
        #expect(CalendarReader.read(Examples.event("DTSTART:20110629T093000Z"), setting).errorCount > 0)
        setting = Examples.setting()
        setting.limits.lineOctets = 50
        let long = Examples.event("DTSTART:20110629T093000Z", "DESCRIPTION:" + String(repeating: "x", count: 80))
        #expect(CalendarReader.read(long, setting).errorCount == 1)
        setting = Examples.setting()
        setting.limits.properties = 3
        #expect(
            CalendarReader.read(Examples.event("DTSTART:20110629T093000Z", "A:1", "B:2", "C:3"), setting).errorCount
                == 1)
        setting = Examples.setting()
        setting.limits.days = 500
        // No year has such a day, and each that is asked counts as fifty days.
        let never = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=00200101T000000Z"
        #expect(CalendarReader.read(Examples.event("DTSTART:00010101T000000Z", never), setting).errorCount == 1)
        setting.limits.days = 20_000
        #expect(CalendarReader.read(Examples.event("DTSTART:00010101T000000Z", never), setting).errorCount == 0)
        let deep = Array(String(repeating: "BEGIN:X\n", count: 100_000).utf8)
        #expect(Examples.read(deep).errorCount > 0)
    }

    @Test("has sequence, dates, status, address and categories as it says, and doubts told by line")
    func fields() throws {
        let reading = Examples.read(
            Examples.event(
                "DTSTART:20110629T093000Z", "DTSTAMP:20110101T000000Z", "LAST-MODIFIED:20110102T000000Z", "SEQUENCE:7",
                "STATUS:CANCELLED", "URL:https://example.org/?a=1;b,2", "CREATED:20100101T000000Z", "PRIORITY:0"))
        let event = try #require(reading.events.first).event
        #expect(event.sequence == 7 && event.status == .cancelled && event.url == "https://example.org/?a=1;b,2")
        #expect(event.lastModified.iso8601 == "2011-01-02T00:00:00Z")
        #expect(event.created?.iso8601 == "2010-01-01T00:00:00Z")
        let doubtful = Examples.read(Examples.event("DTSTART:20110629T093000Z", "SEQUENCE:x", "STATUS:MAYBE"))
        #expect(doubtful.remarks.map(\.line) == [8, 9] && doubtful.warningCount == 2)
    }
}
