import Domain
import Foundation
import HTTPTypes
import Testing
import TimeZones

@Suite("The agenda as a frab schedule")
struct AgendaXMLTests {
    private let path = "/e/socitm-2011/agenda.xml"

    private func schedule(_ installation: Installation, _ query: String = "") async throws -> Element {
        let answer = try await installation.get(path + query)
        #expect(answer.fields[.contentType] == "application/xml; charset=utf-8")
        return try Element.read(answer.body)
    }

    private func events(_ schedule: Element) -> [Element] {
        schedule.all("day").flatMap { $0.all("room") }.flatMap { $0.all("event") }
    }

    @Test("has the conference, its days and rooms, and each session with its stored facts")
    func facts() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let schedule = try await schedule(installation)
        #expect(schedule.children.map(\.name) == ["generator", "version", "conference", "day", "day"])
        #expect(schedule.text("version") == "1")
        let about = try #require(schedule.first("conference"))
        #expect(
            about.children.map { "\($0.name) \($0.text)" } == [
                "acronym socitm-2011", "title SOCITM 2011", "start 2011-11-29", "end 2011-11-30", "days 2",
                "timeslot_duration 00:05", "base_url https://example.org/e/socitm-2011", "time_zone_name Europe/London",
            ])
        #expect(
            schedule.all("day").map(\.attributes) == [
                [
                    "index": "1", "date": "2011-11-29", "start": "2011-11-29T00:00:00+00:00",
                    "end": "2011-11-30T00:00:00+00:00",
                ],
                [
                    "index": "2", "date": "2011-11-30", "start": "2011-11-30T00:00:00+00:00",
                    "end": "2011-12-01T00:00:00+00:00",
                ],
            ])
        #expect(
            schedule.all("day").map { $0.all("room").map { $0.attributes["name"] } } == [
                ["All rooms", "Main hall", "Library"], ["Main hall"],
            ])
        let connect = try #require(events(schedule).first { $0.text("title").hasPrefix("Connect") })
        let session = try conference.session("connect")
        #expect(connect.attributes["id"] == session.id.description)
        #expect(
            connect.children.map { "\($0.name) \($0.text)" }.filter { !$0.hasSuffix("\n") } == [
                "date 2011-11-29T09:30:00+00:00", "start 09:30", "duration 00:45", "room Main hall",
                "slug socitm-2011-connect", "url https://example.org/e/socitm-2011/sessions/connect",
                "title Connect, collaborate and communicate", "subtitle ", "track Shared services", "type plenary",
                "language en", "abstract About Connect, collaborate and communicate", "description ", "attachments ",
            ])
        #expect(
            connect.first("persons")?.all("person").map(\.text) == ["Martin Reeves", "Maggie Philbin"])
        #expect(connect.first("links")?.first("link")?.attributes["href"] == connect.text("url"))
    }

    /// The rules of the format's published schema that a reader may refuse a file for.
    @Test("keeps the rules of the format, cancelled sessions and sessions past midnight included")
    func rules() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release("Zwei & <drei>", in: installation) { tx in
            try conference.changeMuch(tx)
            _ = try Sessions.cancel(conference.session("coffee").id, in: conference.event.id, tx)
            let (start, end) = (Instant(iso8601: "2011-12-01T22:00:00Z"), Instant(iso8601: "2011-12-02T09:00:30Z"))
            let night = Slot(room: conference.library.id, start: try #require(start), end: try #require(end))
            _ = try Sessions.create(
                SessionDetails(title: "Night\u{1B}", state: .confirmed), key: SessionKey("night"), slot: night,
                in: conference.event.id, tx)
        }
        let schedule = try await schedule(installation)
        let events = events(schedule)
        #expect(!events.contains { $0.text("title") == "Coffee" })
        #expect(schedule.text("version") == "Zwei & <drei>")
        #expect(schedule.all("day").map { $0.attributes["date"] } == ["2011-11-29", "2011-11-30", "2011-12-01"])
        #expect(events.first { $0.text("slug") == "socitm-2011-night" }?.text("duration") == "11:01")
        for names in [\Element.attributes["id"], \.attributes["guid"]] {
            #expect(Set(events.map { $0[keyPath: names] }).count == events.count)
        }
        #expect(Set(events.map { $0.text("slug") }).count == events.count)
        for event in events {
            #expect((event.attributes["id"].flatMap { Int($0) } ?? 0) > 0)
            #expect(UUID(uuidString: event.attributes["guid"] ?? "") != nil)
            for name in ["room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track"]
            {
                #expect(event.all(name).count == 1, "\(name)")
            }
            #expect(event.text("date").wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d/) != nil)
            #expect(event.text("start").wholeMatch(of: /[0-2]\d:[0-5]\d/) != nil)
            #expect(event.text("duration").wholeMatch(of: /\d{2}:\d\d/) != nil)
            #expect(["true", "false"].contains(event.first("recording")?.text("optout")))
        }
    }

    @Test("is narrowed as the agenda is, and stands with the clocks of the zone")
    func filter() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        #expect(try await events(schedule(installation, "?track=cloud")).map { $0.text("room") } == ["Library"])
        #expect(
            try await events(schedule(installation, "?room=library")).map { $0.text("room") } == [
                "All rooms", "Library",
            ])
        try await conference.release(in: installation) { tx in
            _ = try Agenda.place(
                conference.session("cloud").id, in: conference.event.id,
                at: conference.slot("2011-07-01", "09:00", "10:00", in: nil), tx)
        }
        let moved = try await events(schedule(installation, "?track=cloud"))
        #expect(moved.map { $0.text("date") } == ["2011-07-01T09:00:00+01:00"])
    }

    @Test("knows a session by its UUID, moved and renamed or not")
    func identity() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let ids = { (schedule: Element) in
            Dictionary(
                events(schedule).map { ($0.text("slug"), $0.attributes) }, uniquingKeysWith: { first, _ in first })
        }
        let before = ids(try await schedule(installation))
        try await conference.release(in: installation) { try conference.changeMuch($0) }
        let after = ids(try await schedule(installation))
        for (slug, attributes) in before { #expect(after[slug] == attributes, "\(slug)") }
    }
}
