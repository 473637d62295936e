import Domain
import TestSupport
import Testing

@Suite struct ImportRoutesTests {
    private let form = "/admin/e/dinner/import"

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        return (admin, browser)
    }

    private func upload(_ browser: Browser, _ kind: String, _ file: String) async throws -> Answer {
        let token = try await browser.get(form).token
        return try await browser.upload(form, ["kind": kind, "csrf_token": token], file: file, named: "list.csv")
    }

    private func rooms(_ admin: AdminWorld) throws -> [String] {
        try admin.read { tx in
            try tx.rooms.all(in: try tx.event("dinner").id).map(\.details.name)
        }
    }

    @Test("a file is looked at first and kept only when it is applied")
    func wholeWay() async throws {
        let (admin, browser) = try await world()
        let sent = try await upload(browser, "rooms", "name,capacity\nLibrary,24\nHall,\n")
        let preview = try #require(sent.location)
        let page = try await browser.get(preview)
        #expect(page.visible.contains("list.csv · Rooms"))
        #expect(page.visible.contains("2 new 0 changed 0 as before 0 refused"))
        #expect(page.visible.contains("Import 2 rows"))
        #expect(try rooms(admin) == [])
        let applied = try await browser.submit(preview + "/application", from: preview)
        #expect(applied.location == "/admin/e/dinner/rooms")
        #expect(try rooms(admin) == ["Library", "Hall"])
        let told = try await browser.get("/admin/e/dinner/rooms")
        #expect(told.visible.contains("list.csv was imported: 2 new, 0 changed, 0 as before."))
        #expect(try await browser.get(preview).status == 404)
    }

    @Test("rows that cannot be taken are listed with line, column, value and reason, and can be left out")
    func refusals() async throws {
        let (admin, browser) = try await world()
        let sent = try await upload(browser, "rooms", "name,capacity,colour of the door\nLibrary,24,red\nHall,many,\n")
        let preview = try #require(sent.location)
        let page = try await browser.get(preview)
        #expect(page.visible.contains("3 capacity many Use a whole number"))
        #expect(page.visible.contains("These columns are not known and were not read: colour of the door."))
        #expect(page.visible.contains("Import 1 row and leave out the rest"))
        _ = try await browser.submit(preview + "/application", from: preview, ["skip_bad_rows": "1"])
        #expect(try rooms(admin) == ["Library"])
    }

    @Test("the schedule of another program is looked at and taken as a list is")
    func schedule() async throws {
        let (admin, browser) = try await world()
        let file = """
            <schedule><conference><acronym>x</acronym></conference><day date="2012-03-01"><room name="Library">
            <event id="7"><start>19:00</start><duration>01:00</duration><title>Soup</title><type>djset</type></event>
            <event id="8"><start>late</start><duration>01:00</duration><title>Fish</title></event>
            </room></day></schedule>
            """
        let preview = try #require(try await upload(browser, "schedule", file).location)
        let page = try await browser.get(preview)
        #expect(page.visible.contains("list.csv · Schedule of another program"))
        #expect(page.visible.contains("3 start late Use a time such as 09:30."))
        #expect(page.visible.contains("The type “djset” is not known: 1 session is a talk."))
        let refused = try await browser.get(preview + "/refusals.csv")
        #expect(refused.body.hasPrefix("line,column,element,value,reason\r\n3,15,start,late,Use a time such as 09:30."))
        let applied = try await browser.submit(preview + "/application", from: preview, ["skip_bad_rows": "1"])
        #expect(applied.location == "/admin/e/dinner/agenda")
        #expect(try rooms(admin) == ["Library"])
    }

    @Test("a file that changes nothing says so and offers no button")
    func again() async throws {
        let (_, browser) = try await world()
        let file = "name\nLibrary\n"
        let first = try #require(try await upload(browser, "rooms", file).location)
        _ = try await browser.submit(first + "/application", from: first)
        let second = try await browser.get(try #require(try await upload(browser, "rooms", file).location))
        #expect(second.visible.contains("Everything in the file is there already."))
        #expect(!second.body.contains("/application"))
    }

    @Test("without a file or a kind the form comes back with the reasons")
    func missing() async throws {
        let (_, browser) = try await world()
        let token = try await browser.get(form).token
        let answer = try await browser.upload(form, ["csrf_token": token], file: "", named: "", in: "other")
        #expect(answer.status == 422)
        #expect(answer.visible.contains("Say what the file is a list of."))
        #expect(answer.visible.contains("Choose a CSV file."))
    }

    @Test("another administrator does not see the upload")
    func foreign() async throws {
        let (admin, browser) = try await world()
        let preview = try #require(try await upload(browser, "rooms", "name\nLibrary\n").location)
        let owner = try await admin.browser(of: .owner)
        #expect(try await owner.get(preview).status == 404)
        #expect(try await browser.get(preview).status == 200)
    }

    @Test("a file that is no table is refused as a whole")
    func broken() async throws {
        let (_, browser) = try await world()
        let preview = try #require(try await upload(browser, "rooms", "name\n\"Library\n").location)
        let page = try await browser.get(preview)
        #expect(page.visible.contains("The file could not be read to its end."))
        #expect(!page.body.contains("/application"))
    }
}

