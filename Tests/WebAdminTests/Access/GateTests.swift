import Domain
import HTTP
import HTTPTypes
import Store
import TestSupport
import Testing
import WebAdmin

@Suite struct GateTests {
    /// The pattern with something in the place of each name.
    static func path(_ pattern: String) -> String {
        pattern.split(separator: "/").map { part in
            switch part {
            case ":event", ":slug": "socitm-2011"
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
            let change = route.pattern == "/admin/sign-out" ? "ended=1" : "unsaved=1"
            let expected = "/admin/sign-in?" + (route.method == .get ? "next=\(escaped)" : change)
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
        let (browser, other) = (try await admin.browser(of: .organiser), try await admin.browser(of: .owner))
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
        let expected = ["next=%2Fadmin%2Fpeople%2Fnew&unsaved=1", "unsaved=1"].map { "/admin/sign-in?" + $0 }
        #expect(answers.map(\.location) == expected)
        #expect(
            try await browser.get(expected[0]).visible.hasPrefix(
                "You are not signed in any more, so nothing was saved. Sign in and do it again; a file has to be chosen again."
            ))
    }

    @Test("a page with a query that is too long to come back to is come back to without it")
    func longQuery() async throws {
        let answer = try await AdminWorld().browser().get("/admin/people?q=" + String(repeating: "x", count: 3000))
        #expect(answer.location == "/admin/sign-in?next=%2Fadmin%2Fpeople")
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

    @Test("an event in which one has no right is answered like one that is not there, and is in no list")
    func otherEvents() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011", "covjam"])
        let browser = try await admin.browser(withRole: .organiser, for: "socitm-2011")
        let there = try await browser.get("/admin/e/covjam/rooms")
        let nowhere = try await browser.get("/admin/e/no-such-event/rooms")
        #expect(there.status == 404)
        #expect(there.visible == nowhere.visible)
        #expect(try await browser.post("/admin/e/covjam/rooms", ["name": "Attic"]).status == 404)
        for list in ["/admin", "/admin/events", "/admin/events?q=jam"] {
            #expect(try await !browser.get(list).links.contains("/admin/e/covjam"), "\(list)")
        }
        #expect(try await browser.get("/admin").links.contains("/admin/e/socitm-2011"))
        #expect(try await browser.get("/admin/events").links.contains("/admin/e/socitm-2011"))
        #expect(try await browser.get("/admin/e/socitm-2011/rooms/new").status == 200)
    }

    @Test("a role for one event opens nothing above the events, and shows no way there")
    func aboveEvents() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(withRole: .owner, for: "socitm-2011")
        let home = try await browser.get("/admin")
        for path in ["/admin/people", "/admin/series", "/admin/administrators", "/admin/log", "/admin/events/new"] {
            #expect(try await browser.get(path).status == 403, "\(path)")
            #expect(!home.links.contains(path), "\(path)")
        }
        #expect(try await browser.get("/admin/e/socitm-2011/sessions/d1-cloud/speakers/new").status == 403)
        let session = try await browser.get("/admin/e/socitm-2011/sessions/d1-cloud")
        #expect(!session.links.contains("/admin/e/socitm-2011/sessions/d1-cloud/speakers/new"))
    }

    @Test("whoever has a role for one event sees its people, and of them only what belongs to it")
    func people() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011", "covjam"])
        let (speaker, stranger) = try await admin.world.store.write { tx in
            let stranger = try People.create(PersonDetails(name: "Somebody Else"), in: tx)
            let event = try tx.event("socitm-2011")
            let part = try #require(try tx.speakers.all(in: event.id).first { !$0.person.isPlaceholder })
            for other in try [tx.event("covjam")] {
                _ = try Attendees.add(part.person.id, AttendeeDetails(status: .applied), to: other.id, tx)
                _ = try Attendees.add(stranger.id, AttendeeDetails(status: .applied), to: other.id, tx)
            }
            return (part.person.id, stranger.id)
        }
        let browser = try await admin.browser(withRole: .organiser, for: "socitm-2011")
        let page = try await browser.get("/admin/people/\(speaker)")
        #expect(page.status == 200)
        #expect(page.links.contains("/admin/e/socitm-2011"))
        #expect(!page.links.contains { $0.contains("covjam") })
        #expect(try await browser.get("/admin/people/\(stranger)").status == 404)
        #expect(try await browser.get("/admin/people/\(speaker)/edit").status == 403)
        // Nor is anybody found by trying numbers.
        let session = "/admin/e/socitm-2011/sessions/d1-cloud"
        let added = try await browser.submit(session + "/speakers", from: session, ["person": "\(stranger)"])
        #expect(added.status == 404)
        let steward = try await admin.browser(withRole: .steward, for: "socitm-2011")
        #expect(try await steward.get("/admin/people/\(speaker)").status == 403)
        let all = try await admin.browser(of: .viewer).get("/admin/people/\(speaker)")
        #expect(all.links.contains { $0.contains("covjam") })
    }

    @Test("a viewer of everything who is steward of one event meets its guests, and no others")
    func bothRoles() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011", "covjam"])
        let browser = try await admin.browser(withRole: .steward, for: "socitm-2011", beside: .viewer)
        #expect(try await browser.get("/admin/e/socitm-2011/attendees").status == 200)
        #expect(try await browser.get("/admin/e/covjam/attendees").status == 403)
        #expect(try await browser.get("/admin/e/covjam/agenda").status == 200)
    }

    @Test("whoever has no role yet is told so, and may change the password and sign out")
    func noRole() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(withRole: nil, for: "socitm-2011")
        let home = try await browser.get("/admin")
        #expect(home.visible.contains("You have no role yet. An owner can give you one"))
        #expect(!home.links.contains { $0.contains("socitm") })
        #expect(try await browser.get("/admin/e/socitm-2011").status == 404)
        let refused = try await browser.get("/admin/events")
        #expect(refused.visible.contains("You have no role that allows this. Ask an owner."))
        #expect(try await browser.get("/admin/password").status == 200)
        #expect(try await browser.submit("/admin/sign-out", from: "/admin").status == 303)
    }

    @Test("a refusal is logged with who asked for what, and from where")
    func refusals() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(of: .viewer)
        _ = try await browser.get("/admin/e/socitm-2011/settings")
        let entry = try #require(try admin.read { try $0.log.list(LogFilter(), before: nil, limit: 1) }.first)
        #expect(entry.verb == .refused)
        #expect(entry.object.name == "GET /admin/e/socitm-2011/settings")
        #expect(entry.object.event == (try admin.read { try $0.event("socitm-2011").id }))
        #expect([entry.author.email, entry.author.address] == ["viewer@example.org", "in-memory"])
    }
}
