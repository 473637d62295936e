public import HTTP
import HTTPServer
import LibUV
import Logging
import Synchronization

/// A web server of somebody else, on a loopback port. It keeps what it was asked.
public final class PartnerServer: Sendable {
    private let asked = Mutex<[Request]>([])
    private let bound = Mutex<UInt16>(0)

    public var port: UInt16 { bound.withLock { $0 } }

    public func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// What was asked so far.
    public var requests: [Request] { asked.withLock { $0 } }

    /// Runs `body` with a server that answers by `handler`, and stops it afterwards.
    public static func run<Result>(
        _ handler: @escaping Handler, _ body: (PartnerServer) async throws -> Result
    ) async throws -> Result {
        let partner = PartnerServer()
        let server = try await Server.start(
            application: Application { request in
                partner.asked.withLock { $0.append(request) }
                return try await handler(request)
            }, address: SocketAddress(host: "127.0.0.1", port: 0),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        partner.bound.withLock { $0 = server.address.port }
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(try await body(partner))
        } catch {
            outcome = .failure(error)
        }
        await server.stop(within: .milliseconds(200))
        return try outcome.get()
    }
}
