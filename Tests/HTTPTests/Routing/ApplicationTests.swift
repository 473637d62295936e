import HTTPTypes
import Testing

@testable import HTTP

@Suite struct ApplicationTests {
    private struct Tag: Middleware {
        let mark: String

        func finish(_ response: inout Response, of request: Request) {
            response.headers.append(HTTPField(name: .via, value: mark))
        }
    }

    /// Answers requests of one path itself, and makes an answer of every error from further in.
    private struct Door: Middleware {
        let path: String
        var shuts = false

        func answer(_ request: Request) throws -> Response? {
            guard request.path == path else { return nil }
            if shuts { throw HTTPError.notFound }
            return .text("door")
        }

        func recover(from error: any Error, of request: Request) -> Response? { .text("\(path) recovered") }
    }

    private struct Unknown: Error {}

    private func application(_ handler: @escaping Handler) -> Application {
        var router = Router()
        router.on(.post, "/", bodyLimit: .bytes(3), handler)
        return Application(router: router, middleware: [Tag(mark: "outer"), Tag(mark: "inner")])
    }

    @Test("the first middleware is the outermost")
    func order() async throws {
        let response = await application { _ in Response() }.respond(to: try Request(.post, "/"))
        #expect(response.headers[values: .via] == ["inner", "outer"])
    }

    @Test(
        "a step that answers keeps the request from what is further in, and only the steps outside of it change the answer"
    )
    func stepAnswers() async throws {
        var router = Router()
        router.immediate(.get, "/open") { _ in .text("room") }
        let application = Application(
            router: router, middleware: [Tag(mark: "outer"), Door(path: "/door"), Tag(mark: "inner")])
        let door = await application.respond(to: try Request(.get, "/door"))
        #expect(try await door.collectBody() == Array("door".utf8))
        #expect(door.headers[values: .via] == ["outer"])
        let room = await application.respond(to: try Request(.get, "/open"))
        #expect(try await room.collectBody() == Array("room".utf8))
        #expect(room.headers[values: .via] == ["inner", "outer"])
    }

    @Test("an error is recovered by the next step outwards, and changed by the steps outside of that")
    func recovery() async throws {
        var router = Router()
        router.immediate(.get, "/now") { _ in throw Unknown() }
        router.on(.get, "/later") { _ in throw Unknown() }
        let application = Application(
            router: router,
            middleware: [
                Tag(mark: "outer"), Door(path: "/a"), Tag(mark: "inner"), Door(path: "/b", shuts: true),
            ])
        for (path, body) in ["/now": "/b recovered", "/later": "/b recovered", "/b": "/a recovered"] {
            let response = await application.respond(to: try Request(.get, path))
            #expect(try await response.collectBody() == Array(body.utf8))
            #expect(response.headers[values: .via] == (path == "/b" ? ["outer"] : ["inner", "outer"]))
        }
    }

    @Test("an immediate route is ready, another is to be awaited")
    func ready() throws {
        var router = Router()
        router.immediate(.get, "/now") { _ in Response() }
        router.on(.get, "/later") { _ in Response() }
        let application = Application(router: router)
        guard case .ready = try application.reply(to: try Request(.get, "/now")) else {
            Issue.record("/now had to be awaited")
            return
        }
        guard case .pending = try application.reply(to: try Request(.get, "/later")) else {
            Issue.record("/later was ready")
            return
        }
    }

    @Test("an error that nobody caught becomes a plain answer with the fields of every answer")
    func errors() async throws {
        let known = await application { _ in throw HTTPError(.conflict, "Taken.") }.respond(to: try Request(.post, "/"))
        #expect(known.status == .conflict)
        #expect(known.headers[.xContentTypeOptions] == "nosniff")
        #expect(try await known.collectBody() == Array("Taken.\n".utf8))
        let unknown = await application { _ in throw Unknown() }.respond(to: try Request(.post, "/"))
        #expect(unknown.status == .internalServerError)
        #expect(try await unknown.collectBody() == Array("Something went wrong on our side.\n".utf8))
    }

    @Test("a body that is longer than its route takes is refused before the handler is called")
    func bodyLimit() async throws {
        let application = application { .text("\($0.body.length ?? 0)") }
        #expect(await application.respond(to: try Request(.post, "/", body: [1, 2, 3])).status == .ok)
        #expect(await application.respond(to: try Request(.post, "/", body: [1, 2, 3, 4])).status == .contentTooLarge)
        #expect(application.bodyLimit(try Request(.post, "/")) == 3)
    }
}
