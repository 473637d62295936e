import HTTP
import HTTPTypes
import Testing
import WebAdmin

@Suite struct OriginCheckTests {
    private let check = OriginCheck(baseURL: "https://Events.example.org/")

    private func status(_ method: HTTPRequest.Method, _ headers: HTTPFields) async throws -> Int {
        do {
            let request = try Request(method, "/admin/events", headers: headers)
            return try await check.handle(request) { _ in .noContent }.status.code
        } catch let error as HTTPError {
            return error.status.code
        }
    }

    private static func site(_ value: String) -> HTTPFields {
        HTTPField.Name("Sec-Fetch-Site").map { [$0: value] } ?? [:]
    }

    @Test("a change that another site's page asks for is refused")
    func crossSite() async throws {
        #expect(try await status(.post, Self.site("cross-site")) == 403)
        #expect(try await status(.post, Self.site("same-site")) == 403)
        #expect(try await status(.post, [.origin: "https://evil.example"]) == 403)
        #expect(try await status(.post, [.origin: "null"]) == 403)
        #expect(try await status(.post, [.origin: "https://events.example.org.evil.example"]) == 403)
        #expect(try await status(.post, [.origin: "http://events.example.org"]) == 403)
    }

    @Test("a change from our own pages, from the address bar or from no browser passes")
    func ownSite() async throws {
        #expect(try await status(.post, Self.site("same-origin")) == 204)
        #expect(try await status(.post, Self.site("none")) == 204)
        #expect(try await status(.post, [.origin: "https://events.example.org"]) == 204)
        #expect(try await status(.post, [:]) == 204)
    }

    @Test("links from elsewhere lead in")
    func reading() async throws {
        #expect(try await status(.get, Self.site("cross-site")) == 204)
        #expect(try await status(.head, [.origin: "https://evil.example"]) == 204)
    }
}
