import Domain
import TestSupport
import Testing

@Suite("Matching the columns of a file on the Import page")
struct ImportColumnRoutesTests {
    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        return (admin, browser)
    }

    /// Heading and chosen field of each column, and of the order of dates.
    private func choices(_ page: Answer) -> [String] {
        page.body.pieces(from: "<select id=\"", to: "</select>").compactMap { select in
            let name = select.pieces(around: "\"")[0]
            guard name.hasPrefix("column-") || name == "dates" else { return nil }
            let chosen = select.pieces(around: "<option value=\"").dropFirst().first { $0.contains("\" selected>") }
            return "\(name)=\(chosen?.pieces(around: "\"")[0] ?? "")"
        }
    }

    private let guests = "Given name,Surname,Mail to,Comment\nAda,Byron,ada@example.org,\nBo,,bo@example.org,late\n"

    @Test("each column is shown with its first values and the field that its name suggests")
    func columns() async throws {
        let (_, browser) = try await world()
        let upload = try await browser.importFile(guests, listing: "attendees")
        let page = try await browser.get(upload + "/columns")
        #expect(page.visible.contains("Given name Ada Bo"))
        #expect(choices(page) == ["column-0=first_name", "column-1=last_name", "column-2=", "column-3=note"])
        #expect(page.visible.contains("list.csv: read as CSV, separated by commas, in UTF-8."))
    }

    @Test("what is chosen is read, remembered for the next file with these headings, and can be forgotten")
    func remembered() async throws {
        let (admin, browser) = try await world()
        let upload = try await browser.importFile(guests, listing: "attendees")
        _ = try await browser.submit(
            upload + "/columns", from: upload + "/columns",
            ["column-0": "first_name", "column-1": "last_name", "column-2": "email", "column-3": ""])
        let page = try await browser.get(upload)
        #expect(page.visible.contains("2 Ada Byron 3 Bo"))
        _ = try await browser.submit(upload + "/application", from: upload)
        #expect(try await browser.get(upload).location == "/admin/e/dinner/imports/1")
        let people = try admin.read { try $0.people.list(PersonFilter(), .everything).rows.map(\.person.details) }
        #expect(people.map(\.name).sorted() == ["Ada Byron", "Bo"])
        #expect(people.compactMap { $0.email?.description }.sorted() == ["ada@example.org", "bo@example.org"])

        let others = "MAIL TO,comment,surname,Given  name\nc@example.org,x,Cy,\n"
        let next = try await browser.importFile(others, listing: "attendees")
        let again = try await browser.get(next + "/columns")
        #expect(again.visible.contains("matched as they were the last time a file had these headings"))
        #expect(choices(again) == ["column-0=email", "column-1=", "column-2=last_name", "column-3=first_name"])

        let forgotten = try await browser.submit(next + "/memory/deletion", from: next + "/columns")
        #expect(forgotten.location == next + "/columns")
        let anew = try await browser.get(next + "/columns")
        #expect(anew.visible.contains("Files with these headings are matched by their names again."))
        #expect(choices(anew) == ["column-0=", "column-1=note", "column-2=last_name", "column-3=first_name"])
    }

    @Test("what the names suggest is not remembered")
    func guessed() async throws {
        let (_, browser) = try await world()
        for _ in 0..<2 {
            let upload = try await browser.importFile("name\nLibrary\n", listing: "rooms")
            #expect(try await !browser.get(upload + "/columns").visible.contains("the last time"))
            _ = try await browser.submit(upload + "/columns", from: upload + "/columns", ["column-0": "name"])
        }
    }

    @Test("two columns for one field, and none for the key, come back with what was chosen and what is wrong")
    func wrong() async throws {
        let (_, browser) = try await world()
        let upload = try await browser.importFile(guests, listing: "attendees")
        let twice = try await browser.submit(
            upload + "/columns", from: upload + "/columns",
            ["column-0": "name", "column-1": "name", "column-2": "", "column-3": ""])
        #expect(twice.status == 422)
        #expect(twice.visible.contains("“Given name” and “Surname” are both read as Name."))
        #expect(choices(twice) == ["column-0=name", "column-1=name", "column-2=", "column-3="])
        let keyless = try await browser.submit(
            upload + "/columns", from: upload + "/columns",
            ["column-0": "", "column-1": "", "column-2": "", "column-3": "note"])
        #expect(keyless.status == 422)
        #expect(keyless.visible.contains("The file has none of the columns email, name, organisation"))
    }

    @Test("columns of one name cannot be told apart, unless all are left aside")
    func sameName() async throws {
        let (_, browser) = try await world()
        let upload = try await browser.importFile("Name,X,x\nHall,1,2\n", listing: "rooms")
        let fields = ["column-0": "name", "column-1": "capacity", "column-2": ""]
        let answer = try await browser.submit(upload + "/columns", from: upload + "/columns", fields)
        #expect(answer.status == 422)
        #expect(answer.visible.contains("Two columns are called “x”. Rename one in the file."))
        let aside = ["column-0": "name", "column-1": "", "column-2": ""]
        #expect(try await browser.submit(upload + "/columns", from: upload + "/columns", aside).location == upload)
    }

    @Test("separator, encoding and format can be stated, and the columns are read again")
    func form() async throws {
        let (_, browser) = try await world()
        let upload = try await browser.importFile("name;x,capacity\nHall;1,5\n", listing: "rooms")
        let page = try await browser.get(upload + "/columns")
        #expect(page.visible.contains("The header line can be read with commas or semicolons between the columns."))
        #expect(choices(page) == [])
        let stated = try await browser.submit(
            upload + "/form", from: upload + "/columns", ["separator": "semicolon", "encoding": "", "format": ""])
        #expect(stated.location == upload + "/columns")
        #expect(choices(try await browser.get(upload + "/columns")) == ["column-0=name", "column-1="])
    }

    @Test("the order of dates is asked for where there are dates, and remembered")
    func dates() async throws {
        let (_, browser) = try await world()
        let file = "Code,Title,Start,End\na,A,01/12/2011 10:00,01/12/2011 11:00\n"
        let upload = try await browser.importFile(file, listing: "sessions")
        let columns = ["column-0": "key", "column-1": "title", "column-2": "start", "column-3": "end"]
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns", columns)
        #expect(try await browser.get(upload).visible.contains("This can be 2011-12-01 or 2011-01-12."))
        _ = try await browser.submit(
            upload + "/columns", from: upload + "/columns", columns.merging(["dates": "day-first"]) { $1 })
        #expect(try await browser.get(upload).visible.contains("1 new 0 changed 0 as before 0 refused"))
        let next = try await browser.importFile(file, listing: "sessions")
        #expect(choices(try await browser.get(next + "/columns")).last == "dates=day-first")
        let rooms = try await browser.importFile("name\nHall\n", listing: "rooms")
        #expect(choices(try await browser.get(rooms + "/columns")) == ["column-0=name"])
    }

    @Test("a list in JSON has its members for columns, and refused rows come back under the file's own names")
    func json() async throws {
        let (_, browser) = try await world()
        let upload = try await browser.importFile(
            "[{\"Room\":\"Hall\",\"Seats\":80},{\"Room\":\"Attic\",\"Seats\":\"many\"}]", listing: "rooms",
            named: "list.json")
        #expect(choices(try await browser.get(upload + "/columns")) == ["column-0=name", "column-1=capacity"])
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns")
        #expect(try await browser.get(upload).visible.contains("read as JSON, in UTF-8"))
        #expect(
            try await browser.get(upload + "/refusals.csv").body
                == "Room,Seats,reason\r\nAttic,many,Use a whole number from 1 to 1000000.\r\n")
    }

    @Test("a workbook is refused with what to do, before any column is matched")
    func workbook() async throws {
        let (_, browser) = try await world()
        let upload = try await browser.importFile("PK\u{3}\u{4}\u{14}", listing: "rooms", named: "list.xlsx")
        let page = try await browser.get(upload + "/columns")
        #expect(page.visible.contains("Open it in a spreadsheet and save the sheet as CSV UTF-8."))
        #expect(!page.body.contains("Look at what would happen"))
    }
}
