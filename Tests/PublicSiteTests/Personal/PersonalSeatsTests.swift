import Domain
import HTTPTypes
import Store
import Testing
import TimeZones

@testable import PublicSite

@Suite("An attendee's seats")
struct PersonalSeatsTests {
    /// A conference with two guests, of whom one has chosen the talk on clouds.
    private struct Guests {
        let installation: Installation
        let conference: Conference
        let (dora, zoe): (Attendee, Attendee)
        let token: String

        init() async throws {
            let installation = try Installation()
            let conference = try await Conference.make(in: installation)
            let cloud = try conference.session("cloud").id
            (dora, zoe, token) = try await installation.write { tx in
                let guests = try ["Dora", "Zoe"].map { name in
                    let person = try People.create(PersonDetails(name: name, organisation: "Guests Ltd"), in: tx)
                    let details = AttendeeDetails(status: .accepted)
                    return try Attendees.add(person.id, details, to: conference.event.id, tx)
                }
                try PersonalAgendas.choose(cloud, true, by: guests[0], tx)
                let link = try PersonalAgendas.link(of: guests[0].id, in: conference.event.id, tx)
                return (guests[0], guests[1], link.token)
            }
            installation.advance()
            (self.installation, self.conference) = (installation, conference)
        }

        /// Gives a seat at table 4 of a session, in round 1 and after a minute of the clock.
        func seat(
            _ guest: Attendee, in key: String, _ details: SeatDetails = SeatDetails(place: 7),
            _ table: SeatingTableDetails = SeatingTableDetails(name: "4", topic: "Cloud; or not, at all")
        ) async throws {
            installation.advance(by: 60)
            let session = try conference.session(key)
            try await installation.write { tx in
                let round =
                    try tx.seating.rounds(of: session.id).first
                    ?? Seats.create(SeatingRoundDetails(startsAfter: 0, minutes: 20), number: 1, of: session, tx)
                let known = try Seats.table(called: table.name, of: session.id, in: tx)
                let table = try known ?? Seats.create(table, of: session, tx)
                let seat = Seat(
                    event: session.event, session: session.id, round: round.id, attendee: guest.id, table: table.id,
                    details: details)
                _ = try Seats.give([seat], in: session, tx)
            }
        }

        func feed() async throws -> Answer { try await installation.get("/my/\(token).ics") }
    }

    /// The entries by title, each as its lines with folds undone.
    private func entries(_ feed: Answer) -> [String: [String]] {
        let lines = feed.text.split(separator: "\r\n ", omittingEmptySubsequences: false).joined()
            .split(separator: "\r\n").map(String.init)
        var entries: [String: [String]] = [:]
        for entry in lines.split(separator: "BEGIN:VEVENT").dropFirst() {
            let title = entry.first { $0.hasPrefix("SUMMARY:") } ?? ""
            entries[String(title.dropFirst("SUMMARY:".count))] = Array(entry)
        }
        return entries
    }

    private let cloud = "The reality of cloud computing"
    private let birmingham = "Birmingham City Council"

