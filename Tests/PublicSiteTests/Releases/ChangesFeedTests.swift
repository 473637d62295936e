import Domain
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("The feed of an agenda's changes")
struct ChangesFeedTests {
    private let path = "/e/socitm-2011/agenda/changes.atom"

    private func changed() async throws -> (Installation, Answer) {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        installation.advance(by: 86_400)
        try await conference.release("2", "Clouds & <more>", in: installation) { try conference.changeMuch($0) }
        return (installation, try await installation.get(path))
    }

    @Test("is Atom: ids, titles, dates, an author and links, an entry a release, newest first")
    func atom() async throws {
        let (_, answer) = try await changed()
        #expect(answer.status == 200)
        #expect(answer.fields[.contentType] == "application/atom+xml; charset=utf-8")
        let feed = try Element.read(answer.body)
        #expect(feed.name == "feed" && feed.attributes["xmlns"] == "http://www.w3.org/2005/Atom")
        let entries = feed.all("entry")
        #expect(feed.text("title") == "SOCITM 2011: changes of the agenda")
        #expect(feed.text("updated") == "2011-10-02T08:00:10Z")
        #expect(feed.first("author")?.text("name") == "SOCITM")
        let links = feed.all("link").map { ($0.attributes["rel"] ?? "", $0.attributes["href"] ?? "") }
        #expect(links.map(\.0) == ["self", "alternate"])
        #expect(links.map(\.1) == ["https://example.org\(path)", "https://example.org/e/socitm-2011/agenda/changes"])
        #expect(entries.map { $0.text("title") } == ["Release 2", "Release 1"])
        #expect(entries.map { $0.text("updated") } == ["2011-10-02T08:00:10Z", "2011-10-01T08:00:00Z"])
        #expect(
            entries.map { $0.first("link")?.attributes["href"] ?? "" } == [
                "https://example.org/e/socitm-2011/agenda/changes/2",
                "https://example.org/e/socitm-2011/agenda/changes/1",
            ])
        let ids = [feed.text("id")] + entries.map { $0.text("id") }
        #expect(Set(ids).count == 3)
        for id in ids { #expect(id.hasPrefix("urn:uuid:") && UUID(uuidString: String(id.dropFirst(9))) != nil) }
        #expect(entries[0].text("summary") == "New: 1, Moved: 1, Retitled: 1")
    }

    @Test("holds what changed as markup that was escaped twice")
    func escaping() async throws {
        let (_, answer) = try await changed()
        let content = try #require(Element.read(answer.body).all("entry").first?.first("content"))
        #expect(content.attributes["type"] == "html")
        #expect(content.text.hasPrefix("<div class=\"prose\"><p>Clouds &amp; &lt;more&gt;</p></div><ul><li>"))
        #expect(content.text.contains("<strong>Retitled</strong> What &lt;all&gt; can learn &amp; teach<br>"))
        #expect(!answer.has("<all>"))
    }

    @Test("is the same octets from another start, and 304 to who knows its tag")
    func stable() async throws {
        let (installation, answer) = try await changed()
        installation.advance(by: 100_000)
        let again = try await Answer(installation.restarted().respond(to: .init(.get, path)))
        #expect(again.body == answer.body)
        let tag = try #require(answer.fields[.eTag])
        let known = try await installation.get(path, [.ifNoneMatch: tag])
        #expect(known.status == 304 && known.body.isEmpty)
        #expect(answer.fields[.cacheControl] == "private, max-age=300")
    }

    @Test("of a private event has no key in what others may come to see")
    func privateEvent() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, slug: "table", visibility: .private)
        let answer = try await installation.get("/e/table/agenda/changes.atom?key=" + conference.event.privateKey)
        for part in answer.text.split(separator: "<id>").dropFirst() {
            #expect(!part.prefix { $0 != "<" }.contains(conference.event.privateKey))
        }
        #expect(try Element.read(answer.body).all("link").count == 2)
    }
}
