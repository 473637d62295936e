import HTTP
import HTTPTypes
import LibUV
import Logging
import Synchronization
import Testing

@testable import HTTPServer

/// A server that is watched: who asks, what is told of it, and what one address may have.
@Suite struct WatchedServerTests {
    /// The lines that a server wrote.
    private final class Lines: Sendable {
        private let text = Mutex("")

        var log: RequestLog {
            RequestLog(
                append: { exchange, lines in
                    let path = exchange.request?.path ?? "-"
                    let bytes = exchange.bytes.map(String.init) ?? "-"
                    lines += "\(path) \(exchange.route ?? "-") \(exchange.status) \(bytes) \(exchange.peer.host)\n".utf8
                }, write: { lines in self.text.withLock { $0 += String(decoding: lines, as: UTF8.self) } })
        }

        var all: String { text.withLock { $0 } }
    }

    private static let application: Application = {
        var router = Router()
        router.immediate(.get, "/kept") { request in
            StoredResponse(contentType: "text/plain", body: Array("kept".utf8))
                .answer(to: request, freshness: AlwaysFresh())
        }
        router.on(.get, "/later/:name") { .text("\($0.peer.host)") }
        return Application(router: router)
    }()

    private func withWatched(
        limits: ServerLimits = ServerLimits(), proxies: String? = nil, application: Application = application,
        _ body: (Fixture, Meter) async throws -> Void
    ) async throws -> String {
        let (lines, meter, log) = (Lines(), Meter(), LogLines())
        let server = try await Server.start(
            application: application, address: SocketAddress(host: "127.0.0.1", port: 0), limits: limits,
            logger: Logger(label: "test") { _ in log },
            trustedProxies: proxies.flatMap { TrustedProxies($0) } ?? TrustedProxies(), meter: meter,
            requestLog: lines.log)
        let clients = try EventLoop.start(name: "clients")
        do { try await body(Fixture(server: server, clients: clients, log: log), meter) } catch { Issue.record(error) }
        await clients.shutDown()
        await server.stop(within: .milliseconds(200))
        return lines.all
    }

    private static func get(_ path: String, _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: x\r\n\(fields)\r\n"
    }

    @Test("each answer is a line and a count, however it was made: at once, repeated, awaited, refused")
    func told() async throws {
        let lines = try await withWatched { fixture, meter in
            let client = try await fixture.connect()
            for path in ["/kept", "/kept", "/later/a", "/none"] {
                try await client.send(Self.get(path))
                _ = try await client.answer()
            }
            try await client.send("nonsense\r\n\r\n")
            #expect(try await client.answer().status == 400)
            _ = try await client.rest()
            #expect(
                meter.read().answers == [
                    .init(route: nil, status: 400, count: 1), .init(route: nil, status: 404, count: 1),
                    .init(route: "/kept", status: 200, count: 2), .init(route: "/later/:name", status: 200, count: 1),
                ])
        }
        #expect(
            lines == """
                /kept /kept 200 4 127.0.0.1
                /kept /kept 200 4 127.0.0.1
                /later/a /later/:name 200 9 127.0.0.1
                /none - 404 23 127.0.0.1
                - - 400 - 127.0.0.1

                """)
    }

    @Test("the client that a trusted proxy names is who asks, for repeated answers too")
    func proxied() async throws {
        let lines = try await withWatched(proxies: "127.0.0.1") { fixture, _ in
            let client = try await fixture.connect()
            for _ in 0..<2 {
                try await client.send(Self.get("/kept", "X-Forwarded-For: 192.0.2.7\r\n"))
                _ = try await client.answer()
            }
            try await client.send(Self.get("/later/a", "Forwarded: for=192.0.2.8\r\n"))
            #expect(try await client.answer().text == "192.0.2.8")
        }
        #expect(
            lines == """
                /kept /kept 200 4 192.0.2.7
                /kept /kept 200 4 192.0.2.7
                /later/a /later/:name 200 9 192.0.2.8

                """)
    }

    /// How a new connection ends. The reset may come before the connection is seen to stand.
    private static func ending(_ fixture: Fixture) async throws -> UVError {
        do { return try await fixture.connect().ending() } catch let error as UVError { return error }
    }

    @Test("an address has as many connections as it may have, and one more when one is closed")
    func connectionsPerAddress() async throws {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 2
        _ = try await withWatched(limits: limits) { fixture, meter in
            let kept = try await fixture.connect()
            let closing = try await fixture.connect()
            for client in [kept, closing] {
                try await client.send(Self.get("/kept"))
                _ = try await client.answer()
            }
            #expect(try await Self.ending(fixture) == .connectionReset)
            #expect(meter.read().turnedAway == 1)
            try await closing.send(Self.get("/kept", "Connection: close\r\n"))
            _ = try await closing.answer()
            _ = try await closing.rest()
            let fourth = try await fixture.connect()
            try await fourth.send(Self.get("/kept"))
            #expect(try await fourth.answer().status == 200)
        }
    }

    @Test("a trusted proxy has as many connections as it needs")
    func proxyConnections() async throws {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 1
        _ = try await withWatched(limits: limits, proxies: "127.0.0.1") { fixture, _ in
            for _ in 0..<5 {
                let client = try await fixture.connect()
                try await client.send(Self.get("/kept"))
                #expect(try await client.answer().status == 200)
            }
        }
    }

    @Test(
        "one client's requests that wait are limited, behind a proxy too, and other clients' are not held up",
        arguments: [
            ["192.0.2.7", "192.0.2.7", "192.0.2.8"], ["::ffff:192.0.2.7", "192.0.2.7", "::ffff:192.0.2.8"],
            ["2001:db8:1:2::7", "2001:db8:1:2:ffff::", "2001:db8:1:3::7"],
        ])
    func waitingPerClient(addresses: [String]) async throws {
        var limits = ServerLimits()
        limits.waitingPerAddress = 1
        let gate = Gate()
        var router = Router()
        router.on(.get, "/slow") { _ in
            await gate.pass()
            return .text("done")
        }
        router.immediate(.get, "/now") { _ in .text("now") }
        _ = try await withWatched(limits: limits, proxies: "127.0.0.1", application: Application(router: router)) {
            fixture, meter in
            let first = try await fixture.connect()
            let second = try await fixture.connect()
            let third = try await fixture.connect()
            let (mine, alsoMine, others) = (addresses[0], addresses[1], addresses[2])
            try await first.send(Self.get("/slow", "X-Forwarded-For: \(mine)\r\n"))
            // The first must be waiting before the second comes.
            for loop in fixture.server.loops { await loop.run {} }
            try await Task.sleep(for: .milliseconds(50))
            try await second.send(Self.get("/slow", "X-Forwarded-For: \(alsoMine)\r\n"))
            let refused = try await second.answer()
            #expect(refused.status == 429)
            #expect(refused.fields["retry-after"] == "1")
            try await second.send(Self.get("/now", "X-Forwarded-For: \(alsoMine)\r\n"))
            #expect(try await second.answer().text == "now")
            try await third.send(Self.get("/slow", "X-Forwarded-For: \(others)\r\n"))
            gate.open()
            gate.open()
            #expect(try await first.answer().text == "done")
            #expect(try await third.answer().text == "done")
            try await second.send(Self.get("/slow", "X-Forwarded-For: \(alsoMine)\r\n"))
            gate.open()
            #expect(try await second.answer().text == "done")
        }
    }
}