    private func value(_ name: String, _ entry: [String]?) -> String? {
        entry?.first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1)) }
    }

    @Test("stand on the attendee's page and in their calendar, with round, time, table, place and topic")
    func told() async throws {
        let guests = try await Guests()
        try await guests.seat(guests.dora, in: "cloud", SeatDetails(place: 7, isHost: true))
        let line = "Round 1, 10:45am to 11:05am: table 4, place 7 · Topic: Cloud; or not, at all · You are the host"
        #expect(try await guests.installation.get("/my/\(guests.token)").has("<li>\(line)</li>"))
        #expect(try await guests.installation.get("/my/\(guests.token)?view=all").has("<li>\(line)</li>"))
        let description = value("DESCRIPTION", entries(try await guests.feed())[cloud])
        #expect(
            description?.hasPrefix(
                "SOCITM 2011\\n\\nRound 1\\, 10:45am to 11:05am: table 4\\, place 7 · Topic: Cloud\\; or not\\, at all"
                    + " · You are the host\\n\\nAbout The reality") == true)
    }

    @Test("change one entry and nothing else: its text and the time of its last change, not its sequence")
    func oneEntry() async throws {
        let guests = try await Guests()
        _ = try await guests.installation.post("/my/\(guests.token)/sessions/birmingham", "chosen=1")
        let before = try await guests.feed()
        #expect(entries(before).count == 2)
        try await guests.seat(guests.dora, in: "cloud")
        let after = try await guests.feed()
        #expect(after.fields[.eTag] != before.fields[.eTag])
        let (old, new) = (entries(before), entries(after))
        #expect(old[birmingham] == new[birmingham])
        let moved = ["DTSTAMP", "LAST-MODIFIED", "DESCRIPTION"]
        let kept = { (entry: [String]?) in (entry ?? []).filter { line in !moved.contains { line.hasPrefix($0 + ":") } }
        }
        #expect(kept(old[cloud]) == kept(new[cloud]))
        for name in moved { #expect(value(name, old[cloud]) != value(name, new[cloud])) }
        #expect(value("LAST-MODIFIED", new[cloud]) == "20111001T080120Z")
        #expect(value("DTSTAMP", new[cloud]) == "20111001T080120Z")
        #expect(value("SEQUENCE", new[cloud]) == "0")
        let tag = try #require(after.fields[.eTag])
        guests.installation.advance(by: 3_600)
        #expect(try await guests.installation.get("/my/\(guests.token).ics", [.ifNoneMatch: tag]).status == 304)
    }

    @Test("bring the session into the calendar of who has not chosen it, and take it out with the seat")
    func assigned() async throws {
        let guests = try await Guests()
        try await guests.seat(guests.dora, in: "birmingham")
        #expect(entries(try await guests.feed()).keys.sorted() == [birmingham, cloud])
        #expect(try await guests.installation.get("/my/\(guests.token)").has("id=\"session-birmingham\""))
        let session = try guests.conference.session("birmingham")
        _ = try await guests.installation.write { try Seats.clear(session, $0) }
        #expect(entries(try await guests.feed()).keys.sorted() == [cloud])
    }

    @Test("that are gone leave the entry as it is for everybody, but for when it changed")
    func gone() async throws {
        let guests = try await Guests()
        let before = entries(try await guests.feed())[cloud] ?? []
        try await guests.seat(guests.dora, in: "cloud")
        guests.installation.advance(by: 60)
        let session = try guests.conference.session("cloud")
        _ = try await guests.installation.write { try Seats.clear(session, $0) }
        let after = entries(try await guests.feed())[cloud] ?? []
        #expect(value("DESCRIPTION", after) == value("DESCRIPTION", before))
        #expect(value("LAST-MODIFIED", after) == "20111001T080220Z")
    }

    @Test("move with their session: the round's time is told from its start")
    func moved() async throws {
        let guests = try await Guests()
        try await guests.seat(guests.dora, in: "cloud")
        try await guests.conference.release(in: guests.installation) { try guests.conference.changeMuch($0) }
        let page = try await guests.installation.get("/my/\(guests.token)")
        #expect(page.has("day-2011-11-30") && page.has("Round 1, 10:45am to 11:05am: table 4, place 7"))
    }

    @Test("are nobody else's to see: no other feed and no public page changes by an octet")
    func alone() async throws {
        let guests = try await Guests()
        let (installation, martin) = (guests.installation, try #require(guests.conference.people["martin"]).id)
        let paths = [
            "/", "/calendar.ics", "/e/socitm-2011", "/e/socitm-2011/agenda", "/e/socitm-2011/agenda.ics",
            "/e/socitm-2011/agenda.json", "/e/socitm-2011/agenda.xml", "/e/socitm-2011/agenda/changes.atom",
            "/e/socitm-2011/sessions/cloud", "/e/socitm-2011/sessions/cloud.ics", "/e/socitm-2011/rooms/library.ics",
            "/e/socitm-2011/tracks/cloud.ics", "/e/socitm-2011/speakers/\(martin).ics", "/events.atom",
        ]
        let fetch = { try await paths.asyncMap { try await installation.get($0).text } }
        let before = try await fetch()
        try await guests.seat(guests.dora, in: "cloud")
        let own = try await guests.feed().text
        try await guests.seat(guests.zoe, in: "cloud", SeatDetails(place: 8))
        #expect(own.contains("table 4"))
        #expect(try await guests.feed().text == own)
        #expect(try await fetch() == before)
        // A program that has written the guest's own entry writes the public one anew.
        #expect(try await !installation.get("/e/socitm-2011/agenda.ics?cancelled=hide").has("table 4"))
        for text in [own, try await installation.get("/my/\(guests.token)").text] {
            #expect(!text.contains("Zoe") && !text.contains("Guests Ltd"))
        }
    }

    @Test("in a session that is not released are not told yet")
    func unreleased() async throws {
        let guests = try await Guests()
        try await guests.seat(guests.dora, in: "secret")
        let page = try await guests.installation.get("/my/\(guests.token)")
        #expect(!page.has("table 4") && !page.has("A plan nobody knows"))
        #expect(entries(try await guests.feed()).keys.sorted() == [cloud])
    }

    @Test("are gone with a link that was revoked")
    func revoked() async throws {
        let guests = try await Guests()
        try await guests.seat(guests.dora, in: "cloud")
        let (attendee, event) = (guests.dora.id, guests.conference.event.id)
        try await guests.installation.write { try PersonalAgendas.revokeLink(of: attendee, in: event, $0) }
        for path in ["/my/\(guests.token)", "/my/\(guests.token).ics"] {
            let answer = try await guests.installation.get(path)
            #expect(answer.status == 410 && !answer.has("table 4"))
        }
    }
}

extension [String] {
    fileprivate func asyncMap<Result>(_ body: (String) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
