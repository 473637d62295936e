import HTTPTypes
import Testing

@Suite("What search engines read")
struct CrawlerFilesTests {
    @Test("robots.txt keeps them out of the admin and forbids no feed, personal ones neither")
    func robots() async throws {
        let answer = try await Installation().get("/robots.txt")
        #expect(
            answer.text == """
                User-agent: *
                Disallow: /admin
                Sitemap: https://example.org/sitemap.xml

                """)
    }

    @Test("the sitemap has the pages of the published events")
    func sitemap() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let answer = try await installation.get("/sitemap.xml")
        #expect(answer.fields[.contentType] == "application/xml")
        #expect(answer.has("<loc>https://example.org/e/socitm-2011/agenda</loc>"))
    }
}
