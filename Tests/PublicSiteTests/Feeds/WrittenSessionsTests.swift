import Domain
import HTTP
import HTTPTypes
import Testing

@testable import PublicSite

@Suite("What calendars have of sessions")
struct WrittenSessionsTests {
    private func feed(_ installation: Installation, _ path: String = "agenda.ics") async throws -> [UInt8] {
        try await installation.get("/e/socitm-2011/\(path)").body
    }

    @Test("is written once for all feeds, and after a release that changes one session that one alone")
    func once() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let count = { installation.site.feeds.written.count }
        _ = try await feed(installation)
        #expect(count() == 5)
        _ = try await feed(installation, "rooms/library.ics")
        _ = try await feed(installation, "agenda.ics?cancelled=hide")
        _ = try await installation.get("/calendar.ics")
        #expect(count() == 5)
        try await conference.release(in: installation) { tx in
            var details = try conference.session("cloud").details
            details.abstract = "Another"
            _ = try Sessions.update(conference.session("cloud").id, in: conference.event.id, to: details, tx)
        }
        let after = try await feed(installation)
        #expect(count() == 6)
        let restarted = try await Answer(
            installation.restarted().respond(to: try Request(.get, "/e/socitm-2011/agenda.ics")))
        #expect(after == restarted.body)
    }

    @Test("is told apart by what it is, not by when it was: two releases within one second")
    func sameSecond() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        for (name, abstract) in [("2", "First"), ("3", "Second")] {
            try await installation.write { tx in
                var details = try conference.session("cloud").details
                details.abstract = abstract
                _ = try Sessions.update(conference.session("cloud").id, in: conference.event.id, to: details, tx)
                _ = try Releases.make(ReleaseDetails(name: name), of: conference.event.id, tx)
            }
            let text = String(decoding: try await feed(installation), as: UTF8.self)
            #expect(text.contains(abstract))
        }
    }

    @Test("is written anew when the event is called otherwise, or goes elsewhere")
    func event() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        _ = try await feed(installation)
        try await installation.write { tx in
            var details = try #require(try tx.events.find(conference.event.id)).details
            details.venue = "ICC"
            _ = try Events.update(conference.event.id, to: details, in: tx)
        }
        installation.advance()
        let text = String(decoding: try await feed(installation), as: UTF8.self)
        #expect(text.contains("LOCATION:Library\\, ICC\\, Birmingham") && !text.contains("NEC"))
        #expect(installation.site.feeds.written.count == 10)
    }

    @Test("a change of one event makes its feeds anew, and no other event's")
    func others() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        _ = try await Conference.make(in: installation, slug: "other", title: "Another")
        let other = "/e/other/agenda.ics"
        let kept = try await installation.get(other)
        _ = try await feed(installation)
        #expect(installation.site.feeds.written.count == 10)
        try await conference.release(in: installation, after: conference.changeMuch)
        _ = try await feed(installation)
        let answers = installation.site.answers.keptCount
        let again = try await installation.get(other)
        #expect(again.body == kept.body && again.fields[.eTag] == kept.fields[.eTag])
        #expect(installation.site.feeds.written.count == 13)
        #expect(installation.site.answers.keptCount == answers)
    }
}
