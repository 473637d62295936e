import HTTPTypes
import Testing

@testable import HTTP

@Suite struct RouterTests {
    /// A router whose handlers answer with their pattern and what its names stand for.
    private static let router: Router = {
        var router = Router()
        let patterns = [
            "/", "/e/:event", "/e/:event/agenda", "/e/:event/agenda.ics", "/e/:event/sessions/:session",
            "/e/:event/sessions/:session.ics", "/e/:event/sessions/new", "/e/:slug/rooms/:room.ics",
            "/e/open/rooms/:room",
        ]
        for pattern in patterns { router.on(.get, pattern) { echo(pattern, $0) } }
        router.on(.post, "/e/:event") { echo("POST", $0) }
        router.on(.post, "/e/:event/import", bodyLimit: .bytes(64 << 20)) { echo("import", $0) }
        router.on(.delete, "/e/fixed/agenda") { echo("DELETE", $0) }
        return router
    }()

    private static func echo(_ pattern: String, _ request: Request) -> Response {
        let values = ["event", "session", "slug", "room"].compactMap { name in
            request.parameters[name].map { "\(name)=\($0)" }
        }
        return .text(([pattern] + values).joined(separator: " "))
    }

    private func get(_ path: String, _ method: HTTPRequest.Method = .get) async throws -> String {
        let response = try await Self.router.reply(to: Request(method, path)).response()
        return String(decoding: try await response.collectBody(), as: UTF8.self)
    }

    private func status(_ method: HTTPRequest.Method, _ path: String) async throws -> HTTPError {
        do {
            _ = try await Self.router.reply(to: Request(method, path)).response()
            throw HTTPError(.ok, "answered")
        } catch let error as HTTPError { return error }
    }

    @Test("a path goes to the pattern that fits it, the most literal first")
    func matching() async throws {
        let expected = [
            "/": "/", "/?x=1": "/", "/e/socitm-2011": "/e/:event event=socitm-2011",
            "/e/a/agenda": "/e/:event/agenda event=a", "/e/a/agenda.ics": "/e/:event/agenda.ics event=a",
            "/e/a/sessions/b": "/e/:event/sessions/:session event=a session=b",
            "/e/a/sessions/new": "/e/:event/sessions/new event=a",
            "/e/a/sessions/new.ics": "/e/:event/sessions/:session.ics event=a session=new",
            "/e/a/sessions/b.c.ics": "/e/:event/sessions/:session.ics event=a session=b.c",
            "/e/a/sessions/.ics": "/e/:event/sessions/:session event=a session=.ics",
        ]
        for (path, answer) in expected { #expect(try await get(path) == answer) }
    }

    @Test("the next best is tried when the better leads nowhere")
    func backtracking() async throws {
        #expect(try await get("/e/open/rooms/a.ics") == "/e/open/rooms/:room room=a.ics")
        #expect(try await get("/e/open/sessions/a") == "/e/:event/sessions/:session event=open session=a")
        #expect(try await get("/e/fixed/agenda") == "/e/:event/agenda event=fixed")
        #expect(try await get("/e/x/rooms/a.ics") == "/e/:slug/rooms/:room.ics slug=x room=a")
    }

    @Test("escapes are decoded in names and do not hide a literal")
    func escapes() async throws {
        #expect(try await get("/e/a%2Fb%20c") == "/e/:event event=a/b c")
        #expect(try await get("/%65/x/%61genda") == "/e/:event/agenda event=x")
    }

    @Test("HEAD goes to the GET route")
    func head() async throws { #expect(try await get("/e/x", .head) == "/e/:event event=x") }

    @Test(
        "a path that fits nothing is not found", arguments: ["/x", "/e", "/e/", "/e/a/", "//", "/e//agenda", "/e/a/b"])
    func notFound(path: String) async throws { #expect(try await status(.get, path) == .notFound) }

    @Test("a known path with another method is 405 with Allow")
    func methodNotAllowed() async throws {
        #expect(try await status(.put, "/e/x").headers == [.allow: "GET, HEAD, POST, OPTIONS"])
        #expect(try await status(.put, "/e/x").status == .methodNotAllowed)
        #expect(try await status(.post, "/e/fixed/agenda").headers == [.allow: "GET, HEAD, DELETE, OPTIONS"])
        #expect(try await status(.get, "/e/x/import").headers == [.allow: "POST, OPTIONS"])
        // Calendar programs ask a feed for this, and go on to GET.
        let propfind = try #require(HTTPRequest.Method("PROPFIND"))
        #expect(try await status(propfind, "/e/x").headers == [.allow: "GET, HEAD, POST, OPTIONS"])
    }

    @Test("OPTIONS is answered with Allow")
    func options() async throws {
        let response = try await Self.router.reply(to: Request(.options, "/e/x")).response()
        #expect(response.status == .noContent)
        #expect(response.headers == [.allow: "GET, HEAD, POST, OPTIONS"])
        let server = try await Self.router.reply(to: Request(.options, "*")).response()
        #expect(server.headers == [.allow: "GET, HEAD, POST, DELETE, OPTIONS"])
        #expect(try await status(.options, "/x") == .notFound)
    }

    @Test("what answers unknown paths can be set")
    func ownNotFound() async throws {
        var router = Router()
        router.notFound = { .text("nothing at \($0.path)", status: .notFound) }
        #expect(try await router.reply(to: Request(.get, "/x")).response().collectBody() == Array("nothing at /x".utf8))
    }

    @Test("a route has its own limit for bodies")
    func bodyLimit() throws {
        #expect(Self.router.bodyLimit(for: try Request(.post, "/e/x/import")) == 64 << 20)
        #expect(Self.router.bodyLimit(for: try Request(.post, "/e/x")) == 1 << 20)
        #expect(Self.router.bodyLimit(for: try Request(.post, "/nowhere")) == 1 << 20)
    }

    @Test("routes are listed in the order they were added")
    func routes() throws {
        #expect(
            Self.router.routes.map { "\($0.method) \($0.pattern)" }.suffix(3) == [
                "POST /e/:event", "POST /e/:event/import", "DELETE /e/fixed/agenda",
            ])
        let number = try #require(Self.router.route(of: try Request(.head, "/e/x/agenda")))
        #expect(Self.router.routes[number].pattern == "/e/:event/agenda")
        #expect(Self.router.route(of: try Request(.get, "/x")) == nil)
    }
}
