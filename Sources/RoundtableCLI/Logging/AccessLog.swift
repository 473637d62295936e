import HTTP
import HTTPTypes
import Logging

/// A line for each request. The query is left out: it may hold the key of a private event.
struct AccessLog: Middleware {
    let logger: Logger

    func handle(_ request: Request, next: Handler) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request)
        let took = (ContinuousClock.now - start).components
        let microseconds = took.seconds * 1_000_000 + took.attoseconds / 1_000_000_000_000
        logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "path": "\(request.path)", "status": "\(response.status.code)",
                "us": "\(microseconds)", "peer": "\(request.peer.host)",
            ])
        return response
    }
}
