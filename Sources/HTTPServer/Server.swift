public import HTTP
internal import HTTPTypes
public import LibUV
public import Logging

/// Serves an application over HTTP/1.1: one event loop, thread and listening socket a worker, all at one port.
public final class Server: Sendable {
    /// Makes the page for an error that the application made none for: what happened, and the id to quote when the log
    /// has the story.
    public typealias ErrorPage = @Sendable (HTTPError, _ requestID: String?) -> Response

    /// Where it listens, with the real port when 0 was asked for.
    public let address: SocketAddress
    private let workers: [Worker]
    private let logger: Logger

    private init(address: SocketAddress, workers: [Worker], logger: Logger) {
        self.address = address
        self.workers = workers
        self.logger = logger
    }

    /// Binds and begins to serve.
    /// - Parameters:
    ///   - loops: how many event loops, each with a thread.
    ///   - trustedProxies: whose word about their clients' addresses is taken.
    ///   - meter: counts what the server does, for whoever reads it.
    ///   - requestLog: where to write a line for each request.
    ///   - errorPage: the application's plain refusal when nil.
    /// - Throws: ``ServerError`` with a sentence for the operator. Nothing is left behind then.
    public static func start(
        application: Application, address: SocketAddress, loops: Int = 1, limits: ServerLimits = ServerLimits(),
        logger: Logger, trustedProxies: TrustedProxies = TrustedProxies(), meter: Meter = Meter(),
        requestLog: RequestLog? = nil, errorPage: ErrorPage? = nil
    ) async throws(ServerError) -> Server {
        let service = Service(
            application: application, limits: limits, patience: Patience(limits), logger: logger,
            requestLog: requestLog, trustedProxies: trustedProxies, meter: meter,
            errorPage: errorPage ?? { error, id in Self.plainPage(error, id, application) })
        var workers: [Worker] = []
        var bound = address
        do throws(UVError) {
            // Sockets that share a port also share it with another server of the same user, silently.
            if address.port != 0 { try TCPListener.checkFree(address) }
            for number in 0..<max(loops, 1) {
                let loop = try EventLoop.start(name: "http-\(number)")
                let worker = Worker(loop: loop, service: service, connectionLimit: limits.connections / max(loops, 1))
                workers.append(worker)
                bound = try await worker.start(at: bound)
            }
        } catch {
            for worker in workers { await worker.loop.shutDown() }
            throw ServerError(error, at: address)
        }
        return Server(address: bound, workers: workers, logger: logger)
    }

    private static func plainPage(_ error: HTTPError, _ id: String?, _ application: Application) -> Response {
        guard let id else { return application.refusal(of: error) }
        let reason = error.reason + " Quote \(id) to the operator."
        return application.refusal(of: HTTPError(error.status, reason, headers: error.headers))
    }

    /// The event loops, for what else belongs on them (timers, signals).
    public var loops: [EventLoop] { workers.map(\.loop) }

    /// Serves until SIGTERM or SIGINT, then stops as ``stop(within:)`` does. A second signal cuts short what still runs.
    /// - Parameter ready: called once a signal would stop the server in peace: the time to say that it serves.
    public func runUntilSignal(
        stoppingWithin limit: Duration = .seconds(15), ready: () -> Void = {}
    ) async throws(UVError) {
        let (signals, arrived) = AsyncStream.makeStream(of: Int32.self)
        let loop = workers[0].loop
        try await loop.run { () throws(UVError) in
            for number in [StopSignal.terminate, StopSignal.interrupt] {
                try Signal(on: loop).start(number) { arrived.yield(number) }
            }
        }
        ready()
        var iterator = signals.makeAsyncIterator()
        guard let first = await iterator.next() else { return }
        logger.info("stopping", metadata: ["signal": "\(first)"])
        let impatience = Task {
            for await _ in signals { abort() }
        }
        await stop(within: limit)
        impatience.cancel()
    }

    /// Stops gracefully: no new connections, idle ones are closed, requests that have begun are answered; what is left
    /// after `limit` is reset. Returns when every loop has ended and nothing is held any more. May be called again.
    public func stop(within limit: Duration = .seconds(15)) async {
        await withTaskGroup(of: Void.self) { group in
            for worker in workers {
                group.addTask { await worker.stop(within: limit) }
            }
        }
        for worker in workers { await worker.loop.shutDown() }
    }

    private func abort() {
        for worker in workers {
            worker.loop.execute { worker.abort() }
        }
    }
}
