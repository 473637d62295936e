import Domain
import HTTPTypes
import Testing

@Suite("What's on")
struct WhatsOnPageTests {
    @Test("says so when nothing is announced")
    func empty() async throws {
        let installation = try Installation()
        let page = try await installation.get("/")
        #expect(page.status == 200)
        #expect(page.has("<h1>What’s on</h1>"))
        #expect(page.has("Nothing is announced at the moment"))
    }

    @Test("lists published events, and no others")
    func visibility() async throws {
        let installation = try Installation()
        for visibility in Visibility.allCases {
            _ = try await Conference.make(
                in: installation, slug: "an-\(visibility.rawValue)", title: "Event \(visibility.rawValue)",
                visibility: visibility)
        }
        let page = try await installation.get("/")
        let shown = Visibility.allCases.filter { page.has("Event \($0.rawValue)") || page.has("an-\($0.rawValue)") }
        #expect(shown == [.published])
    }

    @Test("moves an event to the past the day after its last, and changes tag and date with it")
    func midnight() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        try installation.set("2011-11-30T23:59:59Z")
        let before = try await installation.get("/")
        #expect(before.has("Coming up"))
        #expect(!before.has("Past events"))
        try installation.set("2011-12-01T00:00:00Z")
        _ = try await installation.get("/")
        installation.advance(by: 1)
        let after = try await installation.get("/")
        #expect(after.has("Past events"))
        #expect(!after.has("Coming up"))
        #expect(after.fields[.lastModified] == "Thu, 01 Dec 2011 00:00:00 GMT")
        #expect(after.fields[.eTag] != before.fields[.eTag])
        #expect(try await installation.get("/", [.ifModifiedSince: before.fields[.lastModified] ?? ""]).status == 200)
    }

    @Test("escapes what organisers type")
    func hostile() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, title: "<script>alert(1)</script>\" onload=x")
        let page = try await installation.get("/")
        #expect(!page.has("<script>alert"))
        #expect(page.has("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=x"))
    }
}
