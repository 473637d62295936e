import Domain
import HTTPTypes
import Testing

@Suite("Errors of the public site")
struct ErrorPageTests {
    @Test(
        "an unknown address gets a page of the site that leads on",
        arguments: ["/x", "/e/nothing", "/e/a--b", "/e/%E2%82%AC"])
    func notFound(path: String) async throws {
        let page = try await Installation().get(path)
        #expect(page.status == 404)
        #expect(page.has("<h1>Page not found</h1>"))
        #expect(page.has("<a class=\"brand\" href=\"/\">"))
        #expect(page.has("See what’s on"))
        #expect(page.fields[.contentSecurityPolicy] != nil)
    }

    @Test("when the database is away and nothing is kept, the page says to come back")
    func unavailable() async throws {
        let installation = try Installation()
        installation.guarded.isAway = true
        let page = try await installation.get("/")
        #expect(page.status == 503)
        #expect(page.has("Not available for the moment"))
    }

    @Test("help and accessibility are there, with a tag", arguments: ["/help", "/accessibility"])
    func fixedPages(path: String) async throws {
        let installation = try Installation()
        let page = try await installation.get(path)
        #expect(page.status == 200)
        #expect(try await installation.get(path, [.ifNoneMatch: try #require(page.fields[.eTag])]).status == 304)
    }
}
