import HTTP
import HTTPServer
import HTTPTypes
import Synchronization
import Testing

@Suite struct RepeatedRequestsTests {
    /// A site with one stored page, which can be told that it no longer holds.
    private final class Page: Sendable {
        private struct Switch: Freshness {
            let page: Page
            var holds: Bool { page.isFresh.withLock { $0 } }
        }

        let isFresh = Mutex(true)
        private let made = Mutex(0)

        var timesMade: Int { made.withLock { $0 } }

        func answer(_ request: Request) -> Response {
            let number = made.withLock { made in
                made += 1
                return made
            }
            isFresh.withLock { $0 = true }
            let stored = StoredResponse(contentType: "text/plain", body: Array("\(number) \(request.target)".utf8))
            return stored.answer(to: request, freshness: Switch(page: self))
        }
    }

    private static let request = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"

    private func withPage(
        limits: ServerLimits = ServerLimits(), _ body: (Fixture, Page) async throws -> Void
    ) async throws {
        let page = Page()
        var router = Router()
        router.immediate(.get, "/:any") { page.answer($0) }
        try await withServer(application: Application(router: router), limits: limits) { try await body($0, page) }
    }

    @Test("the same bytes get the same answer, over any connection, without being asked for again")
    func repeated() async throws {
        try await withPage { fixture, page in
            let first = try await fixture.connect()
            let second = try await fixture.connect()
            for client in [first, first, second, second] {
                try await client.send(Self.request)
                #expect(try await client.answer().text == "1 /a")
            }
            #expect(page.timesMade == 1)
        }
    }

    @Test("bytes that differ anywhere, in length too, are another request")
    func different() async throws {
        try await withPage { fixture, page in
            let client = try await fixture.connect()
            for (bytes, text) in [
                (Self.request, "1 /a"), ("GET /b HTTP/1.1\r\nHost: a\r\n\r\n", "2 /b"),
                ("GET /a HTTP/1.1\r\nHost: b\r\n\r\n", "3 /a"), ("GET /a HTTP/1.1\r\nHost: a\r\nA: \r\n\r\n", "4 /a"),
            ] {
                try await client.send(bytes)
                #expect(try await client.answer().text == text)
            }
        }
    }

    @Test("an answer repeated in another second tells that second", arguments: [2_048, 2_049])
    func dated(size: Int) async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: size)
        let stored = StoredResponse(contentType: "text/plain", body: body)
        var router = Router()
        router.immediate(.get, "/a") { stored.answer(to: $0, freshness: AlwaysFresh()) }
        try await withServer(application: Application(router: router)) { fixture in
            let client = try await fixture.connect()
            var dates: [String] = []
            for wait in [0, 0, 1_100] {
                try await Task.sleep(for: .milliseconds(wait))
                try await client.send(Self.request)
                let answer = try await client.answer()
                #expect(answer.body == body)
                dates.append(try #require(answer.fields["date"]))
            }
            #expect(dates[1] != dates[2])
        }
    }

    @Test("an answer that no longer holds is made anew, and then the new one is repeated")
    func stale() async throws {
        try await withPage { fixture, page in
            let client = try await fixture.connect()
            try await client.send(Self.request)
            #expect(try await client.answer().text == "1 /a")
            page.isFresh.withLock { $0 = false }
            for _ in 0..<2 {
                try await client.send(Self.request)
                #expect(try await client.answer().text == "2 /a")
            }
        }
    }

    @Test("bytes that come in parts, or two requests in one read, are answered each by itself")
    func cutAnywhere() async throws {
        try await withPage { fixture, page in
            let client = try await fixture.connect()
            try await client.send(Self.request)
            #expect(try await client.answer().text == "1 /a")
            try await client.send(Self.request + Self.request)
            for number in 2...3 { #expect(try await client.answer().text == "\(number) /a") }
            try await client.send("GET /a HTTP/1.1\r\nHo")
            try await Task.sleep(for: .milliseconds(20))
            try await client.send("st: a\r\n\r\n")
            #expect(try await client.answer().text == "4 /a")
        }
    }

    @Test("a HEAD is repeated without a body, and a connection that is to be closed is closed")
    func headAndClose() async throws {
        try await withPage { fixture, page in
            let client = try await fixture.connect()
            for _ in 0..<2 {
                try await client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n")
                let answer = try await client.answer(toHead: true)
                #expect(answer.text == "")
                #expect(answer.fields["content-length"] == "4")
            }
            #expect(page.timesMade == 1)
            let closing = try await fixture.connect()
            try await closing.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(try await closing.answer().text == "2 /a")
            #expect(try await closing.rest() == [])
        }
    }

    @Test("repeated requests count among those of a connection")
    func counted() async throws {
        var limits = ServerLimits()
        limits.requestsPerConnection = 3
        try await withPage(limits: limits) { fixture, page in
            let client = try await fixture.connect()
            for last in [false, false, true] {
                try await client.send(Self.request)
                #expect(try await client.answer().fields["connection"] == (last ? "close" : nil))
            }
            #expect(try await client.rest() == [])
        }
    }
}
