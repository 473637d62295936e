/// A step that every request goes through on its way to the router, and every response on its way back.
public protocol Middleware: Sendable {
    func handle(_ request: Request, next: Handler) async throws -> Response
}

/// `handler` with `middleware` round it; the first of the list is the outermost.
public func compose(_ middleware: [any Middleware], around handler: @escaping Handler) -> Handler {
    middleware.reversed().reduce(handler) { next, step in
        { request in try await step.handle(request, next: next) }
    }
}
