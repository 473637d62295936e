import Domain
import TestSupport
import Testing

@Suite struct ConflictRoutesTests {
    private static let page = "/admin/e/dinner/agenda/conflicts"

    /// A talk and a lunch, confirmed and placed in one room at one time.
    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        _ = try await browser.submit("/admin/e/dinner/rooms", from: "/admin/e/dinner/rooms/new", ["name": "Library"])
        for title in ["Talk", "Lunch"] {
            _ = try await browser.submit(
                "/admin/e/dinner/sessions", from: "/admin/e/dinner/sessions/new",
                ["title": title, "state": "confirmed"])
        }
        try await place(browser, "talk", "12:00", "13:00")
        try await place(browser, "lunch", "12:30", "13:30")
        return (admin, browser)
    }

    private func place(_ browser: Browser, _ key: String, _ start: String, _ end: String) async throws {
        let path = "/admin/e/dinner/agenda/\(key)/slot"
        let answer = try await browser.submit(
            path, from: path, ["day": "2011-12-01", "start": start, "end": end, "room": "Library"])
        try #require(answer.status == 303)
    }

    /// The address of the form that waives the first conflict of the page.
    private func waiver(_ browser: Browser) async throws -> String {
        try #require(try await browser.get(Self.page).links.first { $0.hasSuffix("/waiver") })
    }

    @Test("an agenda without conflicts says so, with the way back to it")
    func empty() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(of: .viewer)
        let answer = try await browser.get("/admin/e/socitm-2011/agenda/conflicts")
        #expect(answer.status == 200)
        #expect(answer.visible.contains("No conflicts Rooms, people and times on the agenda go together."))
        let agenda = try await browser.get("/admin/e/socitm-2011/agenda")
        #expect(agenda.links.contains("/admin/e/socitm-2011/agenda/conflicts"))
        #expect(agenda.visible.contains("No conflicts"))
    }

    @Test("a conflict has its sentence, and the ways to both sessions in the agenda, to a move and to a waiver")
    func list() async throws {
        let (_, browser) = try await world()
        let answer = try await browser.get(Self.page)
        #expect(answer.visible.contains("Errors 1 Same room, same time 1"))
        #expect(answer.visible.contains("“Talk” and “Lunch” are in Library at the same time."))
        for link in ["?day=2011-12-01#session-talk", "?day=2011-12-01#session-lunch", "/talk/slot", "/lunch/slot"] {
            #expect(answer.links.contains("/admin/e/dinner/agenda" + link))
        }
        let overview = try await browser.get("/admin/e/dinner")
        #expect(overview.visible.contains("Settle the conflicts 1 error To do"))
    }

    @Test("the agenda says how many there are and marks the sessions, in both views")
    func agenda() async throws {
        let (_, browser) = try await world()
        for view in ["", "&view=list"] {
            let answer = try await browser.get("/admin/e/dinner/agenda?day=2011-12-01\(view)")
            #expect(answer.visible.contains("1 error"))
            #expect(marks(answer) == 2)
        }
        try await place(browser, "lunch", "13:00", "14:00")
        let settled = try await browser.get("/admin/e/dinner/agenda?day=2011-12-01")
        #expect(settled.visible.contains("No conflicts"))
        #expect(marks(settled) == 0)
    }

    /// Sessions that are marked; the mark that the grid editor makes others from is none.
    private func marks(_ answer: Answer) -> Int {
        answer.body.pieces(around: ">Conflict</strong>").dropFirst().count { !$0.hasPrefix("</template>") }
    }

    @Test("filters by severity and kind are the address")
    func filters() async throws {
        let (_, browser) = try await world()
        let warnings = try await browser.get(Self.page + "?severity=warning")
        #expect(warnings.visible.contains("No conflict of this kind"))
        #expect(warnings.visible.contains("1 error"))
        let kind = try await browser.get(Self.page + "?kind=room-overlap")
        #expect(kind.visible.contains("“Talk” and “Lunch”"))
        #expect(kind.links.contains(Self.page))
    }

    @Test("a conflict is waived with a reason, told with who and when, and taken back")
    func waiving() async throws {
        let (admin, browser) = try await world()
        let path = try await waiver(browser)
        let answer = try await browser.submit(path, from: path, ["reason": "The doors between are open."])
        #expect(answer.status == 303)
        #expect(answer.location == Self.page)
        let listed = try await browser.get(Self.page)
        #expect(listed.visible.contains("The conflict was waived. Undo"))
        #expect(listed.visible.contains("Waived 1"))
        #expect(
            listed.visible.contains(
                "The doors between are open. organiser@example.org Sunday 20 November 2011, midday"))
        #expect(try await browser.get("/admin/e/dinner").visible.contains("Settle the conflicts Done"))
        #expect(try admin.log()[0].object.kind == .waiver)
        let back = try await browser.submit(path + "/deletion", from: Self.page)
        #expect(back.status == 303)
        #expect(try await browser.get(Self.page).visible.contains("Errors 1"))
    }

    @Test("a waiver without a reason is refused, and one that is too long is kept as it was typed")
    func refused() async throws {
        let (_, browser) = try await world()
        let path = try await waiver(browser)
        let none = try await browser.submit(path, from: path, ["reason": " "])
        #expect(none.status == 422)
        #expect(none.visible.contains("Say why this is allowed."))
        let long = String(repeating: "because ", count: 70)
        let answer = try await browser.submit(path, from: path, ["reason": long])
        #expect(answer.status == 422)
        #expect(answer.body.contains("because because"))
        #expect(try await browser.get(Self.page).visible.contains("Errors 1"))
    }

    @Test("a conflict that is gone is not found, and a viewer sees the list without the ways to change it")
    func gone() async throws {
        let (admin, browser) = try await world()
        let path = try await waiver(browser)
        let form = try await browser.get(path)
        let viewer = try await admin.browser(of: .viewer)
        let seen = try await viewer.get(Self.page)
        #expect(seen.visible.contains("“Talk” and “Lunch”"))
        #expect(!seen.links.contains { $0.hasSuffix("/waiver") || $0.hasSuffix("/slot") })
        try await place(browser, "lunch", "13:00", "14:00")
        #expect(try await browser.get(path).status == 404)
        let late = try await browser.post(path, ["reason": "x", "csrf_token": form.token])
        #expect(late.status == 404)
        #expect(late.visible.contains("it is there no longer"))
        #expect(
            try await browser.get(Self.page.pieces(around: "conflicts")[0] + "conflicts/nonsense/waiver").status == 404)
    }
}
