import HTTPTypes
import Testing

@testable import HTTP

@Suite struct ResponseTests {
    @Test("pages, texts and JSON carry their type and charset")
    func types() async throws {
        #expect(Response.html([1]).headers == [.contentType: "text/html; charset=utf-8"])
        #expect(Response.text("a", status: .notFound).status == .notFound)
        #expect(Response.json([2]).headers == [.contentType: "application/json"])
        #expect(try await Response.text("é").collectBody() == [0xc3, 0xa9])
    }

    @Test("a redirect after a POST leads to a page of ours")
    func seeOther() {
        let response = Response.seeOther("/e/x?y=1#z")
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/e/x?y=1#z")
    }

    @Test(
        "a redirect that would lead elsewhere leads to the front page", arguments: ["//evil", "https://evil", "", "x"])
    func foreign(path: String) { #expect(Response.seeOther(path).headers[.location] == "/") }

    @Test("405 names the methods that would do")
    func methodNotAllowed() {
        let response = Response.methodNotAllowed(allow: [.get, .post])
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "GET, POST")
    }

    @Test("a streamed body is collected from what is written")
    func stream() async throws {
        let response = Response(
            body: .stream(length: nil) { writer in
                try await writer.write([1])
                try await writer.write([2, 3])
            })
        #expect(try await response.collectBody() == [1, 2, 3])
    }
}