@Suite("What a file would do, and taking it back, on the Import page")
struct ImportUndoRoutesTests {
    private let form = "/admin/e/dinner/import"

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        return (admin, browser)
    }

    private func preview(_ browser: Browser, _ file: String) async throws -> String {
        let token = try await browser.get(form).token
        let sent = try await browser.upload(
            form, ["kind": "rooms", "csrf_token": token], file: file, named: "list.csv")
        return try #require(sent.location)
    }

    private func bring(_ browser: Browser, _ file: String) async throws {
        let preview = try await preview(browser, file)
        _ = try await browser.submit(preview + "/application", from: preview)
    }

    private func rooms(_ admin: AdminWorld) throws -> [String] {
        try admin.read { tx in
            try tx.rooms.all(in: try tx.event("dinner").id).map { "\($0.details.name) \($0.details.capacity ?? 0)" }
        }
    }

    @Test("the preview shows each field before and after, what is new, and what is there twice")
    func diff() async throws {
        let (_, browser) = try await world()
        try await bring(browser, "name,capacity\nHall,80\n")
        let page = try await browser.get(try await preview(browser, "name,capacity\nHall,90\nLibrary,\nLibrary,\n"))
        #expect(page.visible.contains("2 Hall capacity 80 90"))
        #expect(page.visible.contains("New rows Line Name 3 Library"))
        #expect(page.visible.contains("4 Library 3"))
    }

    @Test("refused rows come back as a file with the reason beside each")
    func refusals() async throws {
        let (_, browser) = try await world()
        let preview = try await preview(browser, "name,capacity\nHall,80\nLibrary,\"ma,ny\"\n")
        let file = try await browser.get(preview + "/refusals.csv")
        #expect(file.status == 200)
        #expect(file.body == "name,capacity,reason\r\nLibrary,\"ma,ny\",Use a whole number from 1 to 1000000.\r\n")
    }

    @Test("an import is taken back by its button, once")
    func undo() async throws {
        let (admin, browser) = try await world()
        try await bring(browser, "name,capacity\nHall,80\n")
        try await bring(browser, "name,capacity\nHall,90\nLibrary,20\n")
        let undone = try await browser.submit("/admin/e/dinner/imports/2/undoing", from: form)
        #expect(undone.location == form)
        #expect(try rooms(admin) == ["Hall 80"])
        let page = try await browser.get(form)
        #expect(page.visible.contains("The import of list.csv was taken back: 1 removed, 1 as before."))
        #expect(page.visible.contains("Taken back,"))
        #expect(try await browser.submit("/admin/e/dinner/imports/2/undoing", from: form).status == 409)
        #expect(try await browser.submit("/admin/e/dinner/imports/9/undoing", from: form).status == 404)
    }

    @Test("a later change stands in the way and is named with who made it")
    func conflict() async throws {
        let (admin, browser) = try await world()
        try await bring(browser, "name,capacity\nHall,80\n")
        try await bring(browser, "name,capacity\nHall,90\n")
        let answer = try await browser.submit("/admin/e/dinner/imports/1/undoing", from: form)
        #expect(answer.status == 409)
        #expect(answer.visible.contains("Nothing was taken back"))
        #expect(answer.visible.contains("Hall Room capacity Changed since the import by"))
        #expect(try rooms(admin) == ["Hall 90"])
    }
}
