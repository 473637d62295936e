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
        #expect(page.has("Main hall, NEC"))
        #expect(page.has("About Connect, collaborate and communicate"))
        let martin = try #require(conference.people["martin"]).id
        #expect(page.has("<a href=\"/e/socitm-2011/speakers/\(martin)\">Martin Reeves</a>"))
        #expect(page.has("<p class=\"meta\">Chief executive</p><p class=\"meta\">Coventry City Council</p>"))
        #expect(page.has("<p class=\"meta\">Chair</p>"))
        #expect(page.has("<a href=\"/e/socitm-2011/agenda?track=shared-services\">Shared services</a>"))
    }

    @Test("says that it was cancelled, and links nobody who is no speaker any more")
    func cancelled() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let id = try conference.session("connect").id
        try await installation.write { _ = try Sessions.cancel(id, in: conference.event.id, $0) }
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
}
