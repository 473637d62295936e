import Domain
import Foundation
import Testing

@Suite("What machines read of a page")
struct StructuredDataTests {
    /// The data block of a page, read as JSON; nil when there is none.
    private func data(_ page: Answer) throws -> [String: Any]? {
        let open = "<script type=\"application/ld+json\">"
        guard let start = page.text.range(of: open) else { return nil }
        let rest = page.text[start.upperBound...]
        let end = try #require(rest.range(of: "</script>"))
        return try JSONSerialization.jsonObject(with: Data(rest[..<end.lowerBound].utf8)) as? [String: Any]
    }

    @Test("of an event are its days, its place and who holds it")
    func event() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011")
        let found = try #require(try data(page))
        let expected: [String: Any] = [
            "@context": "https://schema.org", "@type": "Event", "name": "SOCITM 2011", "startDate": "2011-11-29",
            "endDate": "2011-11-30", "eventStatus": "https://schema.org/EventScheduled",
            "location": ["@type": "Place", "name": "NEC", "address": "Birmingham"], "description": "The 25th year.",
            "url": "https://example.org/e/socitm-2011",
            "organizer": ["@type": "Organization", "name": "SOCITM", "url": "https://example.org/"],
        ]
        #expect(found as NSDictionary == expected as NSDictionary)
        #expect(page.has("<meta property=\"og:title\" content=\"SOCITM 2011\">"))
        #expect(page.has("<meta property=\"og:url\" content=\"https://example.org/e/socitm-2011\">"))
        #expect(page.has("content=\"29 to 30 November 2011. NEC, Birmingham. The 25th year.\""))
    }

    @Test("of a session are its times with their offset, its room and those who speak")
    func session() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let found = try #require(try data(try await installation.get("/e/socitm-2011/sessions/connect")))
        #expect(found["startDate"] as? String == "2011-11-29T09:30:00+00:00")
        #expect(found["endDate"] as? String == "2011-11-29T10:15:00+00:00")
        #expect((found["location"] as? [String: String])?["name"] == "Main hall, NEC")
        #expect(
            (found["performer"] as? [[String: String]])?.map { $0["name"] ?? "" } == [
                "Martin Reeves", "Maggie Philbin",
            ]
        )
        #expect((found["superEvent"] as? [String: String])?["url"] == "https://example.org/e/socitm-2011")
        let cloud = try conference.session("cloud").id
        try await conference.release(in: installation) { _ = try Sessions.cancel(cloud, in: conference.event.id, $0) }
        let cancelled = try #require(try data(try await installation.get("/e/socitm-2011/sessions/cloud")))
        #expect(cancelled["eventStatus"] as? String == "https://schema.org/EventCancelled")
    }

    @Test("cannot be left by what organisers type")
    func hostile() async throws {
        let installation = try Installation()
        let title = "</script><script>alert(1)</script> & \"x\" \\"
        _ = try await Conference.make(in: installation, title: title)
        let page = try await installation.get("/e/socitm-2011")
        #expect(!page.has("<script>alert"))
        #expect(try data(page)?["name"] as? String == title)
    }

    @Test("are not there of a private event")
    func privateEvent() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, visibility: .private)
        let page = try await installation.get("/e/socitm-2011?key=\(conference.event.privateKey)")
        #expect(page.status == 200 && !page.has("ld+json") && !page.has("og:title"))
    }
}
