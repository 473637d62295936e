import ICalendar
import Testing
import TimeZones

/// The feed as two programs in Python read it: icalendar and vobject.
@Suite("A feed read by others")
struct OtherReadersTests {
    private struct Answer: Decodable {
        let icalendar: [[String]]
        let vobject: [[String]]
    }

    @Test(
        "has the same instants and texts in zones of every kind, at the edges of changes",
        .enabled(if: Python.program != nil, "ROUNDTABLE_PYTHON names no Python with icalendar and vobject"))
    func instantsAndTexts() throws {
        let description =
            "One; two, three \\ four\nfive “six” \\n " + String(repeating: "日本 naïve 🙂 ", count: 20) + "end"
        var events: [CalendarEvent] = []
        var expected: [[String]] = []
        for identifier in [
            "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/Santiago",
            "Asia/Jerusalem", "Asia/Kolkata", "Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe",
            "Europe/Moscow", "Pacific/Apia", "Pacific/Chatham",
        ] {
            let zone = try ZoneDatabase.system.zone(identifier)
            let from = try #require(Instant(iso8601: "2010-12-31T12:00Z"))
            let to = try #require(Instant(iso8601: "2015-01-05T12:00Z"))
            var starts = [from, to]
            for change in zone.transitions(from: from, to: to) {
                starts += [-86_400, -10_800, -5400, -1800, 0, 1800, 5400, 86_400].map { change.at.adding(seconds: $0) }
            }
            for start in starts {
                let end = start.adding(seconds: 2700)
                let event = CalendarEvent(
                    uid: "\(identifier)-\(start.secondsSince1970)@example.org", lastModified: from,
                    summary: "In \(identifier), 09:30; \\now", description: description,
                    when: .time(start: start, end: end, zone: zone))
                events.append(event)
                expected.append([event.uid, start.iso8601, end.iso8601, event.summary, description])
            }
        }
        let feed = CalendarFeed(name: "Test", zone: .utc, events: events)
        let answer = try Python.run("read_feed.py", input: feed.bytes(), as: Answer.self)
        expected.sort { $0[0] < $1[0] }
        // icalendar 7 takes an escaped backslash before an n for a line break: texts are compared by vobject alone.
        #expect(answer.icalendar.map { $0.prefix(3) } == expected.map { $0.prefix(3) })
        #expect(answer.vobject == expected)
    }
}
