public import Domain
public import HTTP
public import HTTPTypes

extension DomainError {
    /// The one table of what a rule's refusal is called on the web.
    public var status: HTTPResponse.Status {
        switch self {
        case .invalid: .unprocessableContent
        case .notFound: .notFound
        case .conflict: .conflict
        case .notAllowed: .forbidden
        case .unavailable: .serviceUnavailable
        }
    }
}

extension DomainError {
    /// What is not available is worth another try soon (RFC 9110, 10.2.3): most of what it waits for, a lock, a queue or a
    /// restart, takes seconds.
    fileprivate var fields: HTTPFields {
        if case .unavailable = self { [.retryAfter: "10"] } else { [:] }
    }
}

extension HTTPError {
    /// A rule's refusal as the web knows it, in the reader's words; nil for any other error.
    public init?(_ error: any Error, _ t: Language) {
        guard let error = error as? DomainError else { return nil }
        self.init(error.status, error.messages.map { t($0) }.joined(separator: " "), headers: error.fields)
    }
}
