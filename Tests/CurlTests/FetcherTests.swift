import Curl
import Glibc
import HTTP
import HTTPTypes
import Networks
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct FetcherTests {
    private func fetcher(_ change: (inout FetchLimits) -> Void = { _ in }) throws -> Fetcher {
        var limits = FetchLimits()
        limits.total = .seconds(10)
        limits.octets = 200_000
        change(&limits)
        return Fetcher(name: "test", limits: limits, openNetworks: try #require(NetworkList("127.0.0.1")))
    }

    /// Fetches on a thread of the test's own pool, as the program does on one of its own.
    private func fetch(
        _ address: String, by fetcher: Fetcher, _ fields: [(name: String, value: String)] = [],
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) async throws -> FetchedDocument {
        let address = try WebAddress(address)
        return try await Task.detached { try fetcher.fetch(address, fields: fields, isCancelled: isCancelled) }.value
    }

    private static func redirect(_ to: String, _ status: HTTPResponse.Status = .found) -> Response {
        Response(status: status, headers: [.location: to])
    }

    @Test("gives status, fields and octets, unpacked, and sends what it is told and nothing else")
    func plain() async throws {
        let packed = try #require(Gzip.compress(Array("hello calendar".utf8)))
        try await PartnerServer.run { _ in
            Response(
                headers: [.contentEncoding: "gzip", .eTag: "\"1\"", .setCookie: "a=b"], body: .bytes(packed))
        } _: { server in
            let fetcher = try fetcher()
            for _ in 0..<2 {
                let document = try await fetch(server.address("/a?b#c"), by: fetcher, [("If-None-Match", "\"0\"")])
                #expect(document.status == 200 && document.fields["etag"] == "\"1\"")
                #expect(String(decoding: document.octets, as: UTF8.self) == "hello calendar")
            }
            let second = try #require(server.requests.last)
            #expect(second.target == "/a?b")
            #expect(second.headers[.ifNoneMatch] == "\"0\"" && second.headers[.userAgent] == "test")
            #expect(second.headers[.cookie] == nil && second.headers[.authorization] == nil)
        }
    }

    @Test("asks no address that is not public, whichever name or form leads there")
    func forbidden() async throws {
        try await PartnerServer.run { _ in
            .text("secret")
        } _: { server in
            let strict = Fetcher(name: "test")
            for host in [
                "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "0.0.0.0", "0177.0.0.1",
            ] {
                await #expect(throws: FetchFailure.self, "\(host)") {
                    try await fetch("http://\(host):\(server.port)/", by: strict)
                }
            }
            let own = try #require(NetworkAddress("127.0.0.1"))
            await #expect(throws: FetchFailure.forbiddenAddress(own)) {
                try await fetch(server.address("/"), by: strict)
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("follows a few hops, judges each anew, and sends what belongs to one host to no other")
    func hops() async throws {
        try await PartnerServer.run { request in
            switch request.path {
            case "/a": Self.redirect("/b", .movedPermanently)
            case "/b": Self.redirect("/found?x=1", .temporaryRedirect)
            case "/loop": Self.redirect("/loop")
            case "/private": Self.redirect("http://10.0.0.1/")
            case "/name": Self.redirect("http://me:pw@127.0.0.1/")
            case "/file": Self.redirect("file:///etc/passwd")
            case "/other": Self.redirect("http://localhost:\(request.target.split(separator: "?")[1])/found")
            default: .text("there")
            }
        } _: { server in
            let fetcher = try fetcher()
            let found = try await fetch(server.address("/a"), by: fetcher, [("If-None-Match", "\"0\"")])
            #expect(found.address.description == server.address("/found?x=1"))
            #expect(server.requests.last?.headers[.ifNoneMatch] == "\"0\"")
            await #expect(throws: FetchFailure.tooManyRedirects(5)) {
                try await fetch(server.address("/loop"), by: fetcher)
            }
            let inner = try #require(NetworkAddress("10.0.0.1"))
            await #expect(throws: FetchFailure.forbiddenAddress(inner)) {
                try await fetch(server.address("/private"), by: fetcher)
            }
            for path in ["/name", "/file"] {
                await #expect(throws: FetchFailure.badRedirect) { try await fetch(server.address(path), by: fetcher) }
            }
            _ = try await fetch(server.address("/other?\(server.port)"), by: fetcher, [("If-None-Match", "\"0\"")])
            #expect(server.requests.last?.path == "/found")
            #expect(server.requests.last?.headers[.ifNoneMatch] == nil)
        }
    }

    @Test("takes so many octets and no more: of an endless body, of a packed one, and of fields")
    func sizes() async throws {
        let bomb = try #require(Gzip.compress([UInt8](repeating: 0x41, count: 50 << 20)))
        try await PartnerServer.run { request in
            switch request.path {
            case "/endless":
                Response(
                    body: .stream(length: nil) { writer in
                        while true { try await writer.write([UInt8](repeating: 0x41, count: 8_192)) }
                    })
            case "/bomb": Response(headers: [.contentEncoding: "gzip"], body: .bytes(bomb))
            case "/fields":
                Response(
                    headers: HTTPFields(
                        (0..<2_000).map { HTTPField(name: .allow, value: "a long field \($0) of many") }))
            default: .text("")
            }
        } _: { server in
            let fetcher = try fetcher()
            for path in ["/endless", "/bomb"] {
                await #expect(throws: FetchFailure.tooLarge(200_000), "\(path)") {
                    try await fetch(server.address(path), by: fetcher)
                }
            }
            await #expect(throws: FetchFailure.tooLarge(65_536)) {
                try await fetch(server.address("/fields"), by: fetcher)
            }
        }
    }

    @Test("waits so long and no longer: for a slow drip in all, and for nobody once it is not wanted")
    func times() async throws {
        try await PartnerServer.run { _ in
            Response(
                body: .stream(length: nil) { writer in
                    while true {
                        try await writer.write([0x41])
                        try await Task.sleep(for: .milliseconds(50))
                    }
                })
        } _: { server in
            let start = ContinuousClock.now
            await #expect(throws: FetchFailure.tooSlow) {
                try await fetch(server.address("/"), by: try fetcher { $0.total = .milliseconds(600) })
            }
            #expect(start.duration(to: .now) < .seconds(5))
            await #expect(throws: FetchFailure.cancelled) {
                try await fetch(server.address("/"), by: try fetcher(), isCancelled: { true })
            }
        }
    }

    @Test("says what is wrong with a host")
    func unreachable() async throws {
        let fetcher = try fetcher()
        await #expect(throws: FetchFailure.unknownHost("nothing.invalid")) {
            try await fetch("http://nothing.invalid/", by: fetcher)
        }
        let port = try await PartnerServer.run({ _ in .text("") }) { $0.port }
        await #expect(throws: FetchFailure.noConnection("127.0.0.1")) {
            try await fetch("http://127.0.0.1:\(port)/", by: fetcher)
        }
        try await PartnerServer.run { _ in
            .text("plain")
        } _: { server in
            do {
                _ = try await fetch("https://127.0.0.1:\(server.port)/", by: fetcher)
                Issue.record("a server without TLS was taken for one with it")
            } catch FetchFailure.untrusted {
            } catch {
                Issue.record(error)
            }
        }
    }
}
