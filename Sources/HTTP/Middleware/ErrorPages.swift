import HTTPTypes
import Sodium

/// Turns what a handler throws into a page. An error that nobody knows gets an id: the visitor sees the id, the report has
/// the whole story.
public struct ErrorPages: Middleware {
    /// What a page is made of.
    public struct Failure: Sendable {
        /// The status and a sentence that is safe to show.
        public let error: HTTPError
        /// The id to quote to the operator; nil for errors that are the visitor's own.
        public let requestID: String?

        public init(error: HTTPError, requestID: String? = nil) {
            self.error = error
            self.requestID = requestID
        }
    }

    private let classify: @Sendable (any Error) -> HTTPError?
    private let page: @Sendable (Failure, Request) -> Response
    private let report: @Sendable (any Error, String, Request) -> Void

    /// - Parameters:
    ///   - classify: the known errors of the product beside `HTTPError`, which is always known. Nil means unknown.
    ///   - page: makes the page; its status and the error's own fields are set afterwards.
    ///   - report: called once for each unknown error, with the id that the visitor sees.
    public init(
        classify: @escaping @Sendable (any Error) -> HTTPError? = { _ in nil },
        page: @escaping @Sendable (Failure, Request) -> Response,
        report: @escaping @Sendable (any Error, String, Request) -> Void
    ) {
        self.classify = classify
        self.page = page
        self.report = report
    }

    public func recover(from error: any Error, of request: Request) -> Response? {
        if let known = error as? HTTPError ?? classify(error) {
            return finished(page(Failure(error: known), request), known)
        }
        let requestID = TextEncoding.hex(SecureRandom.bytes(6))
        report(error, requestID, request)
        let internalError = HTTPError(.internalServerError, "Something went wrong on our side.")
        return finished(page(Failure(error: internalError, requestID: requestID), request), internalError)
    }

    private func finished(_ response: Response, _ error: HTTPError) -> Response {
        var response = response
        response.status = error.status
        for field in error.headers { response.headers[field.name] = field.value }
        return response
    }
}
