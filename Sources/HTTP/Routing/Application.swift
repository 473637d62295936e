import HTTPTypes

/// What a server serves: a handler, and how much of a body it will take before the handler is called.
public struct Application: Sendable {
    /// Everything, middleware included.
    public let handler: Handler
    /// How long the body of this request may be, in bytes; asked when the head is there and a body is announced.
    public let bodyLimit: @Sendable (Request) -> Int64

    public init(
        handler: @escaping Handler,
        bodyLimit: @escaping @Sendable (Request) -> Int64 = { _ in BodyLimit.standard.bytes }
    ) {
        self.handler = handler
        self.bodyLimit = bodyLimit
    }

    /// The routes of `router` behind `middleware`, the outermost first.
    public init(router: Router, middleware: [any Middleware] = []) {
        self.init(
            handler: compose(middleware, around: router.handler()), bodyLimit: { router.bodyLimit(for: $0) })
    }

    /// The answer to a request, whatever happens: an error that no middleware turned into a page becomes a plain answer.
    /// A body that is announced longer than its route takes is refused before the handler is called.
    public func respond(to request: Request) async -> Response {
        do {
            if request.head.framing != .none, let length = request.body.length, length > bodyLimit(request) {
                throw HTTPError.contentTooLarge
            }
            return try await handler(request)
        } catch {
            return refusal(of: error)
        }
    }

    /// The plain answer to an error, with the fields that every answer carries. The server uses it for what never became
    /// a request: a head that could not be read, a timeout.
    public func refusal(of error: any Error) -> Response {
        let known = error as? HTTPError ?? HTTPError(.internalServerError, "Something went wrong on our side.")
        var response = Response(error: known)
        SecurityHeaders().apply(to: &response)
        return response
    }
}
