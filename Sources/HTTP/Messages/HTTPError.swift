public import HTTPTypes

/// A request that cannot be served as it was sent: the status to answer with and a sentence that is safe to show.
///
/// Thrown by the parser, the body, the forms and the router; `ErrorPages` or `Application` turn it into a response.
public struct HTTPError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The status of the answer.
    public let status: HTTPResponse.Status
    /// One sentence for the person who reads the answer; never holds anything secret.
    public let reason: String
    /// Fields that belong to the answer, such as `Allow` or `Retry-After`.
    public let headers: HTTPFields

    /// Makes an error with any status.
    public init(_ status: HTTPResponse.Status, _ reason: String, headers: HTTPFields = [:]) {
        self.status = status
        self.reason = reason
        self.headers = headers
    }

    /// 400: the request breaks a rule of the protocol or of a form.
    public static func badRequest(_ reason: String) -> HTTPError { HTTPError(.badRequest, reason) }

    /// 404: nothing of ours has this address.
    public static let notFound = HTTPError(.notFound, "There is no such page.")

    /// 405 with the methods that this address does take (RFC 9110, 15.5.6).
    public static func methodNotAllowed(allow: [HTTPRequest.Method]) -> HTTPError {
        HTTPError(
            .methodNotAllowed, "This address does not take that method.",
            headers: [.allow: allow.map(\.rawValue).joined(separator: ", ")])
    }

    /// 413: the body is longer than its route takes.
    public static let contentTooLarge = HTTPError(.contentTooLarge, "The request is larger than this address takes.")

    public var description: String { "\(status.code) \(reason)" }
}
