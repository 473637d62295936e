import Domain
import Testing

@Suite("The speakers of an event")
struct SpeakersPageTests {
    @Test("are those of public sessions, placeholders marked, with their sessions and roles")
    func list() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/speakers")
        for key in ["martin", "maggie", "council"] {
            let person = try #require(conference.people[key])
            #expect(page.has("<a href=\"/e/socitm-2011/speakers/\(person.id)\">\(person.displayName)</a>"))
        }
        #expect(page.has("3 speakers"))
        #expect(page.has("Name to be announced"))
        #expect(page.has("Chief executive, Coventry City Council"))
        #expect(!page.has("Nobody Yet"))
        let hidden = try #require(conference.people["hidden"]).id
        #expect(try await installation.get("/e/socitm-2011/speakers/\(hidden)").status == 404)
        #expect(try await installation.get("/e/socitm-2011/speakers/\(hidden).ics").status == 404)
    }

    @Test("each have a page with what they do, and no address, sector or note on any page or feed")
    func page() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let martin = try #require(conference.people["martin"]).id
        let page = try await installation.get("/e/socitm-2011/speakers/\(martin)")
        #expect(page.has("<h1>Martin Reeves</h1>"))
        #expect(page.has("Runs a city."))
        #expect(page.has("Tuesday 29 November 2011, 9:30am to 10:15am"))
        for path in [
            "/e/socitm-2011", "/e/socitm-2011/agenda", "/e/socitm-2011/agenda.ics", "/e/socitm-2011/agenda.json",
            "/e/socitm-2011/speakers", "/e/socitm-2011/speakers/\(martin)", "/e/socitm-2011/sessions/connect",
            "/calendar.ics",
        ] {
            let answer = try await installation.get(path)
            for secret in [
                "martin.reeves@", "Secret sector", "Ring Bob", "secret-1", "A plan nobody knows", "Some other day",
            ] {
                #expect(!answer.has(secret), "\(path): \(secret)")
            }
        }
    }

    @Test("whose every session was cancelled are no longer listed")
    func cancelled() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let id = try conference.session("birmingham").id
        try await conference.release(in: installation) { _ = try Sessions.cancel(id, in: conference.event.id, $0) }
        #expect(try await !installation.get("/e/socitm-2011/speakers").has("Birmingham City Council"))
    }

    @Test("a change of a person's name is on the page with the next release")
    func rename() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        #expect(try await installation.get("/e/socitm-2011/agenda").has("Martin Reeves"))
        let martin = try #require(conference.people["martin"])
        try await conference.release(in: installation) { tx in
            var details = martin.details
            details.name = "Martin P. Reeves"
            _ = try People.update(martin.id, to: details, in: tx)
        }
        #expect(try await installation.get("/e/socitm-2011/agenda").has("Martin P. Reeves"))
    }

    @Test("a speaker's page marks what the newest release moved")
    func marks() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let path = "/e/socitm-2011/speakers/\(try #require(conference.people["martin"]).id)"
        #expect(try await !installation.get(path).has(">Moved</strong>"))
        try await conference.release(in: installation) { tx in
            _ = try Agenda.place(
                conference.session("connect").id, in: conference.event.id,
                at: conference.slot("2011-11-30", "11:00", "11:45", in: conference.hall), tx)
        }
        let page = try await installation.get(path)
        #expect(page.has(">Moved</strong>") && page.has("Wednesday 30 November 2011, 11am to 11:45am"))
    }
}
