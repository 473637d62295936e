import HTTPTypes
import Testing

@testable import HTTP

@Suite struct SecurityHeadersTests {
    private func headers(_ response: Response, isHTTPS: Bool = false) async throws -> HTTPFields {
        var response = response
        SecurityHeaders(isHTTPS: isHTTPS).finish(&response, of: try Request(.get, "/"))
        return response.headers
    }

    @Test("every response says that its type is meant and where referrers go")
    func everyResponse() async throws {
        #expect(
            try await headers(.json([])) == [
                .contentType: "application/json", .xContentTypeOptions: "nosniff",
                SecurityHeaders.referrerPolicy: "same-origin",
            ])
    }

    @Test("a page also has a policy and a window of its own")
    func page() async throws {
        let fields = try await headers(.html([]))
        #expect(fields[.contentSecurityPolicy] == SecurityHeaders.strictPolicy)
        #expect(fields[try #require(HTTPField.Name("Cross-Origin-Opener-Policy"))] == "same-origin")
        #expect(
            fields[try #require(HTTPField.Name("Permissions-Policy"))]
                == "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        #expect(fields[.strictTransportSecurity] == nil)
    }

    @Test("by https browsers are told to stay there")
    func https() async throws {
        #expect(
            try await headers(.json([]), isHTTPS: true)[.strictTransportSecurity]
                == "max-age=31536000; includeSubDomains")
    }

    @Test("what a handler has set stays")
    func ownPolicy() async throws {
        var page = Response.html([])
        page.headers[.contentSecurityPolicy] = "default-src 'none'"
        #expect(try await headers(page)[values: .contentSecurityPolicy] == ["default-src 'none'"])
    }
}
