import Domain
import HTTP
import HTTPTypes
import Store
import TestSupport
import Testing
import TimeZones
import WebAdmin

@Suite struct KeptFormRoutesTests {
    private static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")

    /// Signs in on the page that a form has led to, and goes on to where that leads.
    private func signIn(_ browser: Browser, as who: NamedWorld.Who, after sent: Answer) async throws -> Answer {
        let page = try #require(sent.location)
        let form = try await browser.get(page)
        #expect(
            form.visible.hasPrefix(
                "Your sign-in had ended, so nothing was saved. Sign in, and the form comes back as you filled it in."))
        var fields = ["email": who.email, "password": who.password, "csrf_token": form.token]
        fields["next"] = form.value(of: "next")
        let answer = try await browser.post("/admin/sign-in", fields)
        return try await browser.get(try #require(answer.location))
    }

    /// Sends the form of a new event, filled in, after `end` has ended its sign-in.
    private func sendDinner(
        _ browser: Browser, from page: String = "/admin/events/new", after end: () async throws -> Void
    ) async throws -> Answer {
        var fields = AdminWorld.dinner
        fields["csrf_token"] = try await browser.get(page).token
        try await end()
        return try await browser.post("/admin/events", fields)
    }

    private func years(_ admin: AdminWorld) throws -> [Int] { try admin.read { try $0.events.years() } }

