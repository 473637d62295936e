import Domain
import HTTPTypes
import Pages
import Store
import TestSupport
import Testing
import TimeZones
import WebAdmin

/// In the pseudo-language every message stands in ⟦brackets⟧. Text outside of them is data, or went round the catalogue.
@Suite struct PseudoLanguageTests {
    /// What the named world itself brings: nothing of it is the program's own words.
    private static let dataWords = Set([
        "Q", "–", "·", "…", "The", "owner", "organiser", "viewer", "steward", "Roundtable", "in-memory", "d1-cloud",
        "dinner",
        "•••", "q", "UTC",
    ])

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(language: .pseudo)
        let browser = try await admin.browser(of: .owner)
        var event = AdminWorld.dinner
        event["title"] = "Q"
        event["capacity"] = "5"
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", event)
        let made: [(String, [String: String])] = [
            ("rooms", ["name": "Q"]), ("tracks", ["name": "Q"]),
            ("sessions", ["title": "Q", "key": "d1-cloud", "track": "Q", "state": "confirmed"]),
            // A draft that is placed is a conflict: the next release leaves it out.
            ("sessions", ["title": "Q", "state": "draft"]),
            ("attendees", ["name": "Q", "status": "accepted"]),
        ]
        for (place, fields) in made {
            let path = "/admin/e/dinner/\(place)"
            _ = try await browser.submit(path, from: path + "/new", fields)
        }
        let draft = "/admin/e/dinner/agenda/q/slot"
        _ = try await browser.submit(draft, from: draft, ["day": "2011-12-01", "start": "09:00", "end": "10:00"])
        let session = "/admin/e/dinner/sessions/d1-cloud"
        _ = try await browser.submit(session + "/speakers", from: session, ["name": "Q", "role": "chair"])
        _ = try await browser.submit(session + "/speakers", from: session, ["organisation": "Q"])
        let slot = "/admin/e/dinner/agenda/d1-cloud/slot"
        _ = try await browser.submit(slot, from: slot, ["day": "2011-12-01", "start": "09:00", "end": "10:00"])
        let releases = "/admin/e/dinner/agenda/releases"
        _ = try await browser.submit(releases, from: releases + "/new", ["name": "Q", "comment": "Q"])
        _ = try await browser.submit(slot, from: slot, ["day": "2011-12-01", "start": "11:00", "end": "12:00"])
        _ = try await browser.submit("/admin/series", from: "/admin/series/new", ["title": "Q"])
        try await admin.world.store.write(by: .commandLine) { tx in
            let entry = PartnerEntryDetails(
                title: "Q", time: .days(first: CivilDate(dayNumber: 30_000), last: CivilDate(dayNumber: 30_000)),
                changedAt: Instant(secondsSince1970: 0))
            let plan = try Partners.plan(
                [(name: PartnerEntry.Name(uid: "q", occurrence: ""), details: entry)], titled: "Q", beside: nil,
                since: Instant(secondsSince1970: 0), in: tx)
            try Partners.apply(plan, tx)
        }
        let seats = try await browser.importFile(
            "session,round,starts_after,lasts,table,places,topic,place,host,name\nd1-cloud,1,0,20,Q,8,Q,7,yes,Q\n",
            listing: "seats", named: "Q")
        _ = try await browser.submit(seats + "/columns", from: seats + "/columns")
        _ = try await browser.submit(seats + "/application", from: seats)
        let upload = try await browser.importFile("name,notes\nQ,Q\n", listing: "rooms", named: "Q")
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns")
        _ = try await browser.submit(upload + "/application", from: upload)
        _ = try await browser.get(upload)
        // A role ends the sign-ins of whom it is given to.
        _ = try await browser.submit(
            "/admin/administrators/1/roles", from: "/admin/administrators/1/roles/new",
            ["event": "dinner", "role": "steward"])
        try await browser.signIn(as: .owner)
        return (admin, browser)
    }

    /// The page's texts outside of brackets, one a text node, data taken out.
    private func strays(_ answer: Answer) -> [String] {
        answer.texts.filter { !$0.isWord(in: Self.dataWords) }
    }

    private func path(_ pattern: String) -> String {
        GateTests.path(pattern).pieces(around: "socitm-2011").joined(separator: "dinner")
            .pieces(around: "no-series").joined(separator: "q")
    }

    @Test("no page shows a word that is neither data nor in the catalogue")
    func pages() async throws {
        let (admin, browser) = try await world()
        for route in admin.routes where route.method == .get && !route.pattern.contains(":token") {
            var path = path(route.pattern)
            if route.pattern == "/admin/e/:event/log/:entry" {
                var filter = LogFilter()
                filter.event = try admin.read { try $0.event("dinner").id }
                let entry = try admin.read { [filter] in try $0.log.list(filter, before: nil, limit: 1) }[0]
                path = "/admin/e/dinner/log/\(entry.id)"
            }
            if route.pattern.contains("/:conflict/") {
                let conflicts = try await browser.get("/admin/e/dinner/agenda/conflicts")
                path = try #require(conflicts.links.first { $0.hasSuffix("/waiver") })
            }
            let answer = try await browser.get(path)
            if route.pattern.hasSuffix(".csv") || route.pattern.hasSuffix(".json") { continue }
            // Whoever is signed in is led on from the sign-in, and no form was kept.
            let isPage = !["/admin/sign-in", "/admin/kept-forms/:form"].contains(route.pattern)
            if isPage { #expect(answer.status == 200, "\(route.pattern)") }
            #expect(strays(answer) == [], "\(route.pattern)")
        }
        let slot = "/admin/e/dinner/agenda/d1-cloud/slot"
        for page in [
            "/admin/e/dinner/agenda", "/admin/e/dinner/agenda?view=list", slot, "/admin/e/dinner/sessions",
            "/admin/e/dinner/seating?q=Q&session=d1-cloud", "/admin/e/dinner/seating?q=UTC",
        ] {
            #expect(strays(try await browser.get(page)) == [], "\(page)")
        }
    }

    @Test("nor does a form that was refused, a page that is not there, or one that is not allowed")
    func refusals() async throws {
        let (admin, browser) = try await world()
        for form in ["events", "series", "people", "administrators", "e/dinner/rooms", "e/dinner/attendees"] {
            let answer = try await browser.submit(
                "/admin/\(form)", from: "/admin/\(form)/new",
                ["title": "", "name": "", "email": "Q", "kind": "", "zone": "Q", "capacity": "Q"])
            #expect(answer.status == 422, "\(form)")
            #expect(strays(answer) == [], "\(form)")
        }
        #expect(strays(try await browser.get("/admin/e/nothing")) == [])
        #expect(strays(try await admin.browser(of: .viewer).get("/admin/administrators")) == [])
    }

    @Test("a preview of an import is in words, too")
    func importPreview() async throws {
        let (_, browser) = try await world()
        let upload = try await browser.importFile(
            "name,capacity,Q\nQ,Q,Q\nQ Q,5,Q\n", listing: "rooms", named: "Q")
        #expect(strays(try await browser.get(upload + "/columns")) == [])
        let columns = ["column-0": "name", "column-1": "capacity", "column-2": "notes"]
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns", columns)
        let answer = try await browser.get(upload)
        #expect(answer.status == 200)
        #expect(strays(answer).filter { $0 != "capacity" } == [])
        _ = try await browser.submit(upload + "/application", from: upload, ["skip_bad_rows": "1"])
        let record = try #require(try await browser.get(upload).location)
        #expect(strays(try await browser.get(record)) == [])
        let next = try await browser.importFile("name,capacity,Q\n", listing: "rooms", named: "Q")
        #expect(strays(try await browser.get(next + "/columns")) == [])
    }
}

