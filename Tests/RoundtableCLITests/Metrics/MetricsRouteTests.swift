import HTTP
import HTTPServer
import HTTPTypes
import Testing

@testable import RoundtableCLI

struct MetricsRouteTests {
    private func status(
        _ access: MetricsAccess, from host: String = "127.0.0.1", headers: HTTPFields = [:]
    ) async throws -> Int {
        var router = Router()
        MetricsRoute(access: access, meter: Meter(), store: nil).add(to: &router)
        let request = try Request(.get, "/metrics", headers: headers, peer: PeerAddress(host: host))
        return await Application(router: router).respond(to: request).status.code
    }

    @Test("programs on this machine read the metrics, others do not, and nobody does through a proxy")
    func loopback() async throws {
        #expect(try await status(.loopback) == 200)
        #expect(try await status(.loopback, from: "::1") == 200)
        #expect(try await status(.loopback, from: "192.0.2.7") == 404)
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        #expect(try await status(.loopback, headers: [forwarded: "127.0.0.1"]) == 404)
    }

    @Test("open is for everybody, off for nobody")
    func others() async throws {
        #expect(try await status(.open, from: "192.0.2.7") == 200)
        #expect(try await status(.off) == 404)
    }
}
