import Domain
import HTTPTypes
import Testing

@Suite("The agenda page")
struct AgendaPageTests {
    private func titles(_ page: Answer) -> [String] {
        page.text.split(separator: "<h4>").dropFirst().map { part in
            String(part.split(separator: ">", maxSplits: 1)[1].prefix { $0 != "<" })
        }
    }

    @Test("has the public sessions by day, at the times of the event's zone")
    func days() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/agenda")
        #expect(
            titles(page) == [
                "Connect, collaborate and communicate", "Coffee", "What government can learn",
                "The reality of cloud computing", "Birmingham City Council",
            ])
        #expect(page.has("<h2 id=\"day-2011-11-29\">Tuesday 29 November 2011</h2>"))
        #expect(page.has("<h2 id=\"day-2011-11-30\">Wednesday 30 November 2011</h2>"))
        #expect(page.has("9:30am to 10:15am, Main hall"))
        #expect(page.has("10:15am to 10:45am, All rooms"))
        #expect(page.has("Martin Reeves, Maggie Philbin (Chair)"))
        #expect(page.has("Times are local to the event (Europe/London)."))
    }

    @Test("is empty in words when no session is public")
    func empty() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await installation.write { tx in
            for session in try tx.sessions.all(in: conference.event.id) {
                try Sessions.delete(session.id, in: conference.event.id, tx)
            }
        }
        let page = try await installation.get("/e/socitm-2011/agenda")
        #expect(page.has("The agenda is not out yet"))
    }

    @Test("is narrowed to a track or a room; what is in all rooms is in each")
    func filter() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let track = try await installation.get("/e/socitm-2011/agenda?track=cloud")
        #expect(titles(track) == ["The reality of cloud computing"])
        #expect(track.has("<h1>Agenda: Cloud</h1>"))
        #expect(track.has("webcal://example.org/e/socitm-2011/agenda.ics?track=cloud"))
        let room = try await installation.get("/e/socitm-2011/agenda?room=library")
        #expect(titles(room) == ["Coffee", "The reality of cloud computing"])
        let both = try await installation.get("/e/socitm-2011/agenda?track=shared-services&room=library")
        #expect(titles(both) == [])
        #expect(both.has("No session matches"))
    }

    @Test("stands as a grid of rooms and times, too")
    func grid() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/agenda?view=grid")
        #expect(page.has("<ol class=\"grid\">"))
        #expect(page.has("<h1>Agenda by rooms and times</h1>"))
        #expect(page.has("<a href=\"/e/socitm-2011/agenda?view=grid\" aria-current=\"page\">Rooms and times</a>"))
    }

    @Test("shows a cancelled session as cancelled")
    func cancelled() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let cloud = try conference.session("cloud").id
        try await installation.write { _ = try Sessions.cancel(cloud, in: conference.event.id, $0) }
        let page = try await installation.get("/e/socitm-2011/agenda")
        #expect(page.has("slot-cancelled"))
        #expect(titles(page).contains("The reality of cloud computing"))
    }

    @Test(
        "tells what is on now and what comes next, from a day before to the end",
        arguments: [
            ("2011-11-28T09:29:59Z", [], []),
            ("2011-11-28T09:30:00Z", [], ["connect"]),
            ("2011-11-29T09:30:00Z", ["connect"], ["coffee"]),
            ("2011-11-29T10:14:59Z", ["connect"], ["coffee"]),
            ("2011-11-29T10:15:00Z", ["coffee"], ["cloud", "third-sector"]),
            ("2011-11-29T11:30:00Z", [], ["birmingham"]),
            ("2011-11-30T10:14:59Z", ["birmingham"], []),
            ("2011-11-30T10:15:00Z", [], []),
        ])
    func nowAndNext(time: String, now: [String], next: [String]) async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try installation.set(time)
        let text = try await installation.get("/e/socitm-2011/agenda").text
        let top = text.prefix(upTo: try #require(text.firstRange(of: "<nav class=\"tabs\"")).lowerBound)
        let parts = top.split(separator: "<h2>").dropFirst()
        let keys = { (heading: String) in
            parts.first { $0.hasPrefix(heading + "<") }.map { part in
                conference.sessions.keys.filter { part.contains("/sessions/\($0)\"") }.sorted()
            } ?? []
        }
        #expect(keys("Now") == now)
        #expect(keys("Next") == next)
    }

    @Test("is kept between two turns and made anew at each, with a date that says so")
    func turns() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        try installation.set("2011-11-29T09:45:00Z")
        let first = try await installation.get("/e/socitm-2011/agenda")
        #expect(first.fields[.lastModified] == "Tue, 29 Nov 2011 09:30:00 GMT")
        try installation.set("2011-11-29T10:14:59Z")
        #expect(try await installation.get("/e/socitm-2011/agenda") == first)
        try installation.set("2011-11-29T10:15:01Z")
        let second = try await installation.get("/e/socitm-2011/agenda")
        #expect(second.fields[.eTag] != first.fields[.eTag])
        #expect(second.fields[.lastModified] == "Tue, 29 Nov 2011 10:15:00 GMT")
    }
}
