import Domain
import HTTPTypes
import Store
import Testing

@testable import PublicSite

@Suite("A personal page")
struct PersonalPageTests {
    /// A conference with an attendee who chairs nothing, or who speaks.
    private struct Guest {
        let installation: Installation
        let conference: Conference
        let attendee: Attendee
        let token: String

        var path: String { "/my/" + token }

        init(
            speaks: Bool = false, status: AttendeeStatus = .accepted, visibility: Visibility = .published
        ) async throws {
            let installation = try Installation()
            let conference = try await Conference.make(in: installation, visibility: visibility)
            let martin = try #require(conference.people["martin"])
            (attendee, token) = try await installation.write { tx in
                let person = speaks ? martin : try People.create(PersonDetails(name: "Dora <Guest>"), in: tx)
                let attendee = try Attendees.add(
                    person.id, AttendeeDetails(status: status), to: conference.event.id, tx)
                return (attendee, try PersonalAgendas.link(of: attendee.id, in: conference.event.id, tx).token)
            }
            self.installation = installation
            self.conference = conference
        }

        func choose(_ key: String, _ chosen: String = "1", _ headers: HTTPFields = [:]) async throws -> Answer {
            try await installation.post("\(path)/sessions/\(key)", "chosen=\(chosen)", headers)
        }

        var chosen: Set<ID<Session>> {
            get throws { try installation.store.read { try $0.personalAgendas.sessions(of: attendee.id) } }
        }
    }

