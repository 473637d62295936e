import HTTPTypes
import Synchronization
import Testing

@testable import HTTP

@Suite struct ErrorPagesTests {
    private struct Unknown: Error {}
    private struct Known: Error {}

    private final class Reports: Sendable {
        let ids = Mutex<[String]>([])
    }

    private func run(_ error: any Error, _ reports: Reports = Reports()) async throws -> (Response, [String]) {
        let pages = ErrorPages(
            classify: { $0 is Known ? HTTPError(.unprocessableContent, "Look at it again.") : nil },
            page: { failure, _ in .text("\(failure.error.reason) \(failure.requestID ?? "-")") },
            report: { _, id, _ in reports.ids.withLock { $0.append(id) } })
        let response = try #require(pages.recover(from: error, of: Request(.get, "/")))
        return (response, reports.ids.withLock { $0 })
    }

    @Test("a known error becomes a page with its status and fields, and is not reported")
    func known() async throws {
        let (response, reports) = try await run(HTTPError.methodNotAllowed(allow: [.get]))
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "GET")
        #expect(try await response.collectBody() == Array("This address does not take that method. -".utf8))
        #expect(reports == [])
    }

    @Test("an error of the product is classified")
    func classified() async throws {
        let (response, reports) = try await run(Known())
        #expect(response.status == .unprocessableContent)
        #expect(reports == [])
    }

    @Test("an unknown error is reported once, under the id that the visitor sees")
    func unknown() async throws {
        let (response, reports) = try await run(Unknown())
        #expect(response.status == .internalServerError)
        #expect(reports.count == 1)
        #expect(reports[0].utf8.count == 12)
        #expect(try await response.collectBody() == Array("Something went wrong on our side. \(reports[0])".utf8))
    }
}
