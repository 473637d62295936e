import Domain
import HTTP
import HTTPTypes
import Pages
import Store
import Testing
import TimeZones

@testable import PublicSite

@Suite("The calendar of a whole event")
struct WholeCalendarTests {
    /// One that stores whatever it writes.
    private struct Storing {
        let installation: Installation
        let conference: Conference
        let keeper: EntryKeeper
        let sessions: SessionEvents

        init(language: Language = .english, isReleased: Bool = true) async throws {
            installation = try Installation(language: language)
            conference = try await Conference.make(in: installation, isReleased: isReleased)
            keeper = EntryKeeper(store: installation.store, leastSessions: 1)
            sessions = installation.site.feeds.sessions
        }

        var event: Event {
            get throws { try installation.store.read { try #require(try $0.events.find(conference.event.id)) } }
        }

        func content(_ choice: FeedChoice = .all) async throws -> Content {
            let whole = WholeCalendar(sessions: sessions, keeper: keeper)
            let event = try event
            let content = try installation.store.read { try whole.content(event, choice, $0) }
            await keeper.finish()
            return content
        }

        /// What the agenda says, without any entry that is stored.
        func fresh(_ choice: FeedChoice = .all) throws -> [UInt8] {
            let feeds = CalendarFeeds(
                address: sessions.address, site: installation.site.site, written: WrittenSessions())
            let event = try event
            return try installation.store.read { feeds.feed(try EventVisit(event, $0), choice).body }
        }

        /// How many sessions the newest release has, and how many of them have no entry.
        func counts() throws -> [Int] {
            let event = try event
            return try installation.store.read { tx in
                let frame = EntryFrame(event, sessions).digest
                let found = try tx.releases.storedEntries(
                    of: try #require(try tx.releases.newest(in: event.id)), frame: frame)
                return [found.stored.count + found.missing.count, found.missing.count]
            }
        }
    }

    @Test("is the same to the octet, and has the same tag, from the agenda and from what is stored")
    func same() async throws {
        let storing = try await Storing()
        #expect(try storing.counts() == [5, 5])
        let first = try await storing.content()
        #expect(try storing.counts() == [5, 0])
        let second = try await storing.content()
        #expect(first.body == second.body)
        #expect(first.tag == second.tag)
        #expect(try storing.fresh() == second.body)
        let path = "/e/socitm-2011/agenda.ics"
        let answer = try await storing.installation.get(path)
        #expect(answer.body == second.body)
        #expect(answer.fields[.eTag] == second.tag?.description)
    }

    @Test("after a release the entries of what it changes are written, and no others")
    func release() async throws {
        let storing = try await Storing()
        let (conference, before) = (storing.conference, try await storing.content())
        try await conference.release(in: storing.installation) { tx in
            var details = try conference.session("cloud").details
            details.title = "Another"
            _ = try Sessions.update(conference.session("cloud").id, in: conference.event.id, to: details, tx)
        }
        #expect(try storing.counts() == [5, 1])
        let after = try await storing.content()
        #expect(try storing.counts() == [5, 0])
        #expect(after.body == (try storing.fresh()))
        #expect(after.body != before.body)
        #expect(after.tag != before.tag)
    }

    @Test("whatever is done to the agenda, stored entries say what the agenda says")
    func anything() async throws {
        let storing = try await Storing()
        let (installation, conference) = (storing.installation, storing.conference)
        let acts: [@Sendable (any WriteTransaction) throws -> Void] = [
            { try conference.changeMuch($0) },
            { _ = try Sessions.cancel(conference.session("connect").id, in: conference.event.id, $0) },
            { tx in
                var details = try #require(try tx.events.find(conference.event.id)).details
                details.zone = try ZoneDatabase.system.zone("America/New_York")
                _ = try Events.update(conference.event.id, to: details, in: tx)
            },
            { tx in
                var details = try #require(try tx.events.find(conference.event.id)).details
                details.title = "SOCITM"
                _ = try Events.update(conference.event.id, to: details, in: tx)
            },
            { tx in
                let (maggie, session) = (
                    try #require(conference.people["maggie"]).id, try conference.session("connect")
                )
                for speaker in try tx.speakers.all(inSession: session.id) where speaker.speaker.person == maggie {
                    try Speakers.remove(speaker.speaker.id, from: session.id, in: conference.event.id, tx)
                }
                try People.delete(maggie, in: tx)
            },
            { try Sessions.delete(conference.session("coffee").id, in: conference.event.id, $0) },
        ]
        _ = try await storing.content()
        for (number, act) in acts.enumerated() {
            try await installation.write(act)
            #expect(try await storing.content().body == (try storing.fresh()))
            // Of some acts there is nothing to release.
            try? await conference.release("\(number + 2)", in: installation)
            for choice in [FeedChoice.all, FeedChoice(hidesCancelled: true)] {
                #expect(try await storing.content(choice).body == (try storing.fresh(choice)))
                #expect(try await storing.content(choice).body == (try storing.fresh(choice)))
            }
        }
    }

    @Test("a cancelled session is left out when that is asked for, from stored entries, too")
    func cancelled() async throws {
        let storing = try await Storing()
        let conference = storing.conference
        try await conference.release(in: storing.installation) { tx in
            _ = try Sessions.cancel(conference.session("cloud").id, in: conference.event.id, tx)
        }
        _ = try await storing.content()
        let (all, some) = (try await storing.content(), try await storing.content(FeedChoice(hidesCancelled: true)))
        let count = { (content: Content) in
            String(decoding: content.body, as: UTF8.self).split(separator: "BEGIN:VEVENT").count - 1
        }
        #expect(count(all) == 5)
        #expect(count(some) == 4)
    }

    @Test("has no entry of what is not released, or hidden")
    func hidden() async throws {
        let storing = try await Storing(isReleased: false)
        #expect(try await storing.content().body == (try storing.fresh()))
        let conference = storing.conference
        try await conference.release(in: storing.installation) { tx in
            var details = try #require(try tx.events.find(conference.event.id)).details
            details.showsAgenda = false
            _ = try Events.update(conference.event.id, to: details, in: tx)
        }
        #expect(try await storing.content().body == (try storing.fresh()))
    }

    @Test("a few sessions are not worth storing")
    func few() async throws {
        let storing = try await Storing()
        _ = try await storing.installation.get("/e/socitm-2011/agenda.ics")
        await storing.installation.site.settle()
        #expect(try storing.counts() == [5, 5])
    }
}
