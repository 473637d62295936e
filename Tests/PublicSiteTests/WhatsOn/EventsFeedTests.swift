import Domain
import HTTPTypes
import Testing

@Suite("The feed of new events")
struct EventsFeedTests {
    @Test("is Atom: the published events, those that were added last first")
    func atom() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, slug: "first", title: "First")
        _ = try await Conference.make(in: installation, slug: "second", title: "Second & <last>")
        for visibility in [Visibility.draft, .private] {
            _ = try await Conference.make(
                in: installation, slug: "hidden-\(visibility.rawValue)", title: "Hidden", visibility: visibility)
        }
        let answer = try await installation.get("/events.atom")
        #expect(answer.status == 200)
        #expect(answer.fields[.contentType] == "application/atom+xml; charset=utf-8")
        let feed = try Element.read(answer.body)
        let entries = feed.all("entry")
        #expect(feed.text("title") == "What’s on: SOCITM")
        #expect(entries.map { $0.text("title") } == ["Second & <last>", "First"])
        #expect(entries.map { $0.text("published") } == ["2011-10-01T08:00:10Z", "2011-10-01T08:00:00Z"])
        #expect(entries.map { $0.text("summary") } == Array(repeating: "29 to 30 November 2011, NEC", count: 2))
        #expect(
            entries.map { $0.first("link")?.attributes["href"] ?? "" }
                == ["https://example.org/e/second", "https://example.org/e/first"])
        #expect(try await installation.get("/").has("type=\"application/atom+xml\" href=\"/events.atom\""))
    }

    @Test("is the same octets until an event changes, and answers 304")
    func stability() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let feed = try await installation.get("/events.atom")
        installation.advance(by: 86_400 * 90)
        #expect(try await installation.get("/events.atom") == feed)
        let again = try await installation.get("/events.atom", [.ifNoneMatch: feed.fields[.eTag] ?? ""])
        #expect(again.status == 304)
    }
}
