import Domain
import HTML
import Pages
import Testing

@Suite("The admin's frame")
struct AdminFrameTests {
    func links(_ role: Role) -> [String] {
        Kit().frame(.attendees, role: role).page(PageHeader("X"), content: "").description
            .matches(of: /<li><a href="(\/admin[^"]*)"/).map { String($0.output.1) }
    }

    @Test("each role is shown what is theirs")
    func roles() {
        let event = "/admin/e/socitm-2011"
        let look = ["/admin/events", "/admin/series", "/admin/people"]
        let guests = [event + "/attendees", event + "/seating"]
        let before = ["", "/agenda", "/sessions", "/rooms", "/tracks", "/speakers"].map { event + $0 }
        let sections = before + guests + [event + "/feeds"]
        let organise = [event + "/import", event + "/settings", event + "/log"]
        #expect(
            links(.owner) == look + ["/admin/administrators", "/admin/log"] + sections + organise + ["/admin/help"])
        #expect(links(.organiser) == look + sections + organise + ["/admin/help"])
        // Who comes, and what they eat, is for those who meet them.
        #expect(links(.viewer) == look + sections.filter { !guests.contains($0) } + ["/admin/help"])
        #expect(links(.steward) == guests + ["/admin/help"])
    }

    @Test("the current section is marked once")
    func current() {
        let html = Kit().frame(.attendees).page(PageHeader("X"), content: "").description
        #expect(html.matches(of: /aria-current="page"/).count == 1)
    }

    @Test("errors lead the title and the page, and no banner competes with them")
    func errors() {
        let frame = Kit().frame(.rooms, banner: Banner("Saved."))
        let html = frame.page(PageHeader("New room"), problems: [FieldProblem("name", "Give a name.")], content: "")
            .description
        #expect(html.contains("<title>Error: New room – SOCITM 2011 – Roundtable admin</title>"))
        #expect(!html.contains("Saved."))
        #expect(frame.page(PageHeader("New room"), content: "").description.contains("Saved."))
    }

    @Test("before signing in there is no way into the admin")
    func signedOut() {
        let html = Kit().signIn.description
        #expect(!html.contains("csrf_token\" value=\"\""))
        #expect(html.matches(of: /href="\/admin\//).isEmpty)
    }

    @Test("signing out is a form with a token, not a link")
    func signOut() {
        let html = Kit().overview.description
        #expect(
            html.contains(
                "<form method=\"post\" action=\"/admin/sign-out\" novalidate><input type=\"hidden\" name=\"csrf_token\" value=\"token-1\">"
            ))
    }
}
