import HTTPTypes
import Testing

@testable import HTTP

@Suite struct RequestTests {
    @Test("a request made in memory passes the same parser as one from a socket")
    func inMemory() throws {
        let request = try Request(
            .post, "/e/x?a=1&a=2", headers: [.cookie: "a=b", .userAgent: "test"], body: Array("hi".utf8))
        #expect(request.method == .post)
        #expect(request.path == "/e/x")
        #expect(request.target == "/e/x?a=1&a=2")
        #expect(request.host == "localhost")
        #expect(request.headers.pairs.map(\.name) == ["Host", "Cookie", "User-Agent", "Content-Length"])
        #expect(request.body.length == 2)
        #expect(throws: HTTPError.self) { try Request(.get, "no slash") }
        #expect(throws: HTTPError.self) { try Request(.get, "/a b") }
        #expect(throws: HTTPError.self) { try Request(.get, "/ HTTP/1.1\r\nX: y\r\n\r\nGET /") }
    }

    @Test("the root has no segments, a slash at the end is an empty one")
    func segments() throws {
        #expect(try Request(.get, "/").segments == [])
        #expect(try Request(.get, "/?a=/b").segments == [])
        #expect(try Request(.get, "/a").segments == ["a"])
        #expect(try Request(.get, "/a/").segments == ["a", ""])
        #expect(try Request(.get, "//a").segments == ["", "a"])
        #expect(try Request(.get, "http://localhost").segments == [])
    }
}
