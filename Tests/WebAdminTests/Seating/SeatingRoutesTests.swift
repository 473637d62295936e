import BulkImport
import Domain
import Store
import TestSupport
import Testing

@Suite struct SeatingRoutesTests {
    private let path = "/admin/e/socitm-2011/seating"

    /// SOCITM 2011, two of whose guests sit in the session on clouds.
    private func world(_ rows: String? = nil) async throws -> AdminWorld {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let guests = try admin.read { tx in
            try tx.attendees.list(AttendeeFilter(), in: tx.event("socitm-2011").id, PageRequest()).rows.prefix(2)
                .map { $0.person.details.email?.description ?? "" }
        }
        let rows =
            rows ?? """
                d1-cloud,1,0,20,10,,,,,\(guests[0])
                d1-cloud,1,0,20,9,8,Cloud & <cost>,7,yes,\(guests[1])
                d1-cloud,2,,,9,,,,,\(guests[0])

                """
        let file = "session,round,starts_after,lasts,table,places,topic,place,host,email\n" + rows
        let report = try await Importer(.seats, event: Slug("socitm-2011"))
            .apply(.bytes(Array(file.utf8)), to: admin.world.store)
        #expect(report.refusals == [])
        return admin
    }

    @Test("an event without seats says how they come in; whoever cannot bring them in is not led there")
    func empty() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let page = try await admin.browser(of: .organiser).get(path)
        #expect(page.heading == "Seating" && page.visible.contains("No seats yet"))
        #expect(page.links.contains("/admin/e/socitm-2011/import?kind=seats"))
        let steward = try await admin.browser(of: .steward).get(path)
        #expect(steward.status == 200 && !steward.links.contains("/admin/e/socitm-2011/import?kind=seats"))
    }

    @Test("shows each session by rounds, the tables in order with their places, topics and people")
    func plan() async throws {
        let admin = try await world()
        let page = try await admin.browser(of: .steward).get(path)
        let tables = page.body.pieces(from: "<h4>", to: "</h4>")
        #expect(tables == ["Table 9", "Table 10", "Table 9", "Table 10"])
        #expect(page.body.pieces(from: "<h3>", to: "</h3>") == ["Round 1, 11:45am to 12:05pm", "Round 2"])
        #expect(page.body.contains("<p>Cloud &amp; &lt;cost&gt;</p>") && page.visible.contains("1 of 8 places taken"))
        #expect(page.visible.contains("3 seats"))
        #expect(!page.links.contains { $0.hasSuffix("/deletion") })
    }

    @Test("a guest is found by name, organisation or address, in every round")
    func search() async throws {
        let admin = try await world()
        let browser = try await admin.browser(of: .steward)
        let name = try admin.read { tx in
            try tx.attendees.list(AttendeeFilter(), in: tx.event("socitm-2011").id, PageRequest()).rows[0].person
                .displayName
        }
        let word = try #require(name.split(separator: " ").last)
        let page = try await browser.get(path + "?q=\(word.lowercased())&session=d1-cloud")
        #expect(page.body.pieces(from: "<tbody>", to: "</tbody>")[0].pieces(around: "<tr>").count > 2)
        #expect(page.visible.contains(name))
        #expect(try await browser.get(path + "?q=nobody-of-this-name").visible.contains("Nobody matches"))
        #expect(try await browser.get(path + "?session=d1-opening").body.pieces(from: "<h4>", to: "</h4>") == [])
    }

    @Test("the attendee's page says where they sit")
    func attendee() async throws {
        let admin = try await world()
        let browser = try await admin.browser(of: .steward)
        let link = try #require(try await browser.get(path).links.first { $0.contains("/attendees/") })
        #expect(try await browser.get(link).visible.contains("table 9, place 7 · Topic: Cloud & <cost> · Host"))
    }

    @Test("a session is cleared after a question, by who organises; its guests and the log hear of it")
    func clearing() async throws {
        let admin = try await world()
        let clearing = path + "/d1-cloud/deletion"
        #expect(try await admin.browser(of: .steward).get(clearing).status == 403)
        let browser = try await admin.browser(of: .organiser)
        #expect(try await browser.get(path).links.contains(clearing))
        #expect(try await browser.get(clearing).visible.contains("3 seats go"))
        #expect(try await browser.submit(clearing, from: clearing, [:]).location == path)
        #expect(try await browser.get(path).visible.contains("No seats yet"))
        let removed = try admin.log(7).map { "\($0.verb.rawValue) \($0.object.kind.rawValue)" }
        #expect(
            removed == Array(repeating: "removed round", count: 2) + Array(repeating: "removed table", count: 2)
                + Array(repeating: "removed seat", count: 3))
    }

    @Test("seats come in through the import page, are looked at first, and those that clash are not taken")
    func importing() async throws {
        let admin = try await world()
        let browser = try await admin.browser(of: .organiser)
        let guest = try admin.read { tx in
            let session = try #require(SessionKey("d1-cloud"))
            let id = try #require(try tx.sessions.find(session, in: tx.event("socitm-2011").id)).id
            return try tx.seating.seatedAttendees(of: id).first { $0.seat.details.place == nil }?.row.person.details
                .email
        }
        let upload = try await browser.importFile(
            "session,table,place,email\nd1-cloud,9,7,\(try #require(guest))\n", listing: "seats", into: "socitm-2011")
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns")
        let page = try await browser.get(upload)
        #expect(page.visible.contains("Rows of the file do not go together. Nothing of it can be imported."))
        #expect(page.visible.contains("Place 7 of table 9 is"))
        #expect(!page.body.contains("/application\""))
    }
}
