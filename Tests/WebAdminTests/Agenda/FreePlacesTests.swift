import Domain
import TestSupport
import Testing
import TimeZones

@Suite("Free places in the admin")
struct FreePlacesTests {
    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        return (admin, try await admin.browser(of: .organiser))
    }

    @Test("are offered where a session is moved, and fill its form")
    func offered() async throws {
        let (_, browser) = try await world()
        let slot = "/admin/e/socitm-2011/agenda/d1-cloud/slot"
        let page = try await browser.get(slot)
        #expect(page.visible.contains("Free for 45 minutes"))
        let link = try #require(page.links.first { $0.hasPrefix(slot + "?day=2011-11-29&start=") })
        let filled = try await browser.get(link)
        let query = link.pieces(around: "start=")[1].pieces(around: "&")[0]
        #expect(filled.value(of: "start") == query.pieces(around: "%3A").joined(separator: ":"))
    }

    @Test("are claimed by a new session, which has its place at once")
    func claimed() async throws {
        let (admin, browser) = try await world()
        let grid = try await browser.get("/admin/e/socitm-2011/agenda/free-places?day=2011-11-29&minutes=30")
        let new = "/admin/e/socitm-2011/sessions/new"
        let link = try #require(grid.links.first { $0.hasPrefix(new + "?day=") })
        let form = try await browser.get(link)
        let fields = ["day", "start", "end", "room"].map { ($0, form.value(of: $0) ?? "") }
        #expect(fields.allSatisfy { !$0.1.isEmpty })
        let answer = try await browser.submit(
            "/admin/e/socitm-2011/sessions", from: link,
            Dictionary(uniqueKeysWithValues: fields + [("title", "A pitch of the day"), ("state", "confirmed")]))
        #expect(answer.location == "/admin/e/socitm-2011/sessions/a-pitch-of-the-day")
        let session = try #require(try admin.read { try $0.session("a-pitch-of-the-day", of: "socitm-2011") })
        #expect(session.slot?.length == 1800)
        #expect(session.slot?.room != nil)
        let again = try await browser.get("/admin/e/socitm-2011/agenda/free-places?day=2011-11-29&minutes=30")
        #expect(!again.links.contains(link))
    }

    @Test("that cannot be is refused beside what was typed")
    func refused() async throws {
        let (_, browser) = try await world()
        let new = "/admin/e/socitm-2011/sessions/new?day=2011-11-29&start=09:00&end=08:00&room=Nowhere"
        let answer = try await browser.submit(
            "/admin/e/socitm-2011/sessions", from: new,
            ["title": "T", "day": "2011-11-29", "start": "09:00", "end": "10:00", "room": "Nowhere"])
        #expect(answer.status == 422)
        #expect(answer.visible.contains("The event has no room of this name."))
        #expect(answer.value(of: "room") == "Nowhere")
    }

    @Test("of an event without rooms lead to the first room")
    func noRooms() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        let page = try await browser.get("/admin/e/dinner/agenda/free-places")
        #expect(page.visible.contains("There are no rooms yet"))
        #expect(page.links.contains("/admin/e/dinner/rooms/new"))
    }
}
