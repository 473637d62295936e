import TestSupport
import Testing

@Suite struct SeriesRoutesTests {
    @Test("a series is created, edited, given an event, and deleted; its events stay")
    func life() async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        #expect(try await browser.get("/admin/series").visible.contains("No series yet"))
        let created = try await browser.submit("/admin/series", from: "/admin/series/new", ["title": "Roundtables"])
        #expect(created.location == "/admin/series/roundtables")
        let again = try await browser.submit("/admin/series", from: "/admin/series/new", ["title": "roundtables"])
        #expect(again.status == 422)
        let form = try await browser.get("/admin/events/new?series=Roundtables")
        #expect(form.body.contains("value=\"Roundtables\" selected"))
        _ = try await browser.submit(
            "/admin/events", from: "/admin/events/new",
            AdminWorld.dinner.merging(["series": "Roundtables"]) { _, new in new })
        #expect(try await browser.get("/admin/series/roundtables").visible.contains("CIO dinner"))
        _ = try await browser.submit(
            "/admin/series/roundtables", from: "/admin/series/roundtables/edit", ["title": "Tables"])
        #expect(try await browser.get("/admin/series/roundtables").heading == "Tables")
        _ = try await browser.submit(
            "/admin/series/roundtables/deletion", from: "/admin/series/roundtables/deletion")
        #expect(try await browser.get("/admin/series").visible.contains("Tables was deleted."))
        #expect(try await browser.get("/admin/e/dinner").status == 200)
    }
}