    @Test("a form whose sign-in had ended comes back filled after the next one, and is saved when it is sent again")
    func comesBack() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        let sent = try await sendDinner(browser) { admin.world.clock.advance(seconds: SignIns.idleLimit) }
        #expect(sent.status == 303)
        #expect(sent.location?.hasPrefix("/admin/sign-in?next=%2Fadmin%2Fkept-forms%2F") == true)
        #expect(sent.location?.contains("dinner") == false)
        let page = try await signIn(browser, as: .organiser, after: sent)
        #expect(page.status == 200)
        #expect(page.title.hasPrefix("New event"))
        #expect(
            page.visible.hasPrefix(
                "You are signed in again. Nothing has been saved yet: look over what you typed, and press the button once more."
            ))
        #expect(["title", "slug", "first_day"].map { page.value(of: $0) } == ["CIO dinner", "dinner", "2011-12-01"])
        #expect(page.headers[.cacheControl] == "no-store")
        #expect(try years(admin) == [])
        #expect(try admin.log().map(\.verb) == [.signedIn])
        var fields = AdminWorld.dinner
        fields["csrf_token"] = page.token
        #expect(try await browser.post("/admin/events", fields).location == "/admin/e/dinner")
        #expect(try years(admin) == [2011])
    }

    @Test("what was typed comes back however the sign-in ended, and after others have signed in, too")
    func endings() async throws {
        for ending in 0..<4 {
            let admin = try await AdminWorld()
            let browser = try await admin.browser(of: .organiser)
            let other = try await admin.browser(of: .organiser)
            let sent = try await sendDinner(browser) {
                switch ending {
                case 0: _ = try await other.submit("/admin/sign-ins/others/deletion", from: "/admin/sign-ins")
                case 1: _ = try await browser.submit("/admin/sign-out", from: "/admin")
                case 2: browser.forgetCookies()
                default:
                    admin.world.clock.advance(seconds: SignIns.idleLimit + 1)
                    try await admin.browser().signIn(as: .owner)
                }
            }
            #expect(try await signIn(browser, as: .organiser, after: sent).value(of: "title") == "CIO dinner")
        }
    }

    @Test("a form of an earlier sign-in of the same account comes back at once, one of another account does not")
    func signedInAnew() async throws {
        let admin = try await AdminWorld()
        for who in [NamedWorld.Who.organiser, .owner] {
            let browser = try await admin.browser(of: .organiser)
            let sent = try await sendDinner(browser) {
                browser.forgetCookies()
                try await browser.signIn(as: who)
            }
            #expect(sent.status == (who == .organiser ? 303 : 403))
            guard let location = sent.location else { continue }
            #expect(try await browser.get(location).value(of: "title") == "CIO dinner")
        }
        #expect(try years(admin) == [])
    }

    @Test("a form that comes back still notices what others did, and makes one thing however often it is sent")
    func hiddenFields() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        var fields = AdminWorld.dinner
        let before = try await browser.get("/admin/events/new")
        (fields["csrf_token"], fields["sending"]) = (before.token, before.value(of: "sending"))
        admin.world.clock.advance(seconds: SignIns.idleLimit)
        let sent = try await browser.post("/admin/events", fields)
        let page = try await signIn(browser, as: .organiser, after: sent)
        #expect(page.value(of: "sending") == before.value(of: "sending"))
        fields["csrf_token"] = page.token
        for _ in 0..<2 { #expect(try await browser.post("/admin/events", fields).location == "/admin/e/dinner") }
        #expect(try years(admin) == [2011])
    }

    @Test("a release whose form comes back is refused when somebody changed the draft meanwhile")
    func draftMark() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let releases = "/admin/e/socitm-2011/agenda/releases"
        let rename = { (title: String) in
            try await admin.world.store.write { tx in
                let (session, event) = (
                    try #require(try tx.session("d1-cloud", of: "socitm-2011")), try tx.event("socitm-2011")
                )
                var details = session.details
                details.title = title
                _ = try Sessions.update(session.id, in: event.id, to: details, tx)
            }
        }
        try await rename("Clouds")
        let browser = try await admin.browser(of: .organiser)
        let before = try await browser.get(releases + "/new")
        let draft = try #require(before.value(of: "draft"))
        admin.world.clock.advance(seconds: SignIns.idleLimit)
        let sent = try await browser.post(releases, ["csrf_token": before.token, "name": "2", "draft": draft])
        try await rename("More clouds")
        let page = try await signIn(browser, as: .organiser, after: sent)
        #expect(page.value(of: "draft") == draft)
        let fields = ["csrf_token": page.token, "name": "2", "draft": draft]
        let refused = try await browser.post(releases, fields)
        #expect(refused.status == 409)
        #expect(refused.value(of: "draft") != draft)
    }

    @Test("somebody else who signs in instead is told why, and sees nothing of what was typed")
    func anotherAccount() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        let sent = try await sendDinner(browser) { admin.world.clock.advance(seconds: SignIns.idleLimit) }
        let page = try await signIn(browser, as: .owner, after: sent)
        #expect(page.status == 403)
        #expect(page.visible.contains("filled in by somebody who was signed in with another account"))
        #expect(!page.body.contains("dinner"))
        let stranger = try await admin.browser().get(try #require(sent.location))
        #expect(!stranger.body.contains("dinner"))
    }

    @Test("another site's form, and one without a token of a sign-in, is not kept", arguments: ["", "guess"])
    func foreign(token: String) async throws {
        let admin = try await AdminWorld()
        var fields = AdminWorld.dinner
        fields["csrf_token"] = token
        let browser = admin.browser()
        #expect(try await browser.post("/admin/events", fields).location == "/admin/sign-in?unsaved=1")
        fields["csrf_token"] = try await admin.browser(of: .organiser).get("/admin/events/new").token
        let site = try #require(Self.secFetchSite)
        #expect(try await browser.post("/admin/events", fields, headers: [site: "cross-site"]).status == 403)
    }

    @Test("passwords are not kept, and have to be typed again")
    func passwords() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .owner)
        let token = try await browser.get("/admin/administrators/new").token
        admin.world.clock.advance(seconds: SignIns.idleLimit)
        let sent = try await browser.post(
            "/admin/administrators",
            ["email": "new@example.org", "name": "New", "password": "tables in the round", "csrf_token": token])
        let page = try await signIn(browser, as: .owner, after: sent)
        #expect(page.value(of: "email") == "new@example.org")
        #expect(page.value(of: "password") == "")
        #expect(!page.body.contains("tables in the round"))
        #expect(page.visible.contains("type the passwords again"))
    }

    @Test("a form waits for an hour")
    func lifetime() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        let sent = try await sendDinner(browser) { admin.world.clock.advance(seconds: SignIns.idleLimit) }
        admin.world.clock.advance(seconds: 3600)
        let page = try await signIn(browser, as: .organiser, after: sent)
        #expect(page.status == 404)
        #expect(page.visible.contains("What you typed is no longer here: it is kept for an hour"))
    }

    @Test("a form that is too long to be kept leads to its page after the sign-in")
    func tooLong() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        let token = try await browser.get("/admin/people/new").token
        admin.world.clock.advance(seconds: SignIns.idleLimit)
        let sent = try await browser.post(
            "/admin/people", ["name": "N", "biography": String(repeating: "x", count: 300_000), "csrf_token": token],
            headers: [.referer: "http://127.0.0.1:8080/admin/people/new"])
        #expect(sent.location == "/admin/sign-in?next=%2Fadmin%2Fpeople%2Fnew&unsaved=1")
    }

    @Test("a button without a form leads back to its page, and has to be pressed again")
    func button() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(of: .organiser)
        let session = "/admin/e/socitm-2011/sessions/d1-cloud"
        let token = try await browser.get(session).token
        admin.world.clock.advance(seconds: SignIns.idleLimit)
        let sent = try await browser.post(
            session + "/cancellation", ["csrf_token": token], headers: [.referer: "http://127.0.0.1:8080" + session])
        let led = try await signIn(browser, as: .organiser, after: sent)
        #expect(led.location == session)
        #expect(
            try await browser.get(session).visible.contains(
                "You are signed in again. Nothing was done yet: press the button once more."))
        #expect(try admin.read { try $0.session("d1-cloud", of: "socitm-2011")?.details.state } == .confirmed)
    }

    @Test("rights that are gone meanwhile do not come back with the form")
    func rights() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        let sent = try await sendDinner(browser) { admin.world.clock.advance(seconds: SignIns.idleLimit) }
        let email = try #require(EmailAddress(NamedWorld.Who.organiser.email))
        try await admin.world.store.write { tx in
            let organiser = try #require(try tx.administrators.find(email))
            _ = try Administrators.update(organiser.id, name: "", role: .viewer, in: tx)
        }
        let page = try await signIn(browser, as: .organiser, after: sent)
        #expect(page.status == 403)
        #expect(!page.body.contains("dinner"))
    }

    @Test("of every form of the admin, showing it again changes nothing")
    func everyRoute() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        var others: [String] = []
        for route in admin.routes where route.method == .post && route.access != .open {
            let path = GateTests.path(route.pattern)
            let browser = try await admin.browser(of: .owner)
            let token = try await browser.get("/admin/password").token
            browser.forgetCookies()
            let fields = ["csrf_token": token, "title": "x", "name": "x", "status": "arrived"]
            let sent = try await browser.post(path, fields)
            guard let location = sent.location, location.contains("kept-forms") else {
                others.append(route.pattern)
                continue
            }
            try await browser.signIn(as: .owner)
            let before = try admin.log(1).first?.id
            let page = try await browser.get(try #require(try await browser.get(location).location))
            #expect([200, 303, 404, 422].contains(page.status), "\(route.pattern)")
            #expect(try admin.log(1).first?.id == before, "\(route.pattern)")
        }
        // Files, steps of an import that is in memory, a fetch from another server, moves of a script, and the way out.
        #expect(
            others == [
                "/admin/sign-out", "/admin/e/:event/agenda/:session/slot.json", "/admin/e/:event/import",
                "/admin/e/:event/import/:token/application", "/admin/e/:event/import/:token/form",
                "/admin/e/:event/import/:token/columns", "/admin/e/:event/import/:token/memory/deletion",
                "/admin/e/:event/imports/:import/undoing", "/admin/partners/:partner/look",
            ])
    }
}
