import HTTP
import HTTPServer
import HTTPTypes
import LibUV
import Logging
import Synchronization
import Testing

/// A server under test, the loop of its clients, and what it logged.
struct Fixture: Sendable {
    let server: Server
    let clients: EventLoop
    let log: LogLines

    func connect(reading: Bool = true) async throws -> Client {
        try await Client.connect(to: server.address, on: clients, reading: reading)
    }
}

/// Serves `handler` for the time of `body`, then stops and checks that nothing is left.
func withServer(
    limits: ServerLimits = ServerLimits(), bodyLimit: Int64 = 1 << 20, loops: Int = 1, handler: @escaping Handler,
    _ body: (Fixture) async throws -> Void
) async throws {
    let application = Application(handler: handler, bodyLimit: { _ in bodyLimit })
    try await withServer(application: application, limits: limits, loops: loops, body)
}

/// The same with a whole application.
func withServer(
    application: Application, limits: ServerLimits = ServerLimits(), loops: Int = 1,
    _ body: (Fixture) async throws -> Void
) async throws {
    let log = LogLines()
    let server = try await Server.start(
        application: application, address: SocketAddress(host: "127.0.0.1", port: 0), loops: loops, limits: limits,
        logger: Logger(label: "test") { _ in log })
    let clients = try EventLoop.start(name: "clients")
    do {
        try await body(Fixture(server: server, clients: clients, log: log))
    } catch {
        Issue.record(error)
    }
    await clients.shutDown()
    await server.stop(within: .milliseconds(200))
    #expect(clients.census.isEmpty)
    for loop in server.loops { #expect(loop.census.isEmpty) }
}

/// Answers every request with its method, target and whole body.
let mirror: Handler = { request in
    let body = try await request.body.collect(upTo: 64 << 20)
    return .text("\(request.method) \(request.target) \(String(decoding: body, as: UTF8.self))")
}

/// Keeps log lines, level and message and metadata.
final class LogLines: LogHandler, Sendable {
    private let kept = Mutex<[String]>([])
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }

    var lines: [String] { kept.withLock { $0 } }

    func log(event: LogEvent) {
        let keys = (event.metadata ?? [:]).keys.sorted().joined(separator: ",")
        kept.withLock { $0.append("\(event.level) \(event.message) [\(keys)]") }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}

/// A gate that a handler waits at until the test opens it.
final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    /// Lets one waiter through, now or when it comes.
    func open() { continuation.yield() }

    func pass() async {
        for await _ in stream { return }
    }
}
