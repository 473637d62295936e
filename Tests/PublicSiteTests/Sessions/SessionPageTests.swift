import Domain
import Testing

@Suite("The page of a session")
struct SessionPageTests {
    @Test("says what, when, where and who")
    func facts() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/sessions/connect")
        #expect(page.has("<h1>Connect, collaborate and communicate</h1>"))
        #expect(page.has("Tuesday 29 November 2011, 9:30am to 10:15am"))
        #expect(page.has("<a href=\"/e/socitm-2011/rooms/main-hall\">Main hall</a>, NEC"))
        #expect(page.has("About Connect, collaborate and communicate"))
        let martin = try #require(conference.people["martin"]).id
        #expect(page.has("<a href=\"/e/socitm-2011/speakers/\(martin)\">Martin Reeves</a>"))
        #expect(page.has("<p class=\"meta\">Chief executive</p><p class=\"meta\">Coventry City Council</p>"))
        #expect(page.has("<p class=\"meta\">Chair</p>"))
        #expect(page.has("<a href=\"/e/socitm-2011/tracks/shared-services\">Shared services</a>"))
    }

    @Test("says that it was cancelled, and links nobody who is no speaker any more")
    func cancelled() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let id = try conference.session("connect").id
        try await conference.release(in: installation) { _ = try Sessions.cancel(id, in: conference.event.id, $0) }
        let page = try await installation.get("/e/socitm-2011/sessions/connect")
        #expect(page.has("This session was cancelled."))
        #expect(page.has("Martin Reeves"))
        #expect(!page.has("/speakers/"))
    }

    @Test(
        "is not there for a draft, an unscheduled session or another event's",
        arguments: ["secret", "someday", "x", "connect.x"])
    func absence(key: String) async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        #expect(try await installation.get("/e/socitm-2011/sessions/\(key)").status == 404)
        #expect(try await installation.get("/e/socitm-2011/sessions/\(key).ics").status == 404)
    }

    @Test("says in words what the newest release changed")
    func change() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release("Final programme", in: installation) { try conference.changeMuch($0) }
        let moved = try await installation.get("/e/socitm-2011/sessions/cloud")
        #expect(
            moved.has("Moved with Final programme. It was: Tuesday 29 November 2011, 10:45am to 11:30am, Library."))
        let retitled = try await installation.get("/e/socitm-2011/sessions/third-sector")
        #expect(retitled.has("Until then it was called “What government can learn”."))
        #expect(retitled.has("<h1>What &lt;all&gt; can learn &amp; teach</h1>"))
        let new = try await installation.get("/e/socitm-2011/sessions/closing")
        #expect(new.has("<strong class=\"tag tag-ok\">New</strong>") && !new.has("It was:"))
        let same = try await installation.get("/e/socitm-2011/sessions/connect")
        #expect(!same.has("It was:") && !same.has("tag-ok"))
    }

    @Test("names the other times at which the session is held")
    func alsoHeld() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        #expect(try await !installation.get("/e/socitm-2011/sessions/cloud").has("Also held"))
        try await conference.release(in: installation) { tx in
            let again = try Sessions.holdAgain(conference.session("cloud").id, in: conference.event.id, tx)
            _ = try Agenda.place(
                again.id, in: conference.event.id,
                at: conference.slot("2011-11-30", "14:00", "14:45", in: conference.hall), tx)
        }
        let agenda = try await installation.get("/e/socitm-2011/agenda.json")
        #expect(agenda.has(#""repeats":"cloud""#))
        let page = try await installation.get("/e/socitm-2011/sessions/cloud")
        #expect(page.has("<h2>Also held</h2>"))
        #expect(page.has(">Wednesday 30 November 2011, 2pm to 2:45pm, Main hall</a>"))
        let other = try #require(
            page.text.split(separator: "also-held").last?.split(separator: "href=\"").dropFirst().first)
        let again = try await installation.get(String(other.prefix { $0 != "\"" }))
        #expect(again.has(">Tuesday 29 November 2011, 10:45am to 11:30am, Library</a>"))
    }
}