    private func keys(_ page: Answer) -> [String] {
        page.text.split(separator: " id=\"session-").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    @Test("says who, what event and how the place stands, and is empty in words until something is chosen")
    func place() async throws {
        let guest = try await Guest(status: .waitlisted)
        let page = try await guest.installation.get(guest.path)
        #expect(page.status == 200)
        #expect(page.has("Dora &lt;Guest&gt;") && page.has("You are on the waiting list."))
        #expect(page.has("<a href=\"/e/socitm-2011\">SOCITM 2011</a>"))
        #expect(page.has("You have chosen nothing yet") && keys(page) == [] && !page.has(">Now</strong>"))
        try guest.installation.set("2011-11-29T10:20:00Z")
        #expect(try await guest.installation.get(guest.path + "?view=all").has(">Now</strong>"))
        #expect(try await keys(guest.installation.get(guest.path + "?view=all")).count == 5)
    }

    @Test("sessions are put in and taken out by forms, and a release does not lose them")
    func choice() async throws {
        let guest = try await Guest()
        let (installation, conference) = (guest.installation, guest.conference)
        let answer = try await guest.choose("cloud")
        #expect(answer.status == 303 && answer.fields[.location] == "\(guest.path)#session-cloud")
        #expect(try await keys(installation.get(guest.path)) == ["cloud"])
        try await conference.release(in: installation) { try conference.changeMuch($0) }
        let page = try await installation.get(guest.path)
        #expect(keys(page) == ["cloud"] && page.has(">Moved</strong>") && page.has("day-2011-11-30"))
        #expect(try await guest.choose("cloud", "0").fields[.location] == guest.path)
        #expect(try await keys(installation.get(guest.path)) == [])
        let all = try await installation.post("\(guest.path)/sessions/closing", "chosen=1&view=all")
        #expect(all.fields[.location] == "\(guest.path)?view=all#session-closing")
    }

    @Test("holds the sessions in which they have a part, chosen or not")
    func part() async throws {
        let guest = try await Guest(speaks: true)
        let page = try await guest.installation.get(guest.path)
        #expect(keys(page) == ["connect"] && page.has("You have a part in it"))
        let feed = try await guest.installation.get(guest.path + ".ics")
        #expect(feed.lines.filter { $0.hasPrefix("SUMMARY:") } == ["SUMMARY:Connect\\, collaborate and communicate"])
    }

    @Test("only what the public agenda has can be chosen", arguments: ["secret", "someday", "x"])
    func absent(key: String) async throws {
        let guest = try await Guest()
        #expect(try await guest.choose(key).status == 404)
        #expect(try guest.chosen == [])
    }

    @Test("is for one reader alone: kept nowhere, in no index, and no other site learns its address")
    func fields() async throws {
        let guest = try await Guest()
        for path in [guest.path, guest.path + "?view=all", "/my/unknown", guest.path + "/sessions/x"] {
            let answer =
                path.hasSuffix("/x")
                ? try await guest.choose("x") : try await guest.installation.get(path)
            #expect(answer.fields[.cacheControl] == "private, no-store", "\(path)")
            #expect(answer.fields[try #require(.init("Referrer-Policy"))] == "no-referrer", "\(path)")
            #expect(answer.fields[try #require(.init("X-Robots-Tag"))] == "noindex", "\(path)")
            #expect(answer.fields[.setCookie] == nil)
        }
        #expect(guest.installation.site.answers.keptCount == 0)
    }

    @Test("an unknown link is not found, a revoked one is gone, page, calendar and forms")
    func links() async throws {
        let guest = try await Guest()
        let installation = guest.installation
        for path in ["/my/unknown", "/my/unknown.ics"] { #expect(try await installation.get(path).status == 404) }
        #expect(try await installation.post("/my/unknown/sessions/cloud", "chosen=1").status == 404)
        let (attendee, event) = (guest.attendee.id, guest.conference.event.id)
        try await installation.write { try PersonalAgendas.revokeLink(of: attendee, in: event, $0) }
        for path in [guest.path, guest.path + ".ics"] {
            let answer = try await installation.get(path)
            #expect(answer.status == 410 && answer.has("This personal link was withdrawn."), "\(path)")
        }
        #expect(try await guest.choose("cloud").status == 410)
        #expect(try guest.chosen == [])
    }

    @Test("another site's form changes nothing; a page without a referrer, and no browser at all, may")
    func origin() async throws {
        let guest = try await Guest()
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        for headers: HTTPFields in [[site: "cross-site"], [site: "same-site"], [.origin: "https://evil.example"]] {
            #expect(try await guest.choose("cloud", "1", headers).status == 403)
            #expect(try await guest.installation.post(guest.path + "/stars", "session=cloud", headers).status == 403)
        }
        #expect(try guest.chosen == [])
        for headers: HTTPFields in [[site: "same-origin"], [.origin: "null"], [.origin: "https://example.org"], [:]] {
            #expect(try await guest.choose("cloud", "1", headers).status == 303)
        }
        #expect(try await guest.installation.get(guest.path + "/sessions/cloud").status == 405)
    }

    @Test(
        "takes over what was starred on the device, what the draft alone has lost too, and passes over what the agenda does not have"
    )
    func bring() async throws {
        let guest = try await Guest()
        let page = try await guest.installation.get(guest.path)
        #expect(page.has("data-bring=\"socitm-2011\""))
        let (event, gone) = (guest.conference.event.id, try guest.conference.session("third-sector").id)
        try await guest.installation.write { try Sessions.delete(gone, in: event, $0) }
        let answer = try await guest.installation.post(
            guest.path + "/stars", "session=cloud&session=coffee&session=third-sector&session=secret&session=%3Cx")
        #expect(answer.status == 303 && answer.fields[.location] == guest.path)
        #expect(try await keys(guest.installation.get(guest.path)) == ["coffee", "third-sector", "cloud"])
    }

    @Test("the calendar has what was chosen, cancelled or not, with a tag that is known again")
    func calendar() async throws {
        let guest = try await Guest()
        _ = try await guest.choose("cloud")
        let path = guest.path + ".ics"
        let feed = try await guest.installation.get(path)
        #expect(feed.fields[.contentType] == "text/calendar; charset=utf-8")
        #expect(feed.fields[.cacheControl] == "private, max-age=300")
        #expect(feed.lines.contains("X-WR-CALNAME:SOCITM 2011: my agenda"))
        #expect(feed.lines.filter { $0.hasPrefix("UID:") } == ["UID:\(try guest.conference.session("cloud").uid)"])
        #expect(!feed.has(guest.token))
        let tag = try #require(feed.fields[.eTag])
        #expect(try await guest.installation.get(path, [.ifNoneMatch: tag]).status == 304)
        let event = guest.conference.event.id
        let cloud = try guest.conference.session("cloud").id
        try await guest.conference.release(in: guest.installation) { _ = try Sessions.cancel(cloud, in: event, $0) }
        let cancelled = try await guest.installation.get(path, [.ifNoneMatch: tag])
        #expect(cancelled.status == 200 && cancelled.lines.contains("STATUS:CANCELLED"))
    }

    @Test("shows no agenda that is not out, and leads nowhere while the event is a draft")
    func draft() async throws {
        let guest = try await Guest(visibility: .draft)
        let page = try await guest.installation.get(guest.path)
        #expect(page.status == 200 && page.has("The agenda is not out yet") && page.has("You have a place."))
        #expect(!page.has("/e/socitm-2011") && !page.has("Connect"))
        #expect(try await !guest.installation.get(guest.path + ".ics").has("VEVENT"))
        #expect(try await guest.choose("cloud").status == 404)
    }
}
