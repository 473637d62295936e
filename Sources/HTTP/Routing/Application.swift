import HTTPTypes

/// What a server serves: an answer to every request, and how much of a body it will take before that is asked for.
public struct Application: Sendable {
    private let middleware: Steps
    private let core: @Sendable (Request) throws -> Reply
    /// How long the body of this request may be, in bytes; asked when the head is there and a body is announced.
    public let bodyLimit: @Sendable (Request) -> Int64
    /// The patterns of its routes: for logs and metrics, where paths would be too many values.
    public let routes: [String]
    /// The place of the request's route in ``routes``; nil when it goes to none.
    public let route: @Sendable (Request) -> Int?

    private init(
        _ middleware: [any Middleware], core: @escaping @Sendable (Request) throws -> Reply,
        bodyLimit: @escaping @Sendable (Request) -> Int64, routes: [String] = [],
        route: @escaping @Sendable (Request) -> Int? = { _ in nil }
    ) {
        self.middleware = Steps(steps: middleware)
        self.core = core
        self.bodyLimit = bodyLimit
        self.routes = routes
        self.route = route
    }

    /// One handler for every request.
    public init(
        handler: @escaping Handler,
        bodyLimit: @escaping @Sendable (Request) -> Int64 = { _ in BodyLimit.standard.bytes }
    ) {
        self.init([], core: { request in .pending { try await handler(request) } }, bodyLimit: bodyLimit)
    }

    /// The routes of `router` behind `middleware`, the outermost first.
    public init(router: Router, middleware: [any Middleware] = []) {
        self.init(
            middleware, core: { try router.reply(to: $0) }, bodyLimit: { router.bodyLimit(for: $0) },
            routes: router.routes.map(\.pattern), route: { router.route(of: $0) })
    }

    /// What this request gets. A response that is ready was made on the calling thread without waiting.
    /// Throws, at once or from the pending part, the error that no middleware turned into a page.
    public func reply(to request: Request) throws -> Reply {
        try middleware.reply(to: request, core)
    }

    /// The answer to a request, whatever happens: an error that no middleware turned into a page becomes a plain answer.
    /// A body that is announced longer than its route takes is refused before the handler is called.
    public func respond(to request: Request) async -> Response {
        do {
            if request.head.framing != .none, let length = request.body.length, length > bodyLimit(request) {
                throw HTTPError.contentTooLarge
            }
            return try await reply(to: request).response()
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
