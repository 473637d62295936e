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

    /// Sends the file, leaves the columns as they are matched, and gives the address of the upload.
    private func upload(_ browser: Browser, _ kind: String, _ file: String) async throws -> String {
        let upload = try await browser.importFile(file, listing: kind)
        let matched = try await browser.submit(upload + "/columns", from: upload + "/columns")
        #expect(matched.location == upload)
        return upload
    }

    private func rooms(_ admin: AdminWorld) throws -> [String] {
        try admin.read { tx in
            try tx.rooms.all(in: try tx.event("dinner").id).map(\.details.name)
        }
    }

    @Test("a file is looked at first and kept only when it is applied")
    func wholeWay() async throws {
        let (admin, browser) = try await world()
        let preview = try await upload(browser, "rooms", "name,capacity\nLibrary,24\nHall,\n")
        let page = try await browser.get(preview)
        #expect(page.visible.contains("list.csv · Rooms · read as CSV, separated by commas, in UTF-8"))
        #expect(page.visible.contains("2 new 0 changed 0 as before 0 refused"))
        #expect(page.visible.contains("Import 2 rows"))
        #expect(try rooms(admin) == [])
        let applied = try await browser.submit(preview + "/application", from: preview)
        #expect(applied.location == preview)
        let done = try await browser.get(preview)
        #expect(done.location == "/admin/e/dinner/imports/1")
        #expect(try rooms(admin) == ["Library", "Hall"])
        let told = try await browser.get("/admin/e/dinner/imports/1")
        #expect(told.visible.contains("list.csv was imported: 2 new, 0 changed, 0 as before."))
        #expect(told.visible.contains("2 new 0 changed 0 as before"))
        #expect(told.links.contains("/admin/e/dinner/rooms"))
        // The address of the upload goes on leading to what came of it, and it cannot be applied again.
        #expect(try await browser.get(preview).location == "/admin/e/dinner/imports/1")
        #expect(try await browser.get(preview + "/columns").location == preview)
        #expect(try await browser.post(preview + "/application", ["csrf_token": told.token]).location == preview)
        #expect(try await browser.get("/admin/e/dinner/imports/2").status == 404)
    }

    @Test("rows that cannot be taken are listed with line, column, value and reason, and can be left out")
    func refusals() async throws {
        let (admin, browser) = try await world()
        let preview = try await upload(
            browser, "rooms", "name,capacity,colour of the door\nLibrary,24,red\nHall,many,\n")
        let page = try await browser.get(preview)
        #expect(page.visible.contains("3 capacity many Use a whole number"))
        #expect(page.visible.contains("Import 1 row and leave out the rest"))
        _ = try await browser.submit(preview + "/application", from: preview, ["skip_bad_rows": "1"])
        #expect(try await browser.get(preview).location == "/admin/e/dinner/imports/1")
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
        let token = try await browser.get(form).token
        let sent = try await browser.upload(
            form, ["kind": "schedule", "csrf_token": token], file: file, named: "list.csv")
        let preview = try #require(sent.location)
        #expect(try await browser.get(preview + "/columns").location == preview)
        let page = try await browser.get(preview)
        #expect(page.visible.contains("list.csv · Schedule of another program"))
        #expect(page.visible.contains("3 start late Use a time such as 09:30."))
        #expect(page.visible.contains("The type “djset” is not known: 1 session is a talk."))
        let refused = try await browser.get(preview + "/refusals.csv")
        #expect(refused.body.hasPrefix("line,column,element,value,reason\r\n3,15,start,late,Use a time such as 09:30."))
        let applied = try await browser.submit(preview + "/application", from: preview, ["skip_bad_rows": "1"])
        #expect(applied.location == preview)
        #expect(try await browser.get(preview).location == "/admin/e/dinner/imports/1")
        #expect(try await browser.get("/admin/e/dinner/imports/1").links.contains("/admin/e/dinner/agenda"))
        #expect(try rooms(admin) == ["Library"])
    }

    @Test("what was looked at is what comes in, and once")
    func shown() async throws {
        let (admin, browser) = try await world()
        let preview = try await upload(browser, "rooms", "name,capacity\nLibrary,24\n")
        let first = try await browser.get(preview)
        let run = try #require(first.value(of: "run"))

        // Another tab matches the columns anew; the first one's button is for what it showed.
        let columns = preview + "/columns"
        _ = try await browser.submit(columns, from: columns, ["column-0": "name", "column-1": ""])
        let second = try await browser.get(preview)
        #expect(second.value(of: "run") != run)
        let late = try await browser.submit(preview + "/application", from: preview, ["run": run])
        #expect(late.location == preview)
        #expect(try await browser.get(preview).visible.contains("Nothing was imported"))
        #expect(try rooms(admin) == [])

        // The file's form is changed, but not looked at again.
        _ = try await browser.submit(preview + "/form", from: columns, ["separator": "semicolon"])
        let application = preview + "/application"
        let fields = ["run": try #require(second.value(of: "run")), "csrf_token": second.token]
        for _ in 0..<2 { #expect(try await browser.post(application, fields).location == preview) }
        #expect(try await browser.get(preview).location == "/admin/e/dinner/imports/1")
        #expect(try rooms(admin) == ["Library"])
        #expect(try admin.read { try $0.rooms.all(in: try $0.event("dinner").id).map(\.details.capacity) } == [nil])
    }

    @Test("a file that changes nothing says so and offers no button")
    func again() async throws {
        let (_, browser) = try await world()
        let file = "name\nLibrary\n"
        let first = try await upload(browser, "rooms", file)
        _ = try await browser.submit(first + "/application", from: first)
        _ = try await browser.get(first)
        let second = try await browser.get(try await upload(browser, "rooms", file))
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
        #expect(answer.visible.contains("Choose a CSV or JSON file."))
    }

    @Test("another administrator does not see the upload")
    func foreign() async throws {
        let (admin, browser) = try await world()
        let preview = try await upload(browser, "rooms", "name\nLibrary\n")
        let owner = try await admin.browser(of: .owner)
        #expect(try await owner.get(preview).status == 404)
        for page in ["/columns", "/progress", "/refusals.csv"] {
            #expect(try await owner.get(preview + page).status == 404, "\(page)")
        }
        #expect(try await browser.get(preview).status == 200)
    }

    @Test("a file that is no table is refused as a whole")
    func broken() async throws {
        let (_, browser) = try await world()
        let rows = (0..<40).map { "Room \($0)\n" }.joined()
        let preview = try await upload(browser, "rooms", "name\n\(rows)\"Library\n")
        let page = try await browser.get(preview)
        #expect(page.visible.contains("The file could not be read to its end."))
        #expect(!page.body.contains("/application"))
    }
}

extension Browser {
    /// Sends a file to the Import page of the dinner, and gives the address of the upload.
    func importFile(
        _ file: String, listing kind: String, named name: String = "list.csv", into event: String = "dinner"
    ) async throws -> String {
        let form = "/admin/e/\(event)/import"
        let token = try await get(form).token
        let sent = try await upload(form, ["kind": kind, "csrf_token": token], file: file, named: name)
        let columns = try #require(sent.location)
        #expect(columns.hasSuffix("/columns"))
        return columns.pieces(around: "/columns")[0]
    }
}
