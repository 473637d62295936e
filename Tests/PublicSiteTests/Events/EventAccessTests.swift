import Domain
import HTTPTypes
import Testing

/// Every public address of an event; `person` is one who speaks there.
private func paths(_ slug: String, person: ID<Person>) -> [String] {
    [
        "/e/\(slug)", "/e/\(slug)/agenda", "/e/\(slug)/agenda?view=grid", "/e/\(slug)/agenda.ics",
        "/e/\(slug)/agenda.json", "/e/\(slug)/sessions/connect", "/e/\(slug)/sessions/connect.ics",
        "/e/\(slug)/speakers", "/e/\(slug)/speakers/\(person)", "/e/\(slug)/speakers/\(person).ics",
        "/e/\(slug)/rooms/main-hall.ics", "/e/\(slug)/tracks/cloud.ics", "/e/\(slug)/agenda.xml",
        "/e/\(slug)/agenda/changes", "/e/\(slug)/agenda/changes/1", "/e/\(slug)/agenda/changes.atom",
        "/e/\(slug)/rooms/main-hall", "/e/\(slug)/rooms/main-hall/door", "/e/\(slug)/tracks/cloud",
    ]
}

@Suite("Who sees an event")
struct EventAccessTests {
    @Test(
        "a published or archived event is open at each of its addresses", arguments: [Visibility.published, .archived])
    func open(visibility: Visibility) async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, visibility: visibility)
        let person = try #require(conference.people["martin"]).id
        for path in paths("socitm-2011", person: person) {
            let answer = try await installation.get(path)
            #expect(answer.status == 200, "\(path)")
            #expect(answer.has("Connect") || answer.has("SOCITM"), "\(path)")
        }
    }

    @Test("a draft answers like an event that does not exist")
    func draft() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, slug: "hidden", visibility: .draft)
        let person = try #require(conference.people["martin"]).id
        let key = conference.event.privateKey
        for path in paths("hidden", person: person) {
            for path in [path, path + (path.contains("?") ? "&" : "?") + "key=" + key] {
                let answer = try await installation.get(path)
                let stranger = try await installation.get(path.replacing("/hidden", with: "/nowhere"))
                #expect(answer.status == 404, "\(path)")
                #expect(answer == stranger, "\(path)")
            }
        }
    }

    @Test("a private event is found with its key alone, keeps the key in its links and stays out of search")
    func privateEvent() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, slug: "table", visibility: .private)
        let person = try #require(conference.people["martin"]).id
        let key = conference.event.privateKey
        for path in paths("table", person: person) {
            let separator = path.contains("?") ? "&" : "?"
            #expect(try await installation.get(path).status == 404, "\(path)")
            #expect(try await installation.get(path + separator + "key=wrong").status == 404, "\(path)")
            let answer = try await installation.get(path + separator + "key=" + key)
            #expect(answer.status == 200, "\(path)")
            #expect(answer.fields[try #require(.init("X-Robots-Tag"))] == "noindex", "\(path)")
            #expect(answer.fields[.cacheControl]?.hasPrefix("private") == true, "\(path)")
            // Asked for once with the key, it is kept; without the key that must change nothing.
            #expect(try await installation.get(path).status == 404, "\(path)")
            for link in answer.text.split(separator: "href=\"").dropFirst() where link.hasPrefix("/e/table") {
                #expect(link.prefix { $0 != "\"" }.contains("key=" + key), "\(path): \(link.prefix(80))")
            }
        }
    }

    @Test("drafts and private events are in no list, feed, series or sitemap")
    func lists() async throws {
        let installation = try Installation()
        for visibility in [Visibility.draft, .private] {
            _ = try await Conference.make(
                in: installation, slug: "the-\(visibility.rawValue)", title: "Hidden \(visibility.rawValue)",
                visibility: visibility, series: "Roundtables")
        }
        #expect(try await installation.get("/series/roundtables").status == 404)
        #expect(try await installation.get("/series/roundtables.ics").status == 404)
        _ = try await Conference.make(in: installation, slug: "open", title: "Open table", series: "Roundtables")
        for path in ["/", "/calendar.ics", "/sitemap.xml", "/series/roundtables", "/series/roundtables.ics", "/e/open"]
        {
            let answer = try await installation.get(path)
            #expect(answer.status == 200)
            #expect(answer.has("open"), "\(path)")
            #expect(!answer.has("Hidden") && !answer.has("the-draft") && !answer.has("the-private"), "\(path)")
        }
    }

    @Test("an event that becomes a draft again is gone at once, kept or not")
    func withdrawal() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        #expect(try await installation.get("/e/socitm-2011/agenda.ics").status == 200)
        try await installation.write { tx in
            var details = conference.event.details
            details.visibility = .draft
            _ = try Events.update(conference.event.id, to: details, in: tx)
        }
        #expect(try await installation.get("/e/socitm-2011/agenda.ics").status == 404)
        #expect(try await !installation.get("/calendar.ics").has("Connect"))
    }

    @Test("a private event's page does not lead to a series that nobody can see")
    func seriesLink() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(
            in: installation, slug: "table", visibility: .private, series: "Roundtables")
        let path = "/e/table?key=" + conference.event.privateKey
        #expect(try await !installation.get(path).has("/series/"))
        _ = try await Conference.make(in: installation, slug: "open", series: "Roundtables")
        #expect(try await installation.get("/e/open").has("<a href=\"/series/roundtables\">Roundtables</a>"))
    }
}