extension Answer {
    /// The text nodes of the body with what stands in ⟦brackets⟧ taken out, and the values of the attributes that are
    /// read aloud or shown.
    fileprivate var texts: [String] {
        // Names of columns stand in code, and are the same in every language.
        let html = (body.pieces(around: "<body").last ?? "").pieces(around: "<code>").map { piece in
            piece.pieces(around: "</code>").last ?? ""
        }.joined(separator: "<i>")
        var nodes: [String] = []
        for piece in html.pieces(around: "<") {
            let parts = piece.pieces(around: ">")
            let tag = parts[0]
            if parts.count > 1 { nodes.append(parts.dropFirst().joined(separator: ">")) }
            for name in ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\""] {
                nodes += tag.pieces(from: name, to: "\"")
            }
        }
        return nodes.map { Answer.text($0).outsideBrackets }.filter { !$0.isEmpty }
    }
}

extension String {
    /// The text without what stands in ⟦brackets⟧, however deep, and without blanks around it.
    fileprivate var outsideBrackets: String {
        var depth = 0
        var outside = ""
        for character in self {
            if character == "⟦" { depth += 1 }
            if depth == 0 { outside.append(character) }
            if character == "⟧" { depth -= 1 }
        }
        return outside.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether the text is made of data alone: the letter Q of this test's world, numbers, addresses, names of fields.
    fileprivate func isWord(in words: Set<String>) -> Bool {
        split(separator: " ").allSatisfy { word in
            let plain = String(word).filter { $0 != "," && $0 != "." }
            return plain.isEmpty || words.contains(plain) || Int(plain) != nil || plain.contains("@")
                || plain.contains("_") || plain.contains("/")
        }
    }
}
