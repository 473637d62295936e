import Domain
import HTTPTypes
import Store
import TestSupport
import Testing

@Suite struct LogRoutesTests {
    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: ["socitm-2011", "covjam"])
        let organiser = try await admin.browser(of: .organiser)
        let rooms = "/admin/e/socitm-2011/rooms"
        _ = try await organiser.submit(rooms, from: rooms + "/new", ["name": "Attic", "capacity": "8"])
        let other = "/admin/e/covjam/rooms"
        _ = try await organiser.submit(other, from: other + "/new", ["name": "Crypt"])
        return (admin, try await admin.browser(of: .owner))
    }

    @Test("an owner reads who changed what, where it came from, and opens an entry with before and after")
    func list() async throws {
        let (admin, owner) = try await world()
        let page = try await owner.get("/admin/log")
        #expect(page.heading == "Log")
        for words in ["Added: Room “Attic”", "organiser@example.org", "Web, in-memory", "SOCITM 2011"] {
            #expect(page.visible.contains(words), "\(words)")
        }
        let room = try admin.read { tx in
            try #require(try tx.rooms.find(name: "Attic", in: tx.event("socitm-2011").id))
        }
        let edit = "/admin/e/socitm-2011/rooms/\(room.id)"
        _ = try await owner.submit(edit, from: edit + "/edit", ["name": "Attic", "capacity": "12", "notes": "Stairs"])
        let entry = try #require(try admin.log().first)
        let shown = try await owner.get("/admin/log/\(entry.id)")
        #expect(shown.heading == "Changed: Room “Attic”")
        #expect(shown.visible.contains("Places 8 12 Notes – Stairs"))
        #expect(shown.visible.contains("Who owner@example.org"))
    }

    @Test("an organiser of one event reads its part and no other")
    func eventPart() async throws {
        let (admin, _) = try await world()
        let browser = try await admin.browser(withRole: .organiser, for: "socitm-2011")
        let page = try await browser.get("/admin/e/socitm-2011/log")
        #expect(page.visible.contains("Attic"))
        #expect(!page.visible.contains("Crypt"))
        let crypt = try #require(try admin.log(20).first { $0.object.name == "Crypt" })
        let attic = try #require(try admin.log(20).first { $0.object.name == "Attic" })
        #expect(try await browser.get("/admin/e/socitm-2011/log/\(attic.id)").status == 200)
        #expect(try await browser.get("/admin/e/socitm-2011/log/\(crypt.id)").status == 404)
        #expect(try await browser.get("/admin/log/\(attic.id)").status == 403)
        #expect(try await browser.get("/admin/e/covjam/log").status == 404)
        #expect(try await browser.get("/admin/e/socitm-2011/log?event=covjam").visible.contains("Attic"))
    }

    @Test("filters narrow the list, are shown, and a day that is none is told beside its field")
    func filters() async throws {
        let (_, owner) = try await world()
        let narrowed = try await owner.get(
            "/admin/log?event=covjam&kind=room&verb=added&by=organiser%40example.org&from=2011-11-20&until=2011-11-20")
        #expect(narrowed.visible.contains("Added: Room “Crypt”"))
        #expect(!narrowed.visible.contains("Attic"))
        #expect(
            narrowed.links.contains { $0.hasPrefix("/admin/log?event=covjam&by=organiser") && !$0.contains("kind=") })
        let none = try await owner.get("/admin/log?q=nothing-is-called-so")
        #expect(none.visible.contains("No entry matches"))
        let wrong = try await owner.get("/admin/log?from=yesterday&until=tomorrow")
        #expect(wrong.visible.contains("Give the first day as a date such as 2011-11-29."))
        #expect(wrong.visible.contains("Give the last day as a date such as 2011-11-29."))
        let turned = try await owner.get("/admin/log?from=2011-11-20&until=2011-11-19")
        #expect(turned.visible.contains("The last day cannot be before the first."))
    }

    @Test("a long log is walked page by page")
    func pages() async throws {
        let admin = try await AdminWorld()
        try await admin.world.store.write { tx in
            for number in 1...120 { try tx.record(.added, LogObject(.series, name: "Number \(number).")) }
        }
        let owner = try await admin.browser(of: .owner)
        var path = "/admin/log?kind=series"
        var seen: [Int] = []
        for _ in 1...3 {
            let page = try await owner.get(path)
            seen += page.body.pieces(from: "“Number ", to: ".”").compactMap { Int($0) }
            path = page.links.first { $0.contains("before=") } ?? ""
        }
        #expect(seen == Array((1...120).reversed()))
        #expect(path == "")
    }

    @Test("the list is taken away as CSV, and that is logged")
    func export() async throws {
        let (admin, owner) = try await world()
        let file = try await owner.get("/admin/log.csv?q=attic")
        #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(file.headers[.contentDisposition] == "attachment; filename=\"log.csv\"")
        let lines = file.body.pieces(around: "\r\n")
        #expect(
            lines[0]
                == "entry,at,administrator,origin,address,file,verb,kind,id,name,event,field,before,after")
        #expect(lines.count == 4)
        #expect(
            lines[1].hasSuffix(
                "organiser@example.org,web,in-memory,,added,room,\(try roomID(admin)),Attic,socitm-2011,name,,Attic"))
        #expect(lines[2].hasSuffix(",capacity,,8"))
        let entry = try #require(try admin.log().first)
        #expect(entry.verb == .exported)
        #expect(entry.author.email == "owner@example.org")
    }

    private func roomID(_ admin: AdminWorld) throws -> String {
        try admin.read { tx in
            try #require(try tx.rooms.find(name: "Attic", in: tx.event("socitm-2011").id)).id.description
        }
    }

    @Test("what an import changed names the file")
    func imports() async throws {
        let (admin, owner) = try await world()
        let form = "/admin/e/socitm-2011/import"
        let sent = try await owner.upload(
            form, ["kind": "rooms", "csrf_token": try await owner.get(form).token], file: "name\nCellar\n",
            named: "rooms.csv")
        let columns = try #require(sent.location)
        let preview = try #require(try await owner.submit(columns, from: columns).location)
        _ = try await owner.get(preview)
        #expect(try admin.log().map(\.object.name) != ["rooms.csv"])
        _ = try await owner.submit(preview + "/application", from: preview)
        _ = try await owner.get(preview)
        let entries = try admin.log(2)
        #expect(entries.map(\.verb) == [.imported, .added])
        #expect(entries.map(\.author.file) == ["rooms.csv", "rooms.csv"])
        #expect(entries.map(\.author.email) == ["owner@example.org", "owner@example.org"])
        let page = try await owner.get("/admin/e/socitm-2011/log")
        #expect(page.visible.contains("Web, in-memory, file rooms.csv"))
    }
}
