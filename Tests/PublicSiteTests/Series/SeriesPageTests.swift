import Domain
import Testing

@Suite("The page of a series")
struct SeriesPageTests {
    @Test("lists the public events and their calendar")
    func events() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, slug: "first", title: "First", series: "Roundtables")
        _ = try await Conference.make(
            in: installation, slug: "second", title: "Second", visibility: .archived, series: "Roundtables")
        let page = try await installation.get("/series/roundtables")
        #expect(page.has("<h1>Roundtables</h1>"))
        #expect(page.has("2 events"))
        #expect(page.has("<a href=\"/e/first\">First</a>") && page.has("<a href=\"/e/second\">Second</a>"))
        let feed = try await installation.get("/series/roundtables.ics")
        #expect(feed.lines.filter { $0.hasPrefix("URL:") && $0.hasSuffix("/connect") }.count == 2)
        #expect(feed.lines.contains("X-WR-CALNAME:Roundtables"))
    }

    @Test("is not there for an unknown series", arguments: ["nothing", "Not-A-Slug", "a--b"])
    func absence(slug: String) async throws {
        let installation = try Installation()
        #expect(try await installation.get("/series/\(slug)").status == 404)
    }
}
