import Domain
import Testing
import TimeZones

@Suite("What partners hold")
struct PartnerBlockTests {
    private func bring(
        _ title: String, beside series: String? = nil, address: String = "https://bcs.example/x",
        start: String = "2011-12-01T18:30:00Z", isCancelled: Bool = false, in installation: Installation
    ) async throws {
        let start = try #require(Instant(iso8601: start))
        let tokyo = try ZoneDatabase.system.zone("Asia/Tokyo")
        try await installation.write { tx in
            let details = PartnerEntryDetails(
                title: title, place: "Covent <Garden>", address: address,
                time: .time(start: start, end: start.adding(seconds: 3600), zone: tokyo), isCancelled: isCancelled,
                changedAt: start)
            let plan = try Partners.plan(
                [(PartnerEntry.Name(uid: title, occurrence: ""), details)], titled: "BCS " + title,
                beside: try series.flatMap { try tx.series.find(title: $0)?.id }, since: start.adding(seconds: -1),
                in: tx)
            try Partners.apply(plan, tx)
        }
        installation.advance()
    }

    @Test("stands on What's on: title, when in its own zone, where, and a link to the web")
    func entry() async throws {
        let installation = try Installation()
        #expect(try await !installation.get("/").has("From our partners"))
        try await bring("Green <b>data</b>", isCancelled: true, in: installation)
        let page = try await installation.get("/")
        #expect(page.has("From our partners"))
        #expect(
            page.has(
                "<a href=\"https://bcs.example/x\" rel=\"external nofollow noopener\">Green &lt;b&gt;data&lt;/b&gt;"))
        #expect(page.has("Friday 2 December 2011, 3:30am to 4:30am (Asia/Tokyo)"))
        #expect(page.has("Covent &lt;Garden&gt;") && page.has("Cancelled"))
    }

    @Test("has no link when the address is none of the web")
    func address() async throws {
        let installation = try Installation()
        try await bring("Talk", address: "javascript:alert(1)", in: installation)
        let page = try await installation.get("/")
        #expect(page.has("<h3>Talk</h3>") && !page.has("javascript:alert"))
    }

    @Test("of a series stands on its page, too, and nowhere while nobody may see the series")
    func series() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, slug: "a", series: "Roundtables")
        _ = try await Conference.make(in: installation, slug: "b", visibility: .draft, series: "Secrets")
        try await bring("Seen", beside: "Roundtables", in: installation)
        try await bring("Everywhere", in: installation)
        try await bring("Unseen", beside: "Secrets", in: installation)
        let home = try await installation.get("/")
        #expect(home.has("Seen") && home.has("Everywhere") && !home.has("Unseen"))
        let series = try await installation.get("/series/roundtables")
        #expect(series.has("Seen") && !series.has("Everywhere") && !series.has("Unseen"))
    }

    @Test("goes the day after it, and is in no feed of ours")
    func turns() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, slug: "a", series: "Roundtables")
        try await bring("Seen", beside: "Roundtables", in: installation)
        for path in ["/calendar.ics", "/series/roundtables.ics", "/events.atom"] {
            #expect(try await !installation.get(path).has("Seen"), "\(path)")
        }
        try installation.set("2011-12-02T23:00:00Z")
        #expect(try await installation.get("/").has("Seen"))
        try installation.set("2011-12-03T00:00:01Z")
        #expect(try await !installation.get("/").has("Seen"))
    }
}
