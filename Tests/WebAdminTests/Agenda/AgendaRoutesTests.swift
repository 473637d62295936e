import Domain
import TestSupport
import Testing
import TimeZones

@Suite struct AgendaRoutesTests {
    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        // The night of 28 March 2027 has no half past one, that of 31 October has it twice.
        var event = AdminWorld.dinner
        (event["first_day"], event["last_day"]) = ("2027-03-27", "2027-03-28")
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", event)
        _ = try await browser.submit("/admin/e/dinner/rooms", from: "/admin/e/dinner/rooms/new", ["name": "Library"])
        for title in ["Talk", "Lunch"] {
            _ = try await browser.submit(
                "/admin/e/dinner/sessions", from: "/admin/e/dinner/sessions/new", ["title": title])
        }
        return (admin, browser)
    }

    private func slot(_ key: String, _ admin: AdminWorld) throws -> String? {
        try admin.read { tx in
            try tx.session(key, of: "dinner")?.slot.map {
                "\($0.start.iso8601) \($0.end.iso8601) \($0.room?.description ?? "all")"
            }
        }
    }

    private func place(_ browser: Browser, _ key: String, _ fields: [String: String]) async throws -> Answer {
        let path = "/admin/e/dinner/agenda/\(key)/slot"
        return try await browser.submit(path, from: path, fields)
    }

    @Test("an unscheduled session waits above the agenda with its own way to a place")
    func unscheduled() async throws {
        let (_, browser) = try await world()
        let answer = try await browser.get("/admin/e/dinner/agenda")
        #expect(answer.visible.contains("Unscheduled 2"))
        #expect(answer.links.contains("/admin/e/dinner/agenda/talk/slot"))
        #expect(answer.visible.contains("Nothing is placed on this day."))
    }

    @Test("a session is placed by day, time and room, and the agenda opens at it")
    func placing() async throws {
        let (admin, browser) = try await world()
        let answer = try await place(
            browser, "talk", ["day": "2027-03-28", "start": "7:30pm", "end": "21.00", "room": "Library"])
        #expect(answer.status == 303)
        #expect(answer.location == "/admin/e/dinner/agenda?day=2027-03-28#session-talk")
        #expect(try slot("talk", admin) == "2027-03-28T18:30:00Z 2027-03-28T20:00:00Z 1")
        let agenda = try await browser.get("/admin/e/dinner/agenda?day=2027-03-28")
        #expect(agenda.visible.contains("Talk is now on Sunday 28 March, 7:30pm to 9pm, Library. Undo"))
        #expect(agenda.body.contains("id=\"session-talk\""))
        let list = try await browser.get("/admin/e/dinner/agenda?day=2027-03-28&view=list")
        #expect(list.visible.contains("Talk 7:30pm to 9pm, Library"))
    }

    @Test("a move can be taken back, and so can coming off the agenda")
    func undo() async throws {
        let (admin, browser) = try await world()
        _ = try await place(
            browser, "talk", ["day": "2027-03-27", "start": "09:00", "end": "10:00", "room": "Library"])
        let before = try slot("talk", admin)
        _ = try await place(browser, "talk", ["day": "2027-03-28", "start": "11:00", "end": "12:00", "room": ""])
        let told = try await browser.get("/admin/e/dinner/agenda?day=2027-03-28")
        let back = ["start", "end", "room"].map { ($0, told.value(of: $0) ?? "") }
        #expect(back.map(\.1) == ["2027-03-27T09:00:00Z", "2027-03-27T10:00:00Z", "Library"])
        _ = try await place(browser, "talk", Dictionary(uniqueKeysWithValues: back))
        #expect(try slot("talk", admin) == before)

        let off = try await browser.submit(
            "/admin/e/dinner/agenda/talk/slot/deletion", from: "/admin/e/dinner/agenda/talk/slot")
        #expect(off.location == "/admin/e/dinner/agenda#unscheduled")
        #expect(try slot("talk", admin) == nil)
        #expect(try await browser.get("/admin/e/dinner/agenda").visible.contains("Talk is unscheduled. Undo"))
    }

    @Test("a time that the clocks skip is refused, and so are half a slot and none")
    func refused() async throws {
        let (admin, browser) = try await world()
        let gap = try await place(browser, "talk", ["day": "2027-03-28", "start": "01:30", "end": "02:30"])
        #expect(gap.status == 422)
        #expect(gap.visible.contains("There is no 2027-03-28 01:30 in Europe/London"))
        #expect(gap.value(of: "start") == "01:30")
        let half = try await place(browser, "talk", ["day": "2027-03-28", "start": "09:00", "end": ""])
        #expect(half.visible.contains("Give the end, too"))
        let none = try await place(browser, "talk", ["day": "2027-03-28", "start": "", "end": ""])
        #expect(none.visible.contains("Give the start, such as 09:30."))
        #expect(try slot("talk", admin) == nil)
    }

    @Test("the form shows what else is on that day, and a shared room is warned of after the move")
    func neighbours() async throws {
        let (_, browser) = try await world()
        _ = try await place(
            browser, "lunch", ["day": "2027-03-28", "start": "12:00", "end": "13:00", "room": "Library"])
        let form = try await browser.get("/admin/e/dinner/agenda/talk/slot?day=2027-03-28")
        #expect(form.visible.contains("midday to 1pm Library Lunch"))
        _ = try await place(
            browser, "talk", ["day": "2027-03-28", "start": "12:30", "end": "13:30", "room": "Library"])
        let told = try await browser.get("/admin/e/dinner/agenda?day=2027-03-28")
        #expect(told.visible.contains("There is a conflict: “Lunch” and “Talk” are in Library at the same time."))
        #expect(told.body.contains("banner-warn"))
        let again = try await browser.get("/admin/e/dinner/agenda/talk/slot")
        #expect(again.visible.contains("Lunch Same room, same time"))
        #expect(again.visible.contains("Conflict “Lunch” and “Talk” are in Library at the same time."))
    }

    /// The Move form as a browser sends it when nothing is touched but what `changes` says.
    private func save(_ browser: Browser, _ key: String, _ changes: [String: String] = [:]) async throws -> Answer {
        let path = "/admin/e/dinner/agenda/\(key)/slot"
        let page = try await browser.get(path)
        var fields = ["csrf_token": page.token]
        for name in ["version", "shown_start", "shown_end", "start", "end"] { fields[name] = page.value(of: name) }
        for name in ["day", "room"] {
            let select = page.body.pieces(from: "<select", to: "</select>").filter { $0.contains("name=\"\(name)\"") }
            let options = select.flatMap { $0.pieces(from: "<option ", to: ">") }
            let chosen = options.first { $0.contains(" selected") }
            fields[name] = try #require(chosen).pieces(from: "value=\"", to: "\"").first ?? ""
        }
        return try await browser.post(path, fields.merging(changes) { $1 })
    }

    @Test(
        "the form saved as it was opened leaves the session where it is, and another room changes the room alone",
        arguments: [
            ("2027-03-27T09:00:00Z", "2027-03-28T08:05:00Z"), ("2027-03-26T18:00:00Z", "2027-03-28T17:00:00Z"),
            ("2027-03-26T18:00:00Z", "2027-03-28T18:00:00Z"), ("2027-10-31T01:30:00Z", "2027-10-31T02:30:00Z"),
            ("2027-10-31T00:30:00Z", "2027-10-31T01:15:00Z"), ("2027-03-27T09:00:30Z", "2027-03-27T10:00:45Z"),
            ("2027-03-27T23:00:00Z", "2027-03-28T00:30:00Z"),
        ])
    func untouched(start: String, end: String) async throws {
        let (admin, browser) = try await world()
        _ = try await place(browser, "talk", ["start": start, "end": end, "room": ""])
        #expect(try slot("talk", admin) == "\(start) \(end) all")
        #expect(try await save(browser, "talk").status == 303)
        #expect(try slot("talk", admin) == "\(start) \(end) all")
        #expect(try await save(browser, "talk", ["room": "Library"]).status == 303)
        #expect(try slot("talk", admin) == "\(start) \(end) 1")
        // Away and back by the form that takes the move back.
        _ = try await save(browser, "talk", ["day": "2027-03-27", "start": "10:00", "end": "11:00"])
        let told = try await browser.get("/admin/e/dinner/agenda?day=2027-03-27")
        let back = ["start", "end", "room"].map { ($0, told.value(of: $0) ?? "") }
        _ = try await place(browser, "talk", Dictionary(uniqueKeysWithValues: back))
        #expect(try slot("talk", admin) == "\(start) \(end) 1")
    }

    @Test("neither Undo nor taking off the agenda overwrites what somebody else did meanwhile")
    func stale() async throws {
        let (admin, browser) = try await world()
        let at = { (hour: String) in
            ["start": "2027-03-27 \(hour):00", "end": "2027-03-27 \(hour):30", "room": "Library"]
        }
        _ = try await place(browser, "talk", at("09"))
        _ = try await place(browser, "talk", at("10"))
        let told = try await browser.get("/admin/e/dinner/agenda?day=2027-03-27")
        let undo = ["start", "end", "room", "version"].map { ($0, told.value(of: $0) ?? "") }
        let off = "/admin/e/dinner/agenda/talk/slot/deletion"
        let opened = try await browser.get("/admin/e/dinner/agenda/talk/slot").value(of: "version") ?? ""
        _ = try await place(browser, "talk", at("14"))
        let moved = try slot("talk", admin)
        for version in [opened, "abc", "", "99999999999999999999999"] {
            let answer = try await browser.submit(off, from: "/admin/e/dinner/agenda", ["version": version])
            #expect(answer.status == 409)
            #expect(try slot("talk", admin) == moved)
        }
        #expect(try await place(browser, "talk", Dictionary(uniqueKeysWithValues: undo)).status == 409)
        #expect(try slot("talk", admin) == moved)
        let seen = try await browser.get("/admin/e/dinner/agenda/talk/slot").value(of: "version") ?? ""
        #expect(try await browser.submit(off, from: "/admin/e/dinner/agenda", ["version": seen]).status == 303)
        #expect(try slot("talk", admin) != moved)
    }

    @Test("who moved a session that somebody else moved meanwhile is shown both places")
    func clash() async throws {
        let (admin, browser) = try await world()
        let path = "/admin/e/dinner/agenda/talk/slot"
        let form = try await browser.get(path)
        _ = try await place(browser, "talk", ["day": "2027-03-27", "start": "09:00", "end": "10:00"])
        var mine = ["day": "2027-03-28", "start": "11:00", "end": "12:00", "csrf_token": form.token]
        mine["version"] = form.value(of: "version")
        let answer = try await browser.post(path, mine)
        #expect(answer.status == 409)
        #expect(answer.visible.contains("What is stored now"))
        #expect(answer.visible.contains("Start 09:00"))
        #expect(try slot("talk", admin) == "2027-03-27T09:00:00Z 2027-03-27T10:00:00Z all")
    }
}
