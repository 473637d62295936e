import HTTP
import HTTPTypes
import HTML
import Pages
import Testing

@Suite("Answers with pages")
struct PageResponseTests {
    @Test("a page for one person is not kept by anyone")
    func signedIn() {
        let response = Response.signedInPage("<p></p>", status: .unprocessableContent)
        #expect(response.status == .unprocessableContent)
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        #expect(Response.page("").headers[.cacheControl] == nil)
    }
}
