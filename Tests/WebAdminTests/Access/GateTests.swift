import Domain
import HTTP
import HTTPTypes
import TestSupport
import Testing
import WebAdmin

@Suite struct GateTests {
    /// The pattern with something in the place of each name.
    static func path(_ pattern: String) -> String {
        pattern.split(separator: "/").map { part in
            switch part {
            case ":event": "socitm-2011"
            case ":session": "d1-cloud"
            case ":series": "no-series"
            case ":token": "no-token"
            default: part.hasPrefix(":") ? "1" : String(part)
            }
        }.reduce("") { $0 + "/" + $1 }
    }

    @Test("only the sign-in is open")
    func openRoutes() async throws {
        let open = try await AdminWorld().routes.filter { $0.access == .open }
        #expect(open.map { "\($0.method) \($0.pattern)" } == ["GET /admin/sign-in", "POST /admin/sign-in"])
    }

    @Test("every other route sends a stranger to the sign-in, pages with the way back")
    func strangers() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        for route in admin.routes where route.access != .open {
            let path = Self.path(route.pattern)
            let answer =
                route.method == .get
                ? try await admin.browser().get(path) : try await admin.browser().post(path, ["title": "x"])
            let escaped = path.pieces(around: "/").joined(separator: "%2F")
            let expected = route.method == .get ? "/admin/sign-in?next=\(escaped)" : "/admin/sign-in"
            #expect(answer.status == 303 && answer.location == expected, "\(route.method) \(route.pattern)")
        }
    }

    @Test("every route refuses the roles that it does not name, and no other", arguments: NamedWorld.Who.allCases)
    func roles(who: NamedWorld.Who) async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(of: who)
        let role = try #require(Role(rawValue: who.rawValue))
        for route in admin.routes where route.pattern != "/admin/sign-out" {
            guard case .acts(let acts) = route.access else { continue }
            let path = Self.path(route.pattern)
            // Without a token a change is refused too, but in other words.
            let answer =
                route.method == .get ? try await browser.get(path) : try await browser.post(path, [:])
            let isRefused = answer.visible.contains("Your role, \(role.label.english), does not allow this.")
            #expect(isRefused == !acts.contains(where: role.may), "\(who) \(route.method) \(route.pattern)")
            if isRefused { #expect(answer.status == 403) }
        }
    }

    @Test("a change without the token of the sign-in, or with another's, is refused")
    func tokens() async throws {
        let admin = try await AdminWorld()
        let (browser, other) = (try await admin.browser(of: .organiser), try await admin.browser(of: .organiser))
        for token in ["", "guess", try await other.get("/admin/events/new").token] {
            var fields = AdminWorld.dinner
            fields["csrf_token"] = token
            let answer = try await browser.post("/admin/events", fields)
            #expect(answer.status == 403)
            #expect(answer.visible.contains("load the page again and repeat the change"))
        }
        #expect(try admin.read { try $0.events.years() } == [])
    }

    @Test("a token of another sign-in does not let an uploaded file in")
    func uploadToken() async throws {
        let browser = try await AdminWorld(seeds: ["socitm-2011"]).browser(of: .organiser)
        let answer = try await browser.upload(
            "/admin/e/socitm-2011/import", ["kind": "rooms", "csrf_token": "guess"], file: "name\nAttic\n",
            named: "rooms.csv")
        #expect(answer.status == 403)
    }

    @Test("what the page before was, a stranger's form leads back to after the sign-in")
    func refererOfAForm() async throws {
        let browser = try await AdminWorld().browser()
        let referer = ["http://127.0.0.1:8080/admin/people/new", "http://127.0.0.1:8080/elsewhere"]
        let answers = [
            try await browser.post("/admin/people", ["name": "x"], headers: [.referer: referer[0]]),
            try await browser.post("/admin/people", ["name": "x"], headers: [.referer: referer[1]]),
        ]
        #expect(answers.map(\.location) == ["/admin/sign-in?next=%2Fadmin%2Fpeople%2Fnew", "/admin/sign-in"])
    }

    @Test("signed-in pages are kept by nobody")
    func noStore() async throws {
        let browser = try await AdminWorld().browser(of: .owner)
        #expect(try await browser.get("/admin").headers[.cacheControl] == "no-store")
        #expect(try await browser.get("/admin/people/99").headers[.cacheControl] == "no-store")
    }

    @Test("a cookie of a sign-in that is not there is like none", arguments: ["", "x", "../../etc/passwd"])
    func foreignCookies(token: String) async throws {
        let browser = try await AdminWorld().browser()
        browser.setCookie("rt", token)
        #expect(try await browser.get("/admin").status == 303)
    }

    @Test("numbers and names of things that are elsewhere are not found")
    func foreignThings() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011", "covjam"])
        let browser = try await admin.browser(of: .owner)
        let room = try admin.read { tx in
            let event = try tx.event("covjam")
            return try #require(try tx.rooms.all(in: event.id).first).id
        }
        for path in [
            "/admin/e/no-such-event", "/admin/e/Not%20a%20slug", "/admin/e/socitm-2011/rooms/\(room)/edit",
            "/admin/e/socitm-2011/rooms/99999999999999999999/edit", "/admin/e/socitm-2011/rooms/-1/edit",
            "/admin/e/socitm-2011/sessions/no-such-session", "/admin/e/socitm-2011/attendees/0",
            "/admin/e/covjam/sessions/d1-cloud", "/admin/people/9999", "/admin/series/nothing",
            "/admin/e/socitm-2011/import/no-token",
        ] {
            let answer = try await browser.get(path)
            #expect(answer.status == 404, "\(path)")
            #expect(answer.heading == "Page not found")
        }
        #expect(try await browser.get("/admin/e/covjam/rooms/\(room)/edit").status == 200)
    }
}
