import Domain
import HTTPTypes
import Testing
import TimeZones

@testable import PublicSite

@Suite("What a subscriber asks of a feed")
struct FeedChoiceTests {
    let path = "/e/socitm-2011/agenda.ics"

    private func uids(_ answer: Answer) -> [String] { answer.lines.filter { $0.hasPrefix("UID:") } }

    private func cancelled(_ key: String, _ conference: Conference, in installation: Installation) async throws {
        let id = try conference.session(key).id
        try await conference.release(in: installation) { tx in
            _ = try Sessions.cancel(id, in: conference.event.id, tx)
        }
    }

    @Test("cancelled sessions are left out with cancelled=hide, and the plain feed goes on with them")
    func hiding() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await cancelled("cloud", conference, in: installation)
        let plain = try await installation.get(path)
        let hiding = try await installation.get(path + "?cancelled=hide")
        let uid = "UID:" + (try conference.session("cloud").uid)
        #expect(uids(plain).contains(uid))
        #expect(uids(hiding) == uids(plain).filter { $0 != uid })
        #expect(hiding.fields[.eTag] != plain.fields[.eTag])
        for selection in ["/tracks/cloud.ics", "/rooms/library.ics", "/sessions/cloud.ics"] {
            let answer = try await installation.get("/e/socitm-2011\(selection)?cancelled=hide")
            #expect(answer.status == 200 && !uids(answer).contains(uid), "\(selection)")
        }
        #expect(!uids(try await installation.get("/calendar.ics?cancelled=hide")).contains(uid))
        #expect(uids(try await installation.get("/calendar.ics")).contains(uid))
    }

    @Test("any other value asks for nothing, and fills no more of what is kept")
    func unknownValues() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let plain = try await installation.get(path)
        let count = installation.site.answers.keptCount
        for query in ["cancelled=show", "shape=weeks", "shape=DAYS", "cancelled=", "other=1"] {
            #expect(try await installation.get(path + "?" + query) == plain, "\(query)")
        }
        #expect(installation.site.answers.keptCount == count)
        _ = try await installation.get(path + "?shape=days&cancelled=hide")
        _ = try await installation.get(path + "?cancelled=hide&shape=days")
        #expect(installation.site.answers.keptCount == count + 1)
    }

    @Test("gzip=no gives the same octets, unpacked for those who ask for gzip, too")
    func plain() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let plain = try await installation.get(path)
        let answer = try await installation.get(path + "?gzip=no", [.acceptEncoding: "gzip"])
        #expect(answer.body == plain.body)
        #expect(answer.fields[.contentEncoding] == nil && answer.fields[.vary] == nil)
    }

    @Test("with shape=days an event is one entry of whole days, the same in every feed")
    func days() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, series: "Roundtables")
        let answer = try await installation.get(path + "?shape=days")
        let event = answer.lines.drop { $0 != "BEGIN:VEVENT" }.dropFirst().prefix { $0 != "END:VEVENT" }
        #expect(
            Array(event.dropFirst()) == [
                "DTSTAMP:20111001T080000Z", "CREATED:20111001T080000Z", "LAST-MODIFIED:20111001T080000Z", "SEQUENCE:0",
                "STATUS:CONFIRMED", "DTSTART;VALUE=DATE:20111129", "DTEND;VALUE=DATE:20111201", "SUMMARY:SOCITM 2011",
                "DESCRIPTION:The 25th year.\\n\\nhttps://example.org/e/socitm-2011", "LOCATION:NEC\\, Birmingham",
                "URL:https://example.org/e/socitm-2011",
            ])
        #expect(!answer.has("BEGIN:VTIMEZONE"))
        #expect(!answer.has(conference.event.privateKey))
        for other in [
            "/calendar.ics", "/series/roundtables.ics", "/e/socitm-2011/rooms/library.ics",
            "/e/socitm-2011/tracks/cloud.ics",
        ] {
            let lines = try await installation.get(other + "?shape=days").lines
            #expect(
                Array(lines.drop { $0 != "BEGIN:VEVENT" }.dropFirst().prefix { $0 != "END:VEVENT" }) == Array(event),
                "\(other)")
        }
    }

    @Test("the entry of whole days keeps its name over changes, and is raised by those of the event itself")
    func daysChange() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, isReleased: false)
        let before = try await installation.get(path + "?shape=days")
        #expect(uids(before).count == 1, "it is there before the agenda is out")
        try await conference.release(in: installation)
        let released = try await installation.get(path + "?shape=days")
        #expect(released.lines.contains("SEQUENCE:0"))
        try await installation.write { tx in
            var details = conference.event.details
            details.lastDay = details.lastDay.adding(days: 1)
            _ = try Events.update(conference.event.id, to: details, in: tx)
        }
        installation.advance()
        let moved = try await installation.get(path + "?shape=days")
        #expect(uids(moved) == uids(before))
        #expect(moved.lines.contains("SEQUENCE:1") && moved.lines.contains("DTEND;VALUE=DATE:20111202"))
    }

    @Test("a selection of whole days is empty once nothing of it takes place")
    func daysOfNothing() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await cancelled("cloud", conference, in: installation)
        #expect(uids(try await installation.get("/e/socitm-2011/tracks/cloud.ics?shape=days")) == [])
        #expect(uids(try await installation.get(path + "?shape=days")).count == 1)
    }

    @Test(
        "a cancelled session goes on through the releases of the eight weeks after it, and no clock ends it",
        arguments: [("2012-01-24T11:29:00Z", true), ("2012-01-24T11:31:00Z", false)])
    func keptCancellations(at time: String, isKept: Bool) async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await cancelled("cloud", conference, in: installation)
        let uid = "UID:" + (try conference.session("cloud").uid)
        try installation.set("2013-01-01T08:00:00Z")
        #expect(uids(try await installation.get(path)).contains(uid), "time alone changes nothing")
        // Cloud ended at 11:30 on 29 November.
        try installation.set(time)
        try await conference.release("3", in: installation) { try conference.retitle($0) }
        #expect(uids(try await installation.get(path)).contains(uid) == isKept)
        #expect(uids(try await installation.get(path)).contains("UID:" + (try conference.session("connect").uid)))
    }
}

extension Conference {
    fileprivate func retitle(_ tx: any WriteTransaction) throws {
        var details = try session("third-sector").details
        details.title = "What was learnt"
        _ = try Sessions.update(session("third-sector").id, in: event.id, to: details, tx)
    }
}
