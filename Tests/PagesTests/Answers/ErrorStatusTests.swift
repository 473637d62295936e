import Domain
import HTTP
import HTTPTypes
import HTML
import Pages
import Testing

@Suite("Errors on the web")
struct ErrorStatusTests {
    @Test("each refusal of a rule has its status")
    func table() {
        #expect(DomainError.invalid([]).status == .unprocessableContent)
        #expect(DomainError.notFound("x").status == .notFound)
        #expect(DomainError.conflict("x").status == .conflict)
        #expect(DomainError.notAllowed("x").status == .forbidden)
        #expect(DomainError.unavailable("x").status == .serviceUnavailable)
    }

    @Test("a refusal is told in the reader's words; another error is not ours to tell")
    func words() {
        struct Other: Error {}
        #expect(HTTPError(DomainError.conflict("Taken."), .pseudo)?.reason == "⟦Taken.⟧")
        #expect(HTTPError(Other(), .english) == nil)
        #expect(HTTPError(DomainError.unavailable("x"), .english)?.headers == [.retryAfter: "10"])
        #expect(HTTPError(DomainError.conflict("x"), .english)?.headers == [:])
    }

    @Test("a page for an error of ours gives the number to quote and nothing of what went wrong")
    func internalError() {
        let page = ErrorPage(
            HTTPError(.internalServerError, "sqlite: disk I/O error"), requestID: "4f2a",
            home: ActionLink("Home", "/", .plain), .english)
        #expect(page.header.title == "Something went wrong on our side")
        #expect(page.content.description.contains("<code>4f2a</code>"))
        #expect(!page.content.description.contains("sqlite"))
    }

    @Test(
        "a page for a refusal gives its reason",
        arguments: [
            HTTPResponse.Status.forbidden, .notFound, .conflict, .gone, .unprocessableContent, .tooManyRequests,
            .serviceUnavailable,
        ])
    func reasons(status: HTTPResponse.Status) {
        let page = ErrorPage(HTTPError(status, "Because <b>."), home: ActionLink("Home", "/", .plain), .english)
        #expect(page.content.description.contains("<p>Because &lt;b&gt;.</p>"))
        #expect(!page.header.title.isEmpty)
    }

    @Test("an address that nothing has is told in our own words")
    func notFound() {
        let page = ErrorPage(.notFound, home: ActionLink("Home", "/", .plain), .pseudo)
        #expect(page.header.title == "⟦Page not found⟧")
        #expect(!page.content.description.contains("There is no such page."))
    }
}
