import ArgumentParser
import HTTP
import HTTPServer
import Testing

@testable import RoundtableCLI

struct LimitOptionsTests {
    private func configuration(
        _ arguments: [String], _ variables: [String: String] = [:]
    ) throws -> Configuration {
        let environment = Environment { variables[$0] }
        let database = try DatabaseOptions.parse([])
        return try ServerOptions.parse(arguments).configuration(database, environment)
    }

    @Test("without options every limit is its standard")
    func standards() throws {
        #expect(try configuration([]).limits == ServerLimits())
    }

    @Test("an option goes before its variable, and a variable before the standard")
    func order() throws {
        let variables = ["ROUNDTABLE_HEAD_TIMEOUT": "3s", "ROUNDTABLE_MAX_CONNECTIONS": "7"]
        let limits = try configuration(["--head-timeout", "2s"], variables).limits
        #expect(limits.head == .seconds(2))
        #expect(limits.connections == 7)
        #expect(limits.body == ServerLimits().body)
    }

    @Test("every limit has an option that sets it and nothing else")
    func everyLimit() throws {
        var expected = ServerLimits()
        expected.head = .milliseconds(1)
        expected.bodyGap = .milliseconds(2)
        expected.body = .milliseconds(3)
        expected.idle = .milliseconds(4)
        expected.stalledWriter = .milliseconds(5)
        expected.lingering = .milliseconds(6)
        expected.connections = 7
        expected.connectionsPerAddress = 8
        expected.waitingPerAddress = 9
        expected.requestsPerConnection = 10
        expected.request = RequestLimits(line: 11, head: 12, fields: 13, chunkLine: 14, trailers: 15)
        expected.drainedBody = 16
        let configuration = try configuration([
            "--head-timeout", "1ms", "--body-gap-timeout", "2ms", "--body-timeout", "3ms", "--idle-timeout", "4ms",
            "--stall-timeout", "5ms", "--linger-timeout", "6ms", "--max-connections", "7",
            "--max-connections-per-address", "8", "--max-waiting-per-address", "9", "--max-requests-per-connection",
            "10", "--max-line", "11", "--max-head", "12", "--max-fields", "13", "--max-chunk-line", "14",
            "--max-trailers", "15", "--max-drained-body", "16", "--max-form", "17", "--max-upload", "18",
            "--stop-timeout", "19s",
        ])
        #expect(configuration.limits == expected)
        #expect(configuration.formLimit == .bytes(17))
        #expect(configuration.uploadLimit == .bytes(18))
        #expect(configuration.stopTimeout == .seconds(19))
    }

    @Test(
        "a value that cannot be meant is refused with what would be right",
        arguments: [
            (["--head-timeout", "soon"], "--head-timeout is “soon”: use a time such as 500ms, 15s or 2m."),
            (["--max-connections", "0"], "--max-connections is “0”: use a whole number above 0."),
            (
                ["--max-head", "64KiB"],
                "--max-head is “64KiB”: use a number of bytes, or one with KiB, MiB or GiB, above 0, at most 65535."
            ),
            (
                ["--trusted-proxy", "proxy"],
                "--trusted-proxy is “proxy”: use addresses and networks such as 127.0.0.1, 10.0.0.0/8, or none."
            ), (["--metrics", "some"], "--metrics is “some”: use off, loopback or open."),
        ])
    func refused(arguments: [String], sentence: String) throws {
        let error = #expect(throws: UsageError.self) { try configuration(arguments) }
        #expect(error?.sentence == sentence)
    }

    @Test("a proxy on this machine is trusted unless told otherwise")
    func proxies() throws {
        let local = PeerAddress(host: "127.0.0.1")
        #expect(try configuration([]).trustedProxies.contains(local))
        #expect(try !configuration(["--trusted-proxy", "none"]).trustedProxies.contains(local))
        #expect(try !configuration(["--trusted-proxy", "10.0.0.0/8"]).trustedProxies.contains(local))
    }
}
