import Domain
import HTTPTypes
import Testing

@Suite("The agenda page")
struct AgendaPageTests {
    /// In the order of the page.
    private func titles(_ page: Answer) -> [String] {
        page.text.split(separator: "<li class=\"slot ").dropFirst().map { part in
            let heading = part.split(separator: "\">", maxSplits: 2, omittingEmptySubsequences: false)
            return heading.last.map { String($0.prefix { $0 != "<" }) } ?? ""
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
        #expect(page.has("9:30am to 10:15am, <a href=\"/e/socitm-2011/rooms/main-hall\">Main hall</a>"))
        #expect(page.has("10:15am to 10:45am, All rooms"))
        #expect(page.has("Martin Reeves, Maggie Philbin (Chair)"))
        #expect(page.has("Times are local to the event (Europe/London)."))
    }

    @Test("says that it is not out yet while nothing was released, and what was released last while it is hidden")
    func empty() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, isReleased: false)
        for path in ["/e/socitm-2011", "/e/socitm-2011/agenda", "/e/socitm-2011/agenda/changes"] {
            let page = try await installation.get(path)
            #expect(page.status == 200 && page.has("The agenda is not out yet"), "\(path)")
            #expect(page.has("Sessions appear here once the organisers release them."), "\(path)")
            #expect(!page.has("Connect, collaborate"), "\(path)")
        }
        #expect(try await installation.get("/e/socitm-2011/sessions/connect").status == 404)
        try await conference.release("3", in: installation)
        #expect(try await installation.get("/e/socitm-2011/agenda").has("Release 3, 1 October 2011. <a href="))
        #expect(try await installation.get("/e/socitm-2011").has("Release 3, 1 October 2011. <a href="))
        try await installation.write { tx in
            var details = conference.event.details
            details.showsAgenda = false
            _ = try Events.update(conference.event.id, to: details, in: tx)
        }
        for path in ["/e/socitm-2011", "/e/socitm-2011/agenda", "/e/socitm-2011/agenda/changes"] {
            let page = try await installation.get(path)
            #expect(page.has("The agenda is not out yet"), "\(path)")
            #expect(page.has("It was last released as: Release 3, 1 October 2011."), "\(path)")
            #expect(!page.has("Connect, collaborate"), "\(path)")
        }
    }

    @Test("its feeds are whole while it is not out")
    func emptyFeeds() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, isReleased: false)
        let calendar = try await installation.get("/e/socitm-2011/agenda.ics")
        #expect(calendar.lines.first == "BEGIN:VCALENDAR" && calendar.lines.last == "END:VCALENDAR")
        #expect(!calendar.has("VEVENT"))
        #expect(try await installation.get("/e/socitm-2011/agenda.json").has(#""release":null,"rooms":[],"#))
        #expect(try await installation.get("/e/socitm-2011/agenda.xml").has("<day index=\"1\" date=\"2011-11-29\""))
        #expect(try await installation.get("/e/socitm-2011/agenda/changes.atom").has("</feed>"))
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

    @Test("stands as a grid where rooms can stand side by side, and as a list for one of them or when asked to")
    func grid() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let grid = try await installation.get("/e/socitm-2011/agenda")
        #expect(grid.has("<ol class=\"grid\">") && grid.has("<h1>Agenda</h1>"))
        #expect(grid.has("<a href=\"/e/socitm-2011/agenda\" aria-current=\"page\">Rooms and times</a>"))
        let list = try await installation.get("/e/socitm-2011/agenda?view=list")
        #expect(list.has("<ol class=\"agenda-list\">") && list.has("<h1>Agenda as a list</h1>"))
        #expect(list.has("<a href=\"/e/socitm-2011/agenda?view=list\" aria-current=\"page\">List</a>"))
        let room = try await installation.get("/e/socitm-2011/agenda?room=library")
        #expect(room.has("<ol class=\"agenda-list\">") && room.has("<h1>Agenda: Library</h1>"))
        #expect(room.has("<a href=\"/e/socitm-2011/agenda?room=library&amp;view=grid\">Rooms and times</a>"))
    }

    @Test("marks what the newest release changed, and nothing after a first one")
    func marks() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let mark = { (page: Answer, key: String) throws -> [String] in
            let card = try #require(page.text.split(separator: "id=\"session-\(key)\"").last)
            let end = card.firstRange(of: "</li>")?.lowerBound ?? card.endIndex
            return card[..<end].split(separator: "<strong class=\"tag ").dropFirst().map { tag in
                String(tag.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
            }
        }
        let first = try await installation.get("/e/socitm-2011/agenda")
        #expect(!first.has("class=\"tag "))
        try await conference.release(in: installation) { try conference.changeMuch($0) }
        let second = try await installation.get("/e/socitm-2011/agenda")
        #expect(try mark(second, "cloud") == ["Moved"])
        #expect(try mark(second, "third-sector") == ["Retitled"])
        #expect(try mark(second, "closing") == ["New"])
        #expect(try mark(second, "connect") == [])
        try await conference.release("3", in: installation) { tx in
            _ = try Agenda.place(
                conference.session("birmingham").id, in: conference.event.id,
                at: conference.slot("2011-11-30", "09:30", "10:00", in: conference.hall), tx)
        }
        let third = try await installation.get("/e/socitm-2011/agenda")
        #expect(try mark(third, "cloud") == [] && mark(third, "closing") == [])
        #expect(try mark(third, "birmingham") == ["Moved"])
    }

    @Test("shows a cancelled session as cancelled")
    func cancelled() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let cloud = try conference.session("cloud").id
        try await conference.release(in: installation) { _ = try Sessions.cancel(cloud, in: conference.event.id, $0) }
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
