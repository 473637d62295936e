import Domain
import TestSupport
import Testing
import TimeZones

@Suite struct EventRoutesTests {
    @Test("an event is created as typed and opens at its overview, which says what comes next")
    func create() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        let answer = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        #expect(answer.status == 303)
        #expect(answer.location == "/admin/e/dinner")
        let overview = try await browser.get("/admin/e/dinner")
        #expect(overview.heading == "CIO dinner")
        #expect(overview.visible.contains("CIO dinner Draft Roundtable 1 to 2 December 2011"))
        #expect(overview.visible.contains("Add the rooms To do"))
        let event = try admin.read { try $0.event("dinner") }
        #expect(event.details.zone.identifier == "Europe/London")
        #expect(event.details.registration == .invitation)
    }

    @Test("an event that is refused says what is wrong at each field and keeps everything that was typed")
    func refuse() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        let typed = [
            "title": "", "slug": "Not a slug", "zone": "Europe/Lundun", "first_day": "2011-02-30",
            "last_day": "2011-03-01", "capacity": "many",
        ]
        let answer = try await browser.submit("/admin/events", from: "/admin/events/new", typed)
        #expect(answer.status == 422)
        #expect(answer.title == "Error: New event – Roundtable admin")
        for (name, value) in typed { #expect(answer.value(of: name) == value, "\(name)") }
        let summary = try #require(answer.body.pieces(from: "role=\"alert\"", to: "</ul>").first)
        #expect(summary.pieces(from: "href=\"", to: "\"") == ["#title", "#zone", "#first_day", "#capacity"])
        #expect(answer.body.contains("id=\"title-error\""))
        #expect(try admin.read { try $0.events.years() } == [])
    }

    @Test("a name in addresses that is taken is refused, an empty one is made from the title")
    func slugs() async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        let taken = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        #expect(taken.visible.contains("Another event has this address already."))
        let made = try await browser.submit(
            "/admin/events", from: "/admin/events/new", AdminWorld.dinner.merging(["slug": ""]) { _, new in new })
        #expect(made.location == "/admin/e/cio-dinner")
    }

    @Test("the list is filtered, searched and sorted by its address, and each filter can be taken away")
    func list() async throws {
        let browser = try await AdminWorld(seeds: ["socitm-2011", "covjam", "citycamp"]).browser(of: .viewer)
        let titles = { (path: String) async throws -> [String] in
            try await browser.get(path).body.pieces(from: "<th scope=\"row\">", to: "</th>").map { Answer.text($0) }
        }
        let all = try await titles("/admin/events?sort=title")
        #expect(all.count == 3)
        #expect(all == all.sorted())
        let jams = try await browser.get("/admin/events?kind=jam&sort=title")
        #expect(jams.links.contains("/admin/events?sort=title"))
        #expect(try await titles("/admin/events?kind=jam").count == 1)
        #expect(try await titles("/admin/events?q=socitm") == ["SOCITM 2011"])
        #expect(try await browser.get("/admin/events?q=zzz").visible.contains("No event matches"))
        #expect(try await browser.get("/admin/events?kind=nonsense&page=-3&year=x").status == 200)
    }

    @Test("markup in a title is text on every page that shows it")
    func hostile() async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        let title = "<script>alert(1)</script>\"'><b>&amp;"
        _ = try await browser.submit(
            "/admin/events", from: "/admin/events/new", AdminWorld.dinner.merging(["title": title]) { _, new in new })
        for path in ["/admin", "/admin/events", "/admin/e/dinner", "/admin/e/dinner/settings", "/admin/e/dinner/rooms"]
        {
            let answer = try await browser.get(path)
            #expect(answer.visible.contains(title) || answer.value(of: "title") == title || path.hasSuffix("rooms"))
            #expect(!answer.body.contains("<script>alert"), "\(path)")
            #expect(!answer.body.contains("<b>"), "\(path)")
        }
    }
}
