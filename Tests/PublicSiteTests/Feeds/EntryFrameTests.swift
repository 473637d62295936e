import Domain
import Pages
import Testing
import TimeZones

@testable import PublicSite

@Suite("What entries depend on beside their sessions")
struct EntryFrameTests {
    private func frame(
        base: String = "https://example.org", language: Language = .english, slug: String = "dinner",
        _ change: (inout EventDetails) throws -> Void = { _ in }
    ) throws -> [UInt8] {
        let day = try #require(CivilDate(iso8601: "2011-11-29"))
        var details = EventDetails(
            title: "CIO dinner", kind: .roundtable, zone: try ZoneDatabase.system.zone("Europe/London"), firstDay: day,
            lastDay: day, venue: "Guildhall", address: "London", visibility: .published)
        try change(&details)
        let event = Event(
            slug: try #require(Slug(slug)), details: details, privateKey: "k-3f9c1a2b",
            changedAt: Instant(secondsSince1970: 5), createdAt: Instant(secondsSince1970: 5))
        return EntryFrame(
            event, SessionEvents(address: SiteAddress(base), t: language, written: WrittenSessions())
        ).digest
    }

    @Test("is the same for the same, and for what no entry tells")
    func same() throws {
        #expect(try frame() == frame())
        #expect(try frame() == frame { $0.summary = "Of the whole year" })
        #expect(try frame() == frame { $0.registration = .closed })
    }

    @Test("is another one with another title, place, zone, address, key or language")
    func other() throws {
        let frames = [
            try frame(), try frame { $0.title = "CIO lunch" }, try frame { $0.venue = "Mansion House" },
            try frame { $0.address = "Leeds" }, try frame { $0.zone = try ZoneDatabase.system.zone("Europe/Dublin") },
            try frame { $0.visibility = .private }, try frame(slug: "lunch"), try frame(base: "https://example.com"),
            try frame(language: .pseudo),
        ]
        #expect(Set(frames).count == frames.count)
    }
}
