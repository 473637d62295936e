import Domain
import Foundation
import HTTP
import HTTPTypes
import Store
import Testing
import TimeZones

@testable import PublicSite

@Suite("Kept answers")
struct AnswersTests {
    let path = "/e/socitm-2011/agenda"

    @Test("are the same octets again, and made again only when their own event changed")
    func revisions() async throws {
        let installation = try Installation()
        let first = try await Conference.make(in: installation)
        let other = try await Conference.make(in: installation, slug: "other")
        let page = try await installation.get(path)
        let change = { (conference: Conference, title: String) in
            let hall = conference.hall
            try await conference.release(in: installation) { tx in
                _ = try Rooms.update(hall.id, in: conference.event.id, to: RoomDetails(name: title), tx)
            }
        }
        try await change(other, "Elsewhere")
        #expect(try await installation.get(path) == page)
        try await change(first, "Great hall")
        let changed = try await installation.get(path)
        #expect(changed.has("Great hall") && !changed.has("Main hall"))
        #expect(changed.fields[.eTag] != page.fields[.eTag])
    }

    @Test("cannot be multiplied by what a query holds beside what counts")
    func queries() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let page = try await installation.get(path)
        for number in 0..<20 {
            #expect(try await installation.get(path + "?utm_source=\(number)") == page)
            #expect(try await installation.get(path + "?view=\(number)") == page)
        }
        #expect(installation.site.answers.keptCount == 1)
    }

    /// Every kind of address of an event.
    private let addresses = [
        "", "/agenda", "/agenda?view=grid", "/agenda.ics", "/agenda.json", "/agenda/changes", "/subscribe",
    ]

    private func with(_ key: String, _ address: String) -> String {
        "/e/socitm-2011\(address)\(address.contains("?") ? "&" : "?")key=\(key)"
    }

    @Test("of an open event are the same for every key, kept once, and not made again")
    func openToEveryKey() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        for address in addresses {
            let answer = try await installation.get("/e/socitm-2011" + address)
            let (kept, made) = (installation.site.answers.keptCount, installation.site.answers.madeCount)
            for key in ["junk", "", "a%26view%3Dgrid", conference.event.privateKey] {
                #expect(try await installation.get(with(key, address)) == answer, "\(address) \(key)")
            }
            #expect(installation.site.answers.keptCount == kept, "\(address)")
            #expect(installation.site.answers.madeCount == made, "\(address)")
        }
    }

    @Test("of an open event are kept once when the first request has a key, too")
    func firstWithKey() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let answer = try await installation.get(path + "?key=junk")
        let made = installation.site.answers.madeCount
        #expect(try await installation.get(path) == answer)
        #expect(installation.site.answers.madeCount == made)
        #expect(installation.site.answers.keptCount == 1)
    }

    @Test("of a private event are kept for its key, whatever keys others try")
    func privateEvent() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, visibility: .private)
        let key = conference.event.privateKey
        for address in addresses {
            let answer = try await installation.get(with(key, address))
            #expect(answer.status == 200)
            let kept = installation.site.answers.keptCount
            for wrong in ["junk", "", key + "x", key + "%26view%3Dgrid"] {
                #expect(try await installation.get(with(wrong, address)).status == 404, "\(address) \(wrong)")
            }
            let made = installation.site.answers.madeCount
            #expect(try await installation.get(with(key, address)) == answer)
            #expect(installation.site.answers.madeCount == made, "\(address)")
            #expect(installation.site.answers.keptCount == kept, "\(address)")
        }
    }

    @Test("follow an event that is opened and closed again: to nobody without the key, and made once each time")
    func openedAndClosed() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, visibility: .private)
        let key = conference.event.privateKey
        let set = { (visibility: Visibility) in
            installation.advance()
            var details = conference.event.details
            details.visibility = visibility
            let changed = details
            try await installation.write { _ = try Events.update(conference.event.id, to: changed, in: $0) }
            installation.advance()
        }
        for _ in 0..<2 {
            #expect(try await installation.get(with(key, "/agenda")).status == 200)
            #expect(try await installation.get(path).status == 404)
            try await set(.published)
            let open = try await installation.get(with(key, "/agenda"))
            let made = installation.site.answers.madeCount
            #expect(try await installation.get(with(key, "/agenda")) == open)
            #expect(try await installation.get(path) == open)
            #expect(installation.site.answers.madeCount == made)
            #expect(installation.site.answers.keptCount == 1)
            try await set(.private)
            #expect(try await installation.get(with("junk", "/agenda")).status == 404)
            #expect(try await installation.get(path).status == 404)
        }
    }

    @Test("serve on when the database is away")
    func away() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let feed = try await installation.get("/e/socitm-2011/agenda.ics")
        installation.guarded.isAway = true
        #expect(try await installation.get("/e/socitm-2011/agenda.ics") == feed)
        #expect(try await installation.get(path).status == 503)
    }

    @Test("of an event that was made private do not serve on when the database is away")
    func awayAfterClosing() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let feed = "/e/socitm-2011/agenda.ics"
        #expect(try await installation.get(feed).status == 200)
        try await installation.write { tx in
            var details = conference.event.details
            details.visibility = .private
            _ = try Events.update(conference.event.id, to: details, in: tx)
        }
        _ = try await installation.get("/")
        installation.guarded.isAway = true
        #expect(try await installation.get(feed).status == 503)
    }

    @Test("to a filter that names nothing are not kept", arguments: ["/agenda", "/agenda.ics", "/agenda.json"])
    func junk(path: String) async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        for filter in ["track=junk", "room=junk", "track=cloud&room=junk"] {
            #expect(try await installation.get("/e/socitm-2011\(path)?\(filter)").status == 200)
        }
        #expect(installation.site.answers.keptCount == 0)
        _ = try await installation.get("/e/socitm-2011\(path)?track=cloud&room=library")
        #expect(installation.site.answers.keptCount == 1)
    }

    @Test("have no date in the second of a change, so that a second change in it is seen")
    func secondChange() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await installation.write { tx in
            _ = try Rooms.update(conference.hall.id, in: conference.event.id, to: RoomDetails(name: "One"), tx)
            _ = try Releases.make(ReleaseDetails(name: "2"), of: conference.event.id, tx)
        }
        let one = try await installation.get(path)
        #expect(one.has("One") && one.fields[.lastModified] == nil)
        try await installation.write { tx in
            _ = try Rooms.update(conference.hall.id, in: conference.event.id, to: RoomDetails(name: "Two"), tx)
            _ = try Releases.make(ReleaseDetails(name: "3"), of: conference.event.id, tx)
        }
        installation.advance(by: 1)
        let two = try await installation.get(path)
        #expect(two.has("Two"))
        #expect(two.fields[.lastModified] == "Sat, 01 Oct 2011 08:00:10 GMT")
    }

    @Test("are served without a look at the database until anything is committed, by another program, too")
    func otherProcess() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("answers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("roundtable.sqlite").path
        let sources = TransactionSources.system(host: "example.org")
        let (own, other) = (
            try SQLiteStore(path: path, sources: sources), try SQLiteStore(path: path, sources: sources)
        )
        let watched = BreakableStore(own)
        let answers = Answers(store: watched, now: sources.now, security: SecurityHeaders())
        let request = try Request(.get, "/")
        let titles = {
            let response = try answers.answer(request) { tx, _ in
                let titles = try tx.events.published(endingOnOrAfter: nil).map(\.details.title)
                return Content(.page, Array(titles.joined().utf8), basis: .site(try tx.events.siteRevision()))
            }
            return String(decoding: try await response.collectBody(), as: UTF8.self)
        }
        for _ in 0..<3 { #expect(try await titles() == "") }
        #expect(watched.readCount == 1)
        try await other.write { tx in
            let day = CivilDate(dayNumber: 15_000)
            let details = EventDetails(
                title: "From afar", kind: .meeting, zone: .utc, firstDay: day, lastDay: day, visibility: .published)
            _ = try Events.create(details, in: tx)
        }
        for _ in 0..<3 { #expect(try await titles() == "From afar") }
        #expect(watched.readCount == 2)
    }
}
