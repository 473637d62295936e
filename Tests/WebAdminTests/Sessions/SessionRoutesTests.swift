import Domain
import TestSupport
import Testing

@Suite struct SessionRoutesTests {
    private let sessions = "/admin/e/socitm-2011/sessions"

    private func organiser() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        return (admin, try await admin.browser(of: .organiser))
    }

    private func session(_ key: String, _ admin: AdminWorld) throws -> Session? {
        try admin.read { try $0.session(key, of: "socitm-2011") }
    }

    @Test("a session is created as a draft without a slot and opens where speakers are added")
    func create() async throws {
        let (admin, browser) = try await organiser()
        let answer = try await browser.submit(
            sessions, from: sessions + "/new", ["title": "Who should be at the table?", "kind": "roundtable"])
        #expect(answer.location == sessions + "/who-should-be-at-the-table")
        let stored = try #require(try session("who-should-be-at-the-table", admin))
        #expect(stored.details.state == .draft)
        #expect(stored.slot == nil)
        let page = try await browser.get(sessions + "/who-should-be-at-the-table")
        #expect(page.visible.contains("Draft Roundtable Unscheduled Place Edit"))
        #expect(page.visible.contains("Add a speaker"))
    }

    @Test("the list is searched in titles and people, and narrowed by state, track and place")
    func list() async throws {
        let (_, browser) = try await organiser()
        let count = { (query: String) async throws -> Int in
            try await browser.get(sessions + query).body.pieces(around: "<th scope=\"row\">").count - 1
        }
        let all = try await count("")
        #expect(all > 10)
        #expect(try await count("?q=bracken") == 1)
        #expect(try await count("?q=zzz") == 0)
        #expect(try await count("?placing=unscheduled") + count("?placing=scheduled") == all)
        let states = try await count("?state=draft") + count("?state=confirmed") + count("?state=cancelled")
        #expect(states == all)
    }

    @Test("a cancelled session can be reinstated at once, and is confirmed again")
    func cancelAndUndo() async throws {
        let (admin, browser) = try await organiser()
        let path = sessions + "/d1-cloud"
        let answer = try await browser.submit(path + "/cancellation", from: path)
        #expect(answer.location == path)
        #expect(try session("d1-cloud", admin)?.details.state == .cancelled)
        let told = try await browser.get(path)
        #expect(told.visible.contains("With the next release, calendars say so. Undo"))
        _ = try await browser.submit(path + "/cancellation/deletion", from: path)
        #expect(try session("d1-cloud", admin)?.details.state == .confirmed)
    }

    @Test("a cancelled session is what it was before, once that is undone")
    func undoCancellation() async throws {
        let (admin, browser) = try await organiser()
        let path = sessions + "/d1-cloud"
        _ = try await browser.submit(path, from: path + "/edit", ["state": "draft"])
        _ = try await browser.submit(path + "/cancellation", from: path)
        _ = try await browser.submit(path, from: path, ["state": "draft"])
        #expect(try session("d1-cloud", admin)?.details.state == .draft)
        #expect(try session("d1-cloud", admin)?.details.title == "The reality of cloud computing")
    }

    @Test("a session is held once more, with a place of its own, and its first time is deleted last")
    func holdAgain() async throws {
        let (admin, browser) = try await organiser()
        let path = sessions + "/d1-cloud"
        let answer = try await browser.submit(path + "/repeats", from: path)
        #expect(answer.location == "/admin/e/socitm-2011/agenda/the-reality-of-cloud-computing/slot")
        let again = try #require(try session("the-reality-of-cloud-computing", admin))
        #expect(again.repeats == (try session("d1-cloud", admin))?.id)
        #expect(try await browser.get(path).visible.contains("Also held: Unscheduled"))
        let speakers = try await browser.get(sessions + "/the-reality-of-cloud-computing")
        #expect(speakers.visible.contains("Chris Ulliott"))
        let refused = try await browser.submit(path + "/deletion", from: path + "/deletion")
        #expect(refused.status == 409)
        #expect(refused.visible.contains("This session is held 1 more time. Delete that one first."))
    }

    @Test("deleting is asked about first, and names the better way for what was announced")
    func delete() async throws {
        let (admin, browser) = try await organiser()
        let path = sessions + "/d1-cloud/deletion"
        let asked = try await browser.get(path)
        #expect(asked.visible.contains("Cancel it instead"))
        let answer = try await browser.submit(path, from: path)
        #expect(answer.location == sessions)
        #expect(try session("d1-cloud", admin) == nil)
    }

    @Test("a session is edited; a title that is emptied is refused")
    func edit() async throws {
        let (admin, browser) = try await organiser()
        let path = sessions + "/d1-cloud"
        _ = try await browser.submit(path, from: path + "/edit", ["title": "The reality of clouds"])
        #expect(try session("d1-cloud", admin)?.details.title == "The reality of clouds")
        let refused = try await browser.submit(path, from: path + "/edit", ["title": " "])
        #expect(refused.status == 422)
        #expect(refused.visible.contains("Give the session a title."))
    }
}
