internal import HTTP
internal import HTTPTypes
internal import Logging

/// What every connection of a server needs to answer: immutable, shared by all loops.
struct Service: Sendable {
    let application: Application
    let limits: ServerLimits
    let patience: Patience
    let logger: Logger
    let requestLog: RequestLog?
    let trustedProxies: TrustedProxies
    let meter: Meter
    /// Connections, by the client at their other end.
    let connections = ClientCounts()
    /// Requests that are being waited for, by their client.
    let waiting = ClientCounts()
    let errorPage: Server.ErrorPage

    /// The answer to an error that no middleware made a page of. An unknown one gets an id, and its only log line here.
    func failure(_ error: any Error, of request: Request) -> Response {
        if let known = error as? HTTPError { return errorPage(known, nil) }
        let id = String(UInt64.random(in: .min ... .max), radix: 16)
        logger.error(
            "request failed",
            metadata: [
                "request": "\(id)", "method": "\(request.method)", "path": "\(request.path)", "error": "\(error)",
            ])
        return errorPage(HTTPError(.internalServerError, "Something went wrong on our side."), id)
    }

    /// One line for an answer that had to be cut off.
    func logCut(_ error: any Error, of request: Request) {
        logger.error(
            "answer cut off",
            metadata: ["method": "\(request.method)", "path": "\(request.path)", "error": "\(error)"])
    }
}

extension HTTPError {
    /// 429: one client's requests must not keep everybody else's from being worked on.
    static let tooManyAtOnce = HTTPError(
        .tooManyRequests, "There are too many requests from your address at once. Try again in a moment.",
        headers: [.retryAfter: "1"])
}
