public import HTTPTypes

/// What answers a request. Throwing is an answer too: see `HTTPError` and `ErrorPages`.
public typealias Handler = @Sendable (Request) async throws -> Response

/// What answers a request without waiting for anything, on the thread that read it.
public typealias ImmediateHandler = @Sendable (Request) throws -> Response

/// How long the body of a route's requests may be.
public struct BodyLimit: Sendable, Hashable {
    public let bytes: Int64

    public static func bytes(_ bytes: Int64) -> BodyLimit { BodyLimit(bytes: bytes) }

    /// 1 MiB: enough for every form that has no file in it.
    public static let standard = BodyLimit(bytes: 1 << 20)
}

/// Leads a request to its handler by method and path.
///
/// A pattern is literals and `:names`: `/e/:event/agenda`, `/e/:event/sessions/:session.ics`. A name stands for one whole
/// segment, or for what comes before the ending. A literal goes before a name. HEAD goes to the GET route. A path that is
/// known under other methods gives 405 with `Allow`, and OPTIONS is answered with `Allow`. A path that ends in `/` is
/// another path, and not found.
public struct Router: Sendable {
    private struct Route: Sendable {
        let method: HTTPRequest.Method
        let pattern: String
        let names: [String]
        let bodyLimit: BodyLimit?
        let answer: Answer
    }

    private enum Answer: Sendable {
        case immediate(ImmediateHandler)
        case waiting(Handler)
    }

    /// How long the body of a route's requests may be that names no limit of its own.
    public var standardLimit = BodyLimit.standard
    private var trie = RouteTrie()
    private var table: [Route] = []
    /// What answers when no pattern fits; throws `HTTPError.notFound` unless set.
    public var notFound: ImmediateHandler = { _ in throw HTTPError.notFound }

    public init() {}

    /// Adds a route. The same method and pattern twice is a mistake of the program and traps at start.
    public mutating func on(
        _ method: HTTPRequest.Method, _ pattern: String, bodyLimit: BodyLimit? = nil,
        _ handler: @escaping Handler
    ) {
        add(method, pattern, bodyLimit, .waiting(handler))
    }

    /// Adds a route whose answer never has to be waited for: it costs no task, and must not block the loop.
    public mutating func immediate(
        _ method: HTTPRequest.Method, _ pattern: String, _ handler: @escaping ImmediateHandler
    ) {
        add(method, pattern, nil, .immediate(handler))
    }

    private mutating func add(
        _ method: HTTPRequest.Method, _ pattern: String, _ bodyLimit: BodyLimit?, _ answer: Answer
    ) {
        let parsed = RoutePattern(pattern)
        trie.insert(parsed, method: method, route: table.count)
        table.append(
            Route(method: method, pattern: pattern, names: parsed.names, bodyLimit: bodyLimit, answer: answer))
    }

    /// Every route in the order it was added, for tests that go through all of them.
    public var routes: [(method: HTTPRequest.Method, pattern: String)] { table.map { ($0.method, $0.pattern) } }

    /// How long the body of this request may be: its route's limit, ``standardLimit`` where there is none.
    public func bodyLimit(for request: Request) -> Int64 {
        let route = match(request).route
        return (route.flatMap { table[$0].bodyLimit } ?? standardLimit).bytes
    }

    /// The place in ``routes`` of the route that this request goes to.
    func route(of request: Request) -> Int? { match(request).route }

    private func match(_ request: Request) -> RouteTrie.Match {
        trie.match(request.method, path: request.head.pathRange.indices, in: request.head.storage.span)
    }

    /// What the request's route gives. Throws what an immediate handler throws, and 404 or 405 where there is no route.
    public func reply(to request: Request) throws -> Reply {
        let match = match(request)
        guard let index = match.route else {
            return .ready(try responseWithoutRoute(to: request, allowed: match.allowed))
        }
        let route = table[index]
        var request = request
        request.parameters = PathParameters(
            storage: request.head.storage, names: route.names, captures: match.captures)
        switch route.answer {
        case .immediate(let handler): return .ready(try handler(request))
        case .waiting(let handler):
            return .pending { [request] in try await handler(request) }
        }
    }

    private func responseWithoutRoute(to request: Request, allowed: [HTTPRequest.Method]) throws -> Response {
        let isServerWide = request.method == .options && request.path == "*"
        let methods =
            isServerWide
            ? Self.complete(table.map(\.method)) : allowed
        guard !methods.isEmpty else { return try notFound(request) }
        let error = HTTPError.methodNotAllowed(allow: Self.complete(methods))
        guard request.method == .options else { throw error }
        return Response(status: .noContent, headers: error.headers)
    }

    private static func complete(_ methods: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
        let all = methods + (methods.contains(.get) ? [.head] : []) + [.options]
        return KnownMethod.allCases.map(\.method).filter(all.contains)
    }
}
