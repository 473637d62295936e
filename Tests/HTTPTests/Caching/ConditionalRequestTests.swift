import HTTPTypes
import Testing

@testable import HTTP

@Suite struct ConditionalRequestTests {
    private static let before = "Sun, 06 Nov 1994 08:49:36 GMT"
    private static let same = "Sun, 06 Nov 1994 08:49:37 GMT"

    private func weigh(_ headers: HTTPFields, _ method: HTTPRequest.Method = .get) throws -> ConditionalRequest {
        ConditionalRequest.evaluate(
            try Request(method, "/", headers: headers), tag: EntityTag("a"),
            lastModified: HTTPDate(seconds: 784_111_777))
    }

    @Test("without conditions the request goes through")
    func none() throws { #expect(try weigh([:]) == .proceed) }

    @Test("If-None-Match compares weakly and gives 304 to GET and HEAD, 412 to others")
    func ifNoneMatch() throws {
        #expect(try weigh([.ifNoneMatch: "W/\"a\""]) == .notModified)
        #expect(try weigh([.ifNoneMatch: "\"a\""], .head) == .notModified)
        #expect(try weigh([.ifNoneMatch: "\"a\""], .put) == .preconditionFailed)
        #expect(try weigh([.ifNoneMatch: "\"b\""]) == .proceed)
        #expect(try weigh([.ifNoneMatch: "*"]) == .notModified)
    }

    @Test("If-None-Match switches If-Modified-Since off")
    func precedence() throws {
        #expect(try weigh([.ifNoneMatch: "\"b\"", .ifModifiedSince: Self.same]) == .proceed)
    }

    @Test("If-Modified-Since counts for GET and HEAD, a bad date does not count")
    func ifModifiedSince() throws {
        #expect(try weigh([.ifModifiedSince: Self.same]) == .notModified)
        #expect(try weigh([.ifModifiedSince: Self.before]) == .proceed)
        #expect(try weigh([.ifModifiedSince: "yesterday"]) == .proceed)
        #expect(try weigh([.ifModifiedSince: Self.same], .post) == .proceed)
    }

    @Test("If-Match compares strongly and switches If-Unmodified-Since off")
    func ifMatch() throws {
        #expect(try weigh([.ifMatch: "\"a\""]) == .proceed)
        #expect(try weigh([.ifMatch: "W/\"a\""]) == .preconditionFailed)
        #expect(try weigh([.ifMatch: "\"a\"", .ifUnmodifiedSince: Self.before]) == .proceed)
        #expect(try weigh([.ifUnmodifiedSince: Self.before]) == .preconditionFailed)
        #expect(try weigh([.ifUnmodifiedSince: Self.same]) == .proceed)
        #expect(try weigh([.ifUnmodifiedSince: "soon"]) == .proceed)
    }

    @Test("several fields of one name are one list")
    func severalFields() throws {
        var headers: HTTPFields = [:]
        headers.append(HTTPField(name: .ifNoneMatch, value: "\"b\""))
        headers.append(HTTPField(name: .ifNoneMatch, value: "\"a\""))
        #expect(try weigh(headers) == .notModified)
    }
}
