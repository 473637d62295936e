import HTTPTypes
import Testing

@testable import HTTP

@Suite struct CompressionTests {
    private static let page = Array(String(repeating: "<p>table</p>", count: 100).utf8)

    private func run(_ response: Response, accept: String = "gzip") async throws -> Response {
        var response = response
        Compression().finish(&response, of: try Request(.get, "/", headers: [.acceptEncoding: accept]))
        return response
    }

    @Test("a page of 1 KiB or more is compressed for who takes it")
    func compresses() async throws {
        let response = try await run(.html(Self.page))
        #expect(response.headers[.contentEncoding] == "gzip")
        #expect(response.headers[.vary] == "Accept-Encoding")
        #expect(gunzip(try await response.collectBody()) == Self.page)
    }

    @Test("for others it stays as it is, and caches are told")
    func notAccepted() async throws {
        let response = try await run(.html(Self.page), accept: "br")
        #expect(response.headers[.contentEncoding] == nil)
        #expect(response.headers[.vary] == "Accept-Encoding")
        #expect(try await response.collectBody() == Self.page)
    }

    @Test("small bodies, pictures and what is coded already are left alone")
    func leftAlone() async throws {
        #expect(try await run(.html(Array(Self.page.prefix(1023)))).headers[.vary] == nil)
        let picture = Response(headers: [.contentType: "image/png"], body: .bytes(Self.page))
        #expect(try await run(picture).headers[.contentEncoding] == nil)
        let coded = Response(headers: [.contentType: "text/css", .contentEncoding: "br"], body: .bytes(Self.page))
        #expect(try await run(coded).headers[.contentEncoding] == "br")
    }

    @Test("a strong tag becomes weak, and Vary is not said twice")
    func tags() async throws {
        var page = Response.html(Self.page)
        page.headers[.eTag] = "\"a\""
        page.headers[.vary] = "Cookie, accept-encoding"
        let response = try await run(page)
        #expect(response.headers[.eTag] == "W/\"a\"")
        #expect(response.headers[.vary] == "Cookie, accept-encoding")
    }
}
