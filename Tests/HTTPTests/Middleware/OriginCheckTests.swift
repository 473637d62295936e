import HTTP
import HTTPTypes
import Testing

@Suite struct OriginCheckTests {
    private let check = OriginCheck(baseURL: "https://Events.example.org/")

    /// Nil for what passes.
    private func refusal(_ method: HTTPRequest.Method, _ headers: HTTPFields) throws -> Int? {
        let request = try Request(method, "/admin/events", headers: headers)
        do throws(HTTPError) {
            try check.check(request)
            return nil
        } catch {
            return error.status.code
        }
    }

    private static func site(_ value: String) -> HTTPFields {
        HTTPField.Name("Sec-Fetch-Site").map { [$0: value] } ?? [:]
    }

    @Test("a change that another site's page asks for is refused")
    func crossSite() throws {
        #expect(try refusal(.post, Self.site("cross-site")) == 403)
        #expect(try refusal(.post, Self.site("same-site")) == 403)
        #expect(try refusal(.post, [.origin: "https://evil.example"]) == 403)
        #expect(try refusal(.post, [.origin: "null"]) == 403)
        #expect(try refusal(.post, [.origin: "https://events.example.org.evil.example"]) == 403)
        #expect(try refusal(.post, [.origin: "http://events.example.org"]) == 403)
    }

    @Test("a change from our own pages, from the address bar or from no browser passes")
    func ownSite() throws {
        #expect(try refusal(.post, Self.site("same-origin")) == nil)
        #expect(try refusal(.post, Self.site("none")) == nil)
        #expect(try refusal(.post, [.origin: "https://events.example.org"]) == nil)
        #expect(try refusal(.post, [:]) == nil)
    }

    @Test("a page that hides where it is may send its forms, but another site's may not")
    func hidden() throws {
        let check = OriginCheck(baseURL: "https://events.example.org", takesHiddenOrigin: true)
        try check.check(Request(.post, "/my/secret/stars", headers: [.origin: "null"]))
        #expect(throws: HTTPError.self) {
            try check.check(Request(.post, "/my/secret/stars", headers: [.origin: "https://evil.example"]))
        }
        #expect(throws: HTTPError.self) {
            try check.check(Request(.post, "/my/secret/stars", headers: Self.site("cross-site")))
        }
    }

    @Test("links from elsewhere lead in")
    func reading() throws {
        #expect(try refusal(.get, Self.site("cross-site")) == nil)
        #expect(try refusal(.head, [.origin: "https://evil.example"]) == nil)
    }
}
