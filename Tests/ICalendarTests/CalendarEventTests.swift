import ICalendar
import Testing
import TimeZones

@Suite("An event of a feed")
struct CalendarEventTests {
    let london: Zone

    init() throws {
        london = try ZoneDatabase.system.zone("Europe/London")
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

    private func event(_ start: String, _ end: String?, in zone: Zone) throws -> CalendarEvent {
        CalendarEvent(
            uid: "5f0c8f0e@example.org", lastModified: try instant("2011-10-01T08:00:00Z"),
            created: try instant("2011-09-01T08:00:00Z"), sequence: 2, summary: "Collaborate or die",
            when: .time(start: try instant(start), end: try end.map { try instant($0) }, zone: zone))
    }

    /// The lines of the feed's only event.
    private func lines(_ event: CalendarEvent) throws -> [String] {
        let feed = CalendarFeed(name: "Test", zone: london, events: [event])
        let lines = try #require(Unfolding.lines(feed.bytes()))
        let begin = try #require(lines.firstIndex(of: "BEGIN:VEVENT"))
        let end = try #require(lines.firstIndex(of: "END:VEVENT"))
        return Array(lines[(begin + 1)..<end])
    }

    @Test("has its times in the event's zone, and its stamps in UTC from stored facts")
    func times() throws {
        let event = try event("2011-11-29T15:30:00Z", "2011-11-29T16:15:00Z", in: london)
        #expect(
            try lines(event) == [
                "UID:5f0c8f0e@example.org", "DTSTAMP:20111001T080000Z", "CREATED:20110901T080000Z",
                "LAST-MODIFIED:20111001T080000Z", "SEQUENCE:2", "STATUS:CONFIRMED",
                "DTSTART;TZID=Europe/London:20111129T153000", "DTEND;TZID=Europe/London:20111129T161500",
                "SUMMARY:Collaborate or die",
            ])
    }

    @Test("has what else is known of it")
    func everything() throws {
        var event = try event("2011-11-29T15:30:00Z", "2011-11-29T16:15:00Z", in: london)
        event.status = .cancelled
        event.description = "Geoff Connell\nhttps://example.org/x"
        event.location = "Hall 1, NEC, Birmingham"
        event.url = "https://example.org/e/socitm-2011/sessions/collaborate"
        event.categories = ["Shared services", "", "Cloud"]
        #expect(
            try lines(event).suffix(5) == [
                "SUMMARY:Collaborate or die", "DESCRIPTION:Geoff Connell\\nhttps://example.org/x",
                "LOCATION:Hall 1\\, NEC\\, Birmingham", "URL:https://example.org/e/socitm-2011/sessions/collaborate",
                "CATEGORIES:Shared services,Cloud",
            ])
        #expect(try lines(event).contains("STATUS:CANCELLED"))
    }

    @Test("leaves empty properties out")
    func emptiness() throws {
        var event = try event("2011-11-29T15:30:00Z", "2011-11-29T16:15:00Z", in: london)
        (event.description, event.location, event.url, event.summary) = ("", "", "", "")
        #expect(try lines(event).last == "DTEND;TZID=Europe/London:20111129T161500")
    }

    @Test("of no length has neither DTEND nor DURATION", arguments: ["2011-11-29T15:30:00Z", "2011-11-29T15:00:00Z"])
    func noLength(end: String) throws {
        let names = try lines(try event("2011-11-29T15:30:00Z", end, in: london)).map { $0.prefix { $0 != ":" } }
        #expect(names.filter { $0.hasPrefix("DTEND") || $0.hasPrefix("DURATION") } == [])
    }

    @Test("of whole days ends the day after the last")
    func wholeDays() throws {
        var event = try event("2011-11-29T15:30:00Z", nil, in: london)
        let first = try #require(CivilDate(iso8601: "2011-11-29"))
        event.when = .days(first: first, last: first.adding(days: 1))
        #expect(
            try lines(event).filter { $0.hasPrefix("DT") && !$0.hasPrefix("DTSTAMP") }
                == ["DTSTART;VALUE=DATE:20111129", "DTEND;VALUE=DATE:20111201"])
    }

    @Test("with a local time that exists twice is written in UTC, start and end")
    func overlap() throws {
        let expected = ["DTSTART:20111030T003000Z", "DTEND:20111030T040000Z"]
        let event = try event("2011-10-30T00:30:00Z", "2011-10-30T04:00:00Z", in: london)
        #expect(try lines(event).filter { $0.hasPrefix("DTSTART") || $0.hasPrefix("DTEND") } == expected)
        let ending = try self.event("2011-10-29T22:00:00Z", "2011-10-30T01:30:00Z", in: london)
        #expect(
            try lines(ending).filter { $0.hasPrefix("DTSTART") || $0.hasPrefix("DTEND") }
                == ["DTSTART:20111029T220000Z", "DTEND:20111030T013000Z"])
    }

    @Test("in UTC has Z and no TZID")
    func utc() throws {
        let event = try event("2011-11-29T15:30:00Z", "2011-11-29T16:15:00Z", in: .utc)
        #expect(
            try lines(event).filter { $0.hasPrefix("DTSTART") || $0.hasPrefix("DTEND") }
                == ["DTSTART:20111129T153000Z", "DTEND:20111129T161500Z"])
    }
}
