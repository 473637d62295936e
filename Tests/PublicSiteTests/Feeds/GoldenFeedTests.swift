import Domain
import Foundation
import Testing
import TimeZones

/// Feeds held against files, octet for octet. A feed that changes shows what every subscriber will see change:
///
///     ROUNDTABLE_WRITE_TABLES=1 swift test --filter GoldenFeedTests
@Suite("The golden feeds")
struct GoldenFeedTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    private func check(_ name: String, _ path: String, of installation: Installation) async throws {
        let answer = try await installation.get(path)
        #expect(answer.status == 200)
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["ROUNDTABLE_WRITE_TABLES"] != nil {
            try Data(answer.body).write(to: file)
        }
        let golden = try Data(contentsOf: file)
        #expect(Data(answer.body) == golden, "\(name) is another; `git diff` shows what after it was written anew")
    }

    @Test(
        "of a conference: as released, in whole days, a room's, and after a move, a title, an addition and a cancellation"
    )
    func conference() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await check("first.ics", "/e/socitm-2011/agenda.ics", of: installation)
        try await check("days.ics", "/e/socitm-2011/agenda.ics?shape=days", of: installation)
        try await check("room.ics", "/e/socitm-2011/rooms/library.ics", of: installation)
        let cancelled = try conference.session("birmingham").id
        try await conference.release(in: installation) { tx in
            try conference.changeMuch(tx)
            _ = try Sessions.cancel(cancelled, in: conference.event.id, tx)
        }
        try await check("second.ics", "/e/socitm-2011/agenda.ics", of: installation)
    }

    /// Zones and times of which readers and writers have made something else, and texts that break lines.
    @Test("of texts and times that others have broken at")
    func nasty() async throws {
        let installation = try Installation()
        let plan: [(zone: String, sessions: [(title: String, start: String, end: String)])] = [
            (
                "Europe/Dublin",
                [
                    (
                        #"A backslash \n, a semicolon; a comma, "quotes", ^carets and a:colon"#, "2011-10-29T09:00:00Z",
                        "2011-10-29T10:00:00Z"
                    ),
                    ("The hour that comes twice, first", "2011-10-30T00:15:00Z", "2011-10-30T00:45:00Z"),
                    ("The hour that comes twice, again", "2011-10-30T01:15:00Z", "2011-10-30T01:45:00Z"),
                    ("Through the change", "2011-10-29T22:00:00Z", "2011-10-30T03:00:00Z"),
                    ("Over the hour that is skipped", "2012-03-25T00:45:00Z", "2012-03-25T01:15:00Z"),
                ]
            ),
            (
                "Australia/Lord_Howe",
                [
                    (String(repeating: "ä", count: 90), "2011-10-01T14:00:00Z", "2011-10-01T16:00:00Z"),
                    ("Half an hour of daylight", "2011-10-01T15:45:00Z", "2011-10-01T16:15:00Z"),
                ]
            ),
            (
                "Asia/Kolkata",
                [
                    (String(repeating: "👩🏽‍🚀", count: 12), "2011-11-29T04:30:00Z", "2011-11-29T05:30:00Z"),
                    (
                        "Bell \u{7}, tab\tand a mark \u{FEFF}in the middle", "2011-11-29T06:00:00Z",
                        "2011-11-29T06:30:00Z"
                    ),
                ]
            ),
            ("America/St_Johns", [("e\u{301} is not é", "2011-11-06T03:00:00Z", "2011-11-06T06:00:00Z")]),
            ("UTC", [("No zone at all", "2011-11-29T09:00:00Z", "2011-11-29T09:01:00Z")]),
        ]
        try await installation.write { tx in
            for (number, (zone, sessions)) in plan.enumerated() { try Self.add(number, zone, sessions, tx) }
        }
        installation.advance()
        try await check("nasty.ics", "/calendar.ics", of: installation)
    }

    private static func add(
        _ number: Int, _ zone: String, _ sessions: [(title: String, start: String, end: String)],
        _ tx: any WriteTransaction
    ) throws {
        let first = try #require(CivilDate(iso8601: "2011-10-01"))
        let details = EventDetails(
            title: "Event; \(number)", kind: .conference, zone: try ZoneDatabase.system.zone(zone), firstDay: first,
            lastDay: first.adding(days: 200), venue: "Hall, the \\ large", visibility: .published)
        let event = try Events.create(details, slug: "event-\(number)", in: tx)
        for (place, session) in sessions.enumerated() {
            let abstract =
                "One\r\ntwo\rthree\n\nfive; six, \\seven\\n. " + String(repeating: "ß", count: 3 * place + 30)
            let slot = Slot(
                room: nil, start: try #require(Instant(iso8601: session.start)),
                end: try #require(Instant(iso8601: session.end)))
            _ = try Sessions.create(
                SessionDetails(title: session.title, state: .confirmed, abstract: abstract),
                key: SessionKey("s\(place)"), slot: slot, in: event.id, tx)
        }
        _ = try Releases.make(ReleaseDetails(name: "1"), of: event.id, tx)
    }
}
