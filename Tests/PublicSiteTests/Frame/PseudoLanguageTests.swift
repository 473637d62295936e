import Domain
import Pages
import Testing

@Suite("The words of the public site")
struct PseudoLanguageTests {
    /// What stands on the pages and is nobody's sentence: names, titles, addresses.
    private static let data = [
        "SOCITM 2011", "SOCITM", "NEC", "Birmingham City Council", "Birmingham", "The 25th year.", "Main hall",
        "Library",
        "Cloud", "Shared services", "Connect, collaborate and communicate", "Coffee", "The reality of cloud computing",
        "What government can learn", "What &lt;all&gt; can learn &amp; teach", "Closing", "About ", "Martin Reeves",
        "Maggie Philbin", "Chief executive",
        "Coventry City Council", "Runs a city.", "Europe/London", "Roundtables",
    ].sorted { $0.count > $1.count }

    @Test("all go through the catalogue: nothing outside the brackets of the pseudo-language is prose")
    func proof() async throws {
        let installation = try Installation(language: .pseudo)
        let conference = try await Conference.make(in: installation, series: "Roundtables")
        let cloud = try conference.session("cloud").id
        try await conference.release(in: installation) { _ = try Sessions.cancel(cloud, in: conference.event.id, $0) }
        try await conference.release("3", "The 25th year.", in: installation) { tx in
            try conference.changeMuch(tx)
            _ = try Speakers.add(
                try #require(conference.people["maggie"]).id, as: .host, to: try conference.session("birmingham").id,
                in: conference.event.id, tx)
        }
        let token = try await installation.write { tx in
            let attendee = try Attendees.add(
                try #require(conference.people["martin"]).id, AttendeeDetails(status: .accepted),
                to: conference.event.id, tx)
            let session = try conference.session("connect")
            let details = SeatingTableDetails(name: "9", topic: "Cloud")
            let table = try Seats.create(details, of: session, tx)
            let round = try Seats.create(SeatingRoundDetails(startsAfter: 0), number: 1, of: session, tx)
            let seat = Seat(
                event: session.event, session: session.id, round: round.id, attendee: attendee.id, table: table.id,
                details: SeatDetails(place: 7, isHost: true))
            _ = try Seats.give([seat], in: session, tx)
            return try PersonalAgendas.link(of: attendee.id, in: conference.event.id, tx).token
        }
        try installation.set("2011-11-29T09:45:00Z")
        let martin = try #require(conference.people["martin"]).id
        for path in [
            "/", "/e/socitm-2011", "/e/socitm-2011/agenda", "/e/socitm-2011/agenda?view=grid",
            "/e/socitm-2011/agenda?track=cloud&room=main-hall", "/e/socitm-2011/agenda?room=9",
            "/e/socitm-2011/sessions/connect", "/e/socitm-2011/sessions/cloud", "/e/socitm-2011/speakers",
            "/e/socitm-2011/speakers/\(martin)", "/series/roundtables", "/help", "/accessibility", "/nowhere",
            "/e/socitm-2011/agenda/changes", "/e/socitm-2011/agenda/changes/2", "/e/socitm-2011/agenda/changes/9",
            "/e/socitm-2011/rooms/main-hall", "/e/socitm-2011/rooms/main-hall/door", "/e/socitm-2011/tracks/cloud",
            "/subscribe", "/e/socitm-2011/subscribe", "/e/socitm-2011/subscribe?shape=days",
            "/series/roundtables/subscribe?cancelled=hide", "/my/\(token)", "/my/\(token)?view=all", "/my/unknown",
        ] {
            let page = try await installation.get(path)
            #expect(Self.prose(outsideBracketsOf: page.text) == [], "\(path)")
        }
    }

    /// The texts between tags that have letters which are neither data nor within `⟦…⟧`.
    private static func prose(outsideBracketsOf html: String) -> [String] {
        var found: [String] = []
        let body = html.firstRange(of: "<title>").map { html[$0.lowerBound...] } ?? html[...]
        for part in body.split(separator: ">") {
            var text = ""
            var depth = 0
            for character in part.prefix(while: { $0 != "<" }) {
                if character == "⟦" { depth += 1 }
                if depth == 0 { text.append(character) }
                if character == "⟧" { depth -= 1 }
            }
            for data in data { text = text.replacing(data, with: "") }
            if text.contains(where: \.isLetter) { found.append(text) }
        }
        return found
    }
}
