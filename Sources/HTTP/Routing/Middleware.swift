/// A step that every request goes through on its way to the router, and every response on its way back.
///
/// None of the three calls waits for anything: a request whose answer is ready is answered inside the read that brought it.
public protocol Middleware: Sendable {
    /// Answers in place of everything further in, or throws; nil lets the request through.
    func answer(_ request: Request) throws -> Response?

    /// Changes the response that came from further in. Not called for what the step itself answered.
    func finish(_ response: inout Response, of request: Request)

    /// The response to an error from further in; nil leaves it to the next step outwards.
    func recover(from error: any Error, of request: Request) -> Response?
}

extension Middleware {
    public func answer(_ request: Request) throws -> Response? { nil }
    public func finish(_ response: inout Response, of request: Request) {}
    public func recover(from error: any Error, of request: Request) -> Response? { nil }
}

/// Steps round a handler, the outermost first.
struct Steps: Sendable {
    let steps: [any Middleware]

    /// What the steps and `core` make of a request. Throws the error that no step made a response of.
    func reply(to request: Request, _ core: (Request) throws -> Reply) throws -> Reply {
        var depth = 0
        do {
            while depth < steps.count {
                if let response = try steps[depth].answer(request) {
                    return .ready(wayOut(of: response, from: depth, request))
                }
                depth += 1
            }
            switch try core(request) {
            case .ready(let response): return .ready(wayOut(of: response, from: depth, request))
            case .pending(let rest):
                return .pending { [self] in
                    do {
                        return wayOut(of: try await rest(), from: steps.count, request)
                    } catch {
                        return try wayOut(of: error, from: steps.count, request)
                    }
                }
            }
        } catch {
            return .ready(try wayOut(of: error, from: depth, request))
        }
    }

    /// The response after the steps outside of `depth`.
    private func wayOut(of response: Response, from depth: Int, _ request: Request) -> Response {
        var response = response
        for step in steps[..<depth].reversed() { step.finish(&response, of: request) }
        return response
    }

    private func wayOut(of error: any Error, from depth: Int, _ request: Request) throws -> Response {
        for outer in (0..<depth).reversed() {
            if let response = steps[outer].recover(from: error, of: request) {
                return wayOut(of: response, from: outer, request)
            }
        }
        throw error
    }
}
