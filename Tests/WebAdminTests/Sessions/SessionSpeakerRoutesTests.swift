import Domain
import TestSupport
import Testing

@Suite struct SessionSpeakerRoutesTests {
    private let path = "/admin/e/dinner/sessions/talk"

    private func organiser() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        _ = try await browser.submit(
            "/admin/e/dinner/sessions", from: "/admin/e/dinner/sessions/new", ["title": "Talk", "key": "talk"])
        return (admin, browser)
    }

    private func speakers(_ admin: AdminWorld) throws -> [SessionSpeaker] {
        try admin.read { tx in
            let event = try tx.event("dinner")
            return try tx.speakers.all(in: event.id)
        }
    }

    private func names(_ admin: AdminWorld) throws -> [String] {
        try speakers(admin).map { "\($0.person.displayName), \($0.speaker.role.rawValue)" }
    }

    private func add(_ browser: Browser, _ fields: [String: String]) async throws -> Answer {
        try await browser.submit(path + "/speakers", from: path, fields)
    }

    @Test("somebody new becomes a person, somebody known is found by e-mail address, and a placeholder needs no name")
    func add() async throws {
        let (admin, browser) = try await organiser()
        _ = try await browser.submit(
            "/admin/people", from: "/admin/people/new", ["name": "Glyn Evans", "email": "glyn@example.org"])
        #expect(try await add(browser, ["name": "Maggie Philbin", "role": "chair"]).location == path)
        _ = try await add(browser, ["email": "GLYN@example.org", "role": "speaker"])
        _ = try await add(browser, ["organisation": "Cabinet Office", "role": "panellist"])
        #expect(try names(admin) == ["Maggie Philbin, chair", "Glyn Evans, speaker", "Cabinet Office, panellist"])
        let page = try await browser.get(path)
        #expect(page.visible.contains("Cabinet Office Placeholder Panellist"))
        #expect(try await browser.get("/admin/people").visible.contains("1 to 3 of 3"))
    }

    @Test("nobody at all is refused, with what was typed kept")
    func nobody() async throws {
        let (admin, browser) = try await organiser()
        let answer = try await add(browser, ["name": "", "job_title": "Head of ICT", "role": "chair"])
        #expect(answer.status == 422)
        #expect(answer.visible.contains("Give a name, or at least an organisation."))
        #expect(answer.value(of: "job_title") == "Head of ICT")
        #expect(answer.body.contains("value=\"chair\" selected"))
        #expect(try names(admin) == [])
    }

    @Test("speakers move up and down among the others")
    func order() async throws {
        let (admin, browser) = try await organiser()
        for name in ["A", "B", "C"] { _ = try await add(browser, ["name": name]) }
        let last = try #require(try speakers(admin).last).speaker.id
        let answer = try await browser.submit("\(path)/speakers/\(last)", from: path, ["position": "2"])
        #expect(answer.location == path + "#speakers")
        #expect(try names(admin) == ["A, speaker", "C, speaker", "B, speaker"])
        _ = try await browser.submit("\(path)/speakers/\(last)", from: path, ["position": "-5"])
        #expect(try names(admin) == ["C, speaker", "A, speaker", "B, speaker"])
        _ = try await browser.submit("\(path)/speakers/\(last)", from: path, ["position": "99"])
        #expect(try names(admin) == ["A, speaker", "B, speaker", "C, speaker"])
    }

    @Test("a role is changed on its own page; the same part twice is refused")
    func role() async throws {
        let (admin, browser) = try await organiser()
        _ = try await add(browser, ["name": "A", "role": "host"])
        _ = try await add(browser, ["name": "A", "role": "speaker"])
        let id = try #require(try speakers(admin).first).speaker.id
        let refused = try await browser.submit(
            "\(path)/speakers/\(id)", from: "\(path)/speakers/\(id)/edit", ["role": "speaker"])
        #expect(refused.status == 422)
        #expect(refused.visible.contains("A has this role in the session already."))
        _ = try await browser.submit("\(path)/speakers/\(id)", from: "\(path)/speakers/\(id)/edit", ["role": "scribe"])
        #expect(try names(admin) == ["A, scribe", "A, speaker"])
    }

    @Test("a speaker who was removed comes back at the same place by undo")
    func removeAndUndo() async throws {
        let (admin, browser) = try await organiser()
        for name in ["A", "B"] { _ = try await add(browser, ["name": name, "role": "chair"]) }
        let first = try #require(try speakers(admin).first).speaker
        _ = try await browser.submit("\(path)/speakers/\(first.id)/deletion", from: path)
        #expect(try names(admin) == ["B, chair"])
        let told = try await browser.get(path)
        #expect(told.visible.contains("A was removed. Undo"))
        _ = try await browser.submit(
            path + "/speakers", from: path, ["person": first.person.description, "role": "chair", "position": "1"])
        #expect(try names(admin) == ["A, chair", "B, chair"])
    }

    @Test("anybody in the directory can be searched for and added")
    func choose() async throws {
        let (admin, browser) = try await organiser()
        _ = try await browser.submit("/admin/people", from: "/admin/people/new", ["name": "Sue Spafford"])
        let found = try await browser.get(path + "/speakers/new?q=spaff")
        #expect(found.visible.contains("Sue Spafford"))
        let person = try #require(found.value(of: "person"))
        _ = try await browser.submit(path + "/speakers", from: path, ["person": person, "role": "facilitator"])
        #expect(try names(admin) == ["Sue Spafford, facilitator"])
        #expect(try await browser.get(path + "/speakers/new?q=zzz").visible.contains("Nobody matches"))
    }
}
