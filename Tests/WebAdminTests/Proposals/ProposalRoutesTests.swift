import Domain
import TestSupport
import Testing
import TimeZones

@Suite("Proposals in the admin")
struct ProposalRoutesTests {
    private static let agenda = "/admin/e/dinner/agenda"
    private static let fields = ["task": "fill", "day_start": "09:00", "day_end": "12:00", "seconds": "2", "seed": "1"]

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        _ = try await browser.submit("/admin/e/dinner/rooms", from: "/admin/e/dinner/rooms/new", ["name": "Library"])
        for title in ["One", "Two"] {
            _ = try await browser.submit(
                "/admin/e/dinner/sessions", from: "/admin/e/dinner/sessions/new", ["title": title])
        }
        return (admin, browser)
    }

    private func search(_ browser: Browser, _ changes: [String: String] = [:]) async throws -> Answer {
        let path = Self.agenda + "/proposal"
        return try await browser.submit(path, from: path, Self.fields.merging(changes) { $1 })
    }

    @Test("show before and after and change nothing, until they are applied")
    func apply() async throws {
        let (admin, browser) = try await world()
        let found = try await search(browser)
        #expect(found.status == 200)
        #expect(found.visible.contains("Sessions without a place 2 0"))
        #expect(found.visible.contains("Apply 2 changes"))
        #expect(try admin.read { try $0.session("one", of: "dinner")?.slot } == nil)
        var fields = Self.fields
        fields["changes"] = found.value(of: "changes")
        fields["csrf_token"] = found.token
        let answer = try await browser.post(Self.agenda + "/proposal/application", fields)
        #expect(answer.location == Self.agenda)
        for key in ["one", "two"] {
            #expect(try admin.read { try $0.session(key, of: "dinner")?.slot?.length } == 2700, "\(key)")
        }
        let again = try await browser.post(Self.agenda + "/proposal/application", fields)
        #expect(again.status == 409)
        #expect(again.visible.contains("The agenda was changed meanwhile."))
    }

    @Test("say why a session has no place")
    func unplaced() async throws {
        let (_, browser) = try await world()
        let found = try await search(browser, ["day_end": "09:30"])
        #expect(found.visible.contains("Without a place 2"))
        #expect(found.visible.contains("It is longer than the time that is free on any day: 30 minutes."))
    }

    @Test("are refused with what was typed when the hours make no day, and when the changes are none")
    func refused() async throws {
        let (_, browser) = try await world()
        let hours = try await search(browser, ["day_start": "noon"])
        #expect(hours.status == 422)
        #expect(hours.value(of: "day_start") == "noon")
        let page = try await browser.get(Self.agenda + "/proposal")
        let broken = try await browser.post(
            Self.agenda + "/proposal/application", ["changes": "x", "csrf_token": page.token])
        #expect(broken.status == 409)
        #expect(broken.visible.contains("What was looked at did not arrive whole."))
    }
}
