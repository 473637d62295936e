import HTTPTypes
import Testing

@testable import HTTP

@Suite struct StoredResponseTests {
    private static let text = Array(String(repeating: "Round the table. ", count: 200).utf8)
    private static let stored = StoredResponse(
        contentType: "text/plain; charset=utf-8", body: text, tag: EntityTag("v1"),
        lastModified: HTTPDate(seconds: 784_111_777), cacheControl: "public, max-age=60")

    private func answer(_ headers: HTTPFields, _ method: HTTPRequest.Method = .get) throws -> Response {
        Self.stored.answer(to: try Request(method, "/", headers: headers))
    }

    @Test("the plain form is 200 with its tag, date and every field a response has")
    func plain() async throws {
        let response = try answer([:])
        #expect(response.status == .ok)
        #expect(
            response.allHeaders == [
                .contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=60",
                .lastModified: "Sun, 06 Nov 1994 08:49:37 GMT", .vary: "Accept-Encoding",
                .xContentTypeOptions: "nosniff",
                SecurityHeaders.referrerPolicy: "same-origin", .eTag: "\"v1\"",
            ])
        #expect(try await response.collectBody() == Self.text)
    }

    @Test("the gzip form has its own tag and unpacks to the same bytes")
    func gzip() async throws {
        let response = try answer([.acceptEncoding: "br, gzip"])
        #expect(response.allHeaders[.contentEncoding] == "gzip")
        #expect(response.allHeaders[.eTag] == "\"v1-gzip\"")
        let body = try await response.collectBody()
        #expect(body.count < 200)
        #expect(gunzip(body) == Self.text)
    }

    @Test("a known tag gives 304 without body or type, for each form its own")
    func notModified() async throws {
        let plain = try answer([.ifNoneMatch: "\"v1\""])
        #expect(plain.status == .notModified)
        #expect(plain.allHeaders[.eTag] == "\"v1\"")
        #expect(plain.allHeaders[.contentType] == nil)
        #expect(plain.allHeaders[.cacheControl] == "public, max-age=60")
        #expect(plain.allHeaders[.vary] == "Accept-Encoding")
        #expect(try await plain.collectBody() == [])
        let gzip = try answer([.ifNoneMatch: "\"v1-gzip\"", .acceptEncoding: "gzip"])
        #expect(gzip.status == .notModified)
        #expect(gzip.allHeaders[.eTag] == "\"v1-gzip\"")
        #expect(try answer([.ifNoneMatch: "\"v1-gzip\""]).status == .ok)
        #expect(try answer([.ifModifiedSince: "Sun, 06 Nov 1994 08:49:37 GMT"]).status == .notModified)
        #expect(try answer([.ifMatch: "\"other\""]).status == .preconditionFailed)
    }

    @Test("the prepared head is what the writer would write")
    func head() throws {
        let small = StoredResponse(contentType: "text/calendar; charset=utf-8", body: [1, 2, 3], tag: EntityTag("t"))
        guard case .stored(let form) = small.answer(to: try Request(.get, "/")).body else { return }
        #expect(
            String(decoding: form.head, as: UTF8.self)
                == "HTTP/1.1 200 OK\r\nContent-Type: text/calendar; charset=utf-8\r\nCache-Control: no-cache\r\n"
                + "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\nETag: \"t\"\r\n"
                + "Content-Length: 3\r\n")
    }

    @Test("what does not shrink has no gzip form and does not vary")
    func incompressible() throws {
        let stored = StoredResponse(contentType: "image/png", body: Self.text)
        let response = stored.answer(to: try Request(.get, "/", headers: [.acceptEncoding: "gzip"]))
        #expect(response.allHeaders[.contentEncoding] == nil)
        #expect(response.allHeaders[.vary] == nil)
        #expect(stored.tag == EntityTag(hashing: Self.text))
    }

    @Test("a stored page has the policy of a page")
    func page() throws {
        let stored = StoredResponse(contentType: "text/html; charset=utf-8", body: [60])
        let fields = stored.answer(to: try Request(.get, "/")).allHeaders
        #expect(fields[.contentSecurityPolicy] == SecurityHeaders.strictPolicy)
    }
}
