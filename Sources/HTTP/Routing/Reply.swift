/// What a request gets: its response, or what has to be awaited for it.
public enum Reply: Sendable {
    case ready(Response)
    /// To be called once.
    case pending(@Sendable () async throws -> Response)

    /// The response, after waiting when that is needed.
    public func response() async throws -> Response {
        switch self {
        case .ready(let response): response
        case .pending(let rest): try await rest()
        }
    }
}
