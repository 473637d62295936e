import Domain
import TestSupport
import Testing

@Suite struct SettingsRoutesTests {
    private func organiser(_ seeds: [String] = ["socitm-2011"]) async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: seeds)
        return (admin, try await admin.browser(of: .organiser))
    }

    private func details(_ admin: AdminWorld) throws -> EventDetails {
        try admin.read { try $0.event("socitm-2011") }.details
    }

    @Test("what is left out of a form stays as it was")
    func update() async throws {
        let (admin, browser) = try await organiser()
        let before = try details(admin)
        let answer = try await browser.submit(
            "/admin/e/socitm-2011/settings", from: "/admin/e/socitm-2011/settings", ["venue": "The Library"])
        #expect(answer.location == "/admin/e/socitm-2011")
        var expected = before
        expected.venue = "The Library"
        #expect(try details(admin) == expected)
    }

    @Test("an edit that was begun before somebody else's is shown with theirs, and saved when it is sent again")
    func clash() async throws {
        let (admin, browser) = try await organiser()
        let path = "/admin/e/socitm-2011/settings"
        let form = try await browser.get(path)
        _ = try await browser.submit(path, from: path, ["venue": "The Library"])
        let version = try #require(form.value(of: "version"))
        let mine = ["venue": "The Museum", "version": version, "csrf_token": form.token]
        let clash = try await browser.post(path, mine)
        #expect(clash.status == 409)
        #expect(clash.visible.contains("Somebody else changed this while you were editing."))
        #expect(clash.visible.contains("What is stored now"))
        #expect(clash.visible.contains("Venue The Library"))
        #expect(clash.value(of: "venue") == "The Museum")
        #expect(try details(admin).venue == "The Library")
        let again = try await browser.post(
            path, ["venue": "The Museum", "version": clash.value(of: "version") ?? "", "csrf_token": form.token])
        #expect(again.status == 303)
        #expect(try details(admin).venue == "The Museum")
    }

    @Test("an archived event can be taken back at once")
    func archiveAndUndo() async throws {
        let (admin, browser) = try await organiser()
        let archived = try await browser.submit(
            "/admin/e/socitm-2011/archiving", from: "/admin/e/socitm-2011/settings")
        #expect(archived.location == "/admin/e/socitm-2011/settings")
        #expect(try details(admin).visibility == .archived)
        let told = try await browser.get("/admin/e/socitm-2011/settings")
        #expect(told.body.contains("action=\"/admin/e/socitm-2011/archiving/deletion\""))
        _ = try await browser.submit(
            "/admin/e/socitm-2011/archiving/deletion", from: "/admin/e/socitm-2011/settings")
        #expect(try details(admin).visibility == .draft)
    }

    @Test("a series is chosen by its title and given up with none")
    func series() async throws {
        let (admin, browser) = try await organiser()
        let path = "/admin/e/socitm-2011/settings"
        _ = try await browser.submit("/admin/series", from: "/admin/series/new", ["title": "Yearly"])
        _ = try await browser.submit(path, from: path, ["series": "Yearly"])
        let series = try #require(try details(admin).series)
        #expect(try admin.read { try $0.series.find(series)?.details.title } == "Yearly")
        _ = try await browser.submit(path, from: path, ["series": ""])
        #expect(try details(admin).series == nil)
    }
}
