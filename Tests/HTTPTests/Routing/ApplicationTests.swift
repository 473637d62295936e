import HTTPTypes
import Testing

@testable import HTTP

@Suite struct ApplicationTests {
    private struct Tag: Middleware {
        let mark: String

        func handle(_ request: Request, next: Handler) async throws -> Response {
            var response = try await next(request)
            response.headers.append(HTTPField(name: .via, value: mark))
            return response
        }
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
