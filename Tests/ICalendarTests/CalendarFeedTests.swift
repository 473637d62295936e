import ICalendar
import Testing
import TimeZones

@Suite("A calendar feed")
struct CalendarFeedTests {
    let london: Zone

    init() throws {
        london = try ZoneDatabase.system.zone("Europe/London")
    }

    private func event(_ uid: String, _ start: String, minutes: Int64 = 45, in zone: Zone? = nil) throws
        -> CalendarEvent
    {
        let start = try #require(Instant(iso8601: start))
        return CalendarEvent(
            uid: uid, lastModified: Instant(secondsSince1970: 1_317_456_000), summary: "Session \(uid)",
            when: .time(start: start, end: start.adding(seconds: minutes * 60), zone: zone ?? london))
    }

    @Test("is these octets")
    func golden() throws {
        var opening = try event("1@example.org", "2011-11-29T09:30:00Z", minutes: 15)
        opening.summary = "Opening; welcome, all"
        opening.location = "Hall 1, National Exhibition Centre, Birmingham, B40 1NT, United Kingdom"
        let feed = CalendarFeed(name: "SOCITM 2011", zone: london, events: [opening])
        #expect(
            String(decoding: feed.bytes(), as: UTF8.self)
                == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Roundtable//Roundtable 1//EN
                CALSCALE:GREGORIAN
                NAME:SOCITM 2011
                X-WR-CALNAME:SOCITM 2011
                X-WR-TIMEZONE:Europe/London
                REFRESH-INTERVAL;VALUE=DURATION:PT1H
                X-PUBLISHED-TTL:PT1H
                BEGIN:VTIMEZONE
                TZID:Europe/London
                BEGIN:DAYLIGHT
                DTSTART:19960331T010000
                TZOFFSETFROM:+0000
                TZOFFSETTO:+0100
                TZNAME:BST
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:19961027T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0000
                TZNAME:GMT
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1@example.org
                DTSTAMP:20111001T080000Z
                LAST-MODIFIED:20111001T080000Z
                SEQUENCE:0
                STATUS:CONFIRMED
                DTSTART;TZID=Europe/London:20111129T093000
                DTEND;TZID=Europe/London:20111129T094500
                SUMMARY:Opening\\; welcome\\, all
                LOCATION:Hall 1\\, National Exhibition Centre\\, Birmingham\\, B40 1NT\\, Unite
                 d Kingdom
                END:VEVENT
                END:VCALENDAR

                """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    }

    @Test("has no METHOD, attendee, organiser, alarm, byte order mark or empty line")
    func absences() throws {
        let feed = CalendarFeed(name: "Test", zone: london, events: [try event("1", "2011-11-29T09:30:00Z")])
        let lines = try #require(Unfolding.lines(feed.bytes()))
        for name in ["METHOD", "ATTENDEE", "ORGANIZER", "BEGIN:VALARM", "SOURCE", "\u{FEFF}"] {
            #expect(lines.filter { $0.hasPrefix(name) } == [])
        }
        #expect(!lines.contains(""))
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.last == "END:VCALENDAR")
    }

    @Test("is the same octets in whatever order the events come: by start, then by UID")
    func order() throws {
        let events = try [
            event("c", "2011-11-29T09:30:00Z"), event("a", "2011-11-29T09:30:00Z"), event("b", "2011-11-28T09:30:00Z"),
        ]
        let feed = CalendarFeed(name: "Test", zone: london, events: events)
        let lines = try #require(Unfolding.lines(feed.bytes()))
        #expect(lines.filter { $0.hasPrefix("UID:") } == ["UID:b", "UID:a", "UID:c"])
        for _ in 0..<5 {
            #expect(CalendarFeed(name: "Test", zone: london, events: events.shuffled()).bytes() == feed.bytes())
        }
    }

    @Test("an edit of an event changes that event's lines and no others")
    func edit() throws {
        var events = try [
            event("a", "2011-01-10T09:30:00Z"), event("b", "2011-06-10T09:30:00Z"), event("c", "2011-11-29T09:30:00Z"),
        ]
        let before = try #require(Unfolding.lines(CalendarFeed(name: "Test", zone: london, events: events).bytes()))
        // To the other side of a change of the clocks.
        events[0] = try event("a", "2011-04-10T09:30:00Z")
        let after = try #require(Unfolding.lines(CalendarFeed(name: "Test", zone: london, events: events).bytes()))
        #expect(
            Set(before).symmetricDifference(after) == [
                "DTSTART;TZID=Europe/London:20110110T093000", "DTEND;TZID=Europe/London:20110110T101500",
                "DTSTART;TZID=Europe/London:20110410T103000", "DTEND;TZID=Europe/London:20110410T111500",
            ])
    }

    @Test("defines each zone that it uses once, before the events, and no other")
    func zones() throws {
        let paris = try ZoneDatabase.system.zone("Europe/Paris")
        let tokyo = try ZoneDatabase.system.zone("Asia/Tokyo")
        let feed = CalendarFeed(
            name: "Test", zone: tokyo,
            events: [
                try event("1", "2011-11-29T09:30:00Z", in: paris), try event("2", "2011-11-29T10:30:00Z"),
                try event("3", "2011-11-29T11:30:00Z"), try event("4", "2011-11-29T11:30:00Z", in: .utc),
            ])
        let lines = try #require(Unfolding.lines(feed.bytes()))
        #expect(lines.filter { $0.hasPrefix("TZID:") } == ["TZID:Europe/London", "TZID:Europe/Paris"])
        let lastZone = try #require(lines.lastIndex(of: "END:VTIMEZONE"))
        let firstEvent = try #require(lines.firstIndex(of: "BEGIN:VEVENT"))
        #expect(lastZone < firstEvent)
    }

    @Test("without events has no zone and is a calendar still")
    func noEvents() {
        let feed = CalendarFeed(name: "", zone: london, refresh: 0, events: [])
        #expect(
            Unfolding.lines(feed.bytes()) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Roundtable//Roundtable 1//EN", "CALSCALE:GREGORIAN",
                "X-WR-TIMEZONE:Europe/London", "REFRESH-INTERVAL;VALUE=DURATION:PT1M", "X-PUBLISHED-TTL:PT1M",
                "END:VCALENDAR",
            ])
    }
}
