import Domain
import TestSupport
import Testing
import TimeZones

@Suite("Running late in the admin")
struct DelayRoutesTests {
    private static let agenda = "/admin/e/socitm-2011/agenda"
    private static let path = agenda + "/delay"
    private static let query = "?day=2011-11-29&from=11:45&minutes=10&room=&remedy=shift"

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        return (admin, try await admin.browser(of: .organiser))
    }

    private func start(_ key: String, _ admin: AdminWorld) throws -> String? {
        try admin.read { try $0.session(key, of: "socitm-2011")?.slot?.start.iso8601 }
    }

    @Test("shows what would move before anything does")
    func preview() async throws {
        let (admin, browser) = try await world()
        let form = try await browser.get(Self.path)
        #expect(form.status == 200)
        #expect(!form.visible.contains("What would move"))
        let preview = try await browser.get(Self.path + Self.query)
        #expect(
            preview.visible.contains(
                "The reality of cloud computing Tuesday 29 November, 11:45am to 12:30pm, Main hall Tuesday 29 November, 11:55am to 12:40pm, Main hall 45 minutes"
            ))
        #expect(preview.visible.contains("What comes last ends 10 minutes later."))
        #expect(try start("d1-cloud", admin) == "2011-11-29T11:45:00Z")
    }

    @Test("moves all of it in the draft, and the public sees it once it is released")
    func apply() async throws {
        let (admin, browser) = try await world()
        let fields = ["day": "2011-11-29", "from": "11:45", "minutes": "10", "remedy": "shift"]
        let answer = try await send(browser, fields)
        #expect(answer.location == Self.agenda + "?day=2011-11-29")
        #expect(try start("d1-cloud", admin) == "2011-11-29T11:55:00Z")
        #expect(try await browser.get(Self.agenda).visible.contains("in the draft"))
        #expect(try releases(admin) == ["1"])
    }

    @Test("live is released at once, with a comment that says so")
    func live() async throws {
        let (admin, browser) = try await world()
        let fields = ["day": "2011-11-29", "from": "11:45", "minutes": "10", "remedy": "shift", "live": "yes"]
        _ = try await send(browser, fields)
        #expect(try releases(admin) == ["2", "1"])
        let release = try await browser.get(Self.agenda + "/releases/2")
        #expect(release.visible.contains("Running late: 10 minutes from 11:45am."))
    }

    @Test("is refused when the agenda changed since it was looked at, with the new preview")
    func clash() async throws {
        let (admin, browser) = try await world()
        let preview = try await browser.get(Self.path + Self.query)
        let slot = Self.agenda + "/d1-cloud/slot"
        _ = try await browser.submit(
            slot, from: slot, ["day": "2011-11-29", "start": "16:00", "end": "16:45", "room": "Main hall"])
        let answer = try await browser.post(
            Self.path,
            [
                "day": "2011-11-29", "from": "11:45", "minutes": "10", "remedy": "shift", "room": "",
                "changes": preview.value(of: "changes") ?? "", "csrf_token": preview.token,
            ])
        #expect(answer.status == 409)
        #expect(answer.visible.contains("The agenda was changed meanwhile."))
        #expect(try start("d1-cloud", admin) == "2011-11-29T16:00:00Z")
        #expect(answer.visible.contains("4:10pm to 4:55pm"))
    }

    @Test("says what is wrong with what was typed, and keeps it")
    func refused() async throws {
        let (_, browser) = try await world()
        let answer = try await browser.get(Self.path + "?day=2011-11-29&from=noon&minutes=soon&remedy=shift")
        #expect(answer.visible.contains("Use a time such as 14:00."))
        #expect(answer.visible.contains("Use a whole number from -120 to 240."))
        #expect(answer.value(of: "from") == "noon")
        let zero = try await browser.get(Self.path + "?day=2011-11-29&from=14:00&minutes=0&remedy=shift")
        #expect(zero.visible.contains("Give the minutes, such as 15; below zero when the day runs ahead."))
    }

    private func send(_ browser: Browser, _ fields: [String: String]) async throws -> Answer {
        let preview = try await browser.get(Self.path + Self.query)
        var fields = fields
        fields["changes"] = preview.value(of: "changes")
        return try await browser.submit(Self.path, from: Self.path + Self.query, fields)
    }

    private func releases(_ admin: AdminWorld) throws -> [String] {
        try admin.read { tx in try tx.releases.all(in: try tx.event("socitm-2011").id).map(\.name) }
    }
}
