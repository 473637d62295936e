import HTTP
import HTTPServer
import HTTPTypes
import LibUV
import Synchronization
import Testing

@Suite("Connection: deadlines", .timeLimit(.minutes(1)))
struct ConnectionDeadlinesTests {
    private func limits(_ change: (inout ServerLimits) -> Void) -> ServerLimits {
        var limits = ServerLimits()
        change(&limits)
        return limits
    }

    @Test("a head that does not get complete is answered with 408, however the client trickles")
    func slowHead() async throws {
        try await withServer(limits: limits { $0.head = .milliseconds(500) }, handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n")
            let trickle = Task {
                while !Task.isCancelled {
                    try await client.send("A: b\r\n")
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
            let answer = try await client.answer()
            trickle.cancel()
            #expect(answer.status == 408)
            #expect(answer.closes)
        }
    }

    @Test("a connection without a single byte is closed silently")
    func silent() async throws {
        try await withServer(limits: limits { $0.head = .milliseconds(40) }, handler: mirror) { fixture in
            let client = try await fixture.connect()
            #expect(try await client.rest() == [])
        }
    }

    @Test("an idle connection is closed after its time")
    func idle() async throws {
        try await withServer(limits: limits { $0.idle = .milliseconds(40) }, handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.answer().status == 200)
            #expect(try await client.rest() == [])
        }
    }

    @Test("a second head has its own time, counted from its first byte")
    func secondHead() async throws {
        try await withServer(limits: limits { $0.head = .milliseconds(500) }, handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET")
            #expect(try await client.answer().status == 200)
            #expect(try await client.answer().status == 408)
        }
    }

    @Test("a body that stops is answered with 408", arguments: [true, false])
    func slowBody(total: Bool) async throws {
        let limits = limits {
            if total { $0.body = .milliseconds(60) } else { $0.bodyGap = .milliseconds(40) }
        }
        try await withServer(limits: limits, handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")
            let trickle = Task {
                while total, !Task.isCancelled {
                    try await client.send("x")
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
            #expect(try await client.answer().status == 408)
            trickle.cancel()
            _ = try await client.ending()
        }
    }

    @Test("a handler that takes its time is not the client's fault")
    func slowHandler() async throws {
        let limits = limits {
            $0.idle = .milliseconds(20)
            $0.bodyGap = .milliseconds(20)
        }
        try await withServer(
            limits: limits,
            handler: { _ in
                try await Task.sleep(for: .milliseconds(80))
                return .text("done")
            }
        ) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.answer().text == "done")
        }
    }

    @Test("a client that takes nothing of its answer is reset")
    func stalledWriter() async throws {
        let isAsked = Mutex(false)
        try await withServer(
            limits: limits { $0.stalledWriter = .milliseconds(60) },
            handler: { _ in
                isAsked.withLock { $0 = true }
                return Response(body: .bytes([UInt8](repeating: 1, count: 32 << 20)))
            }
        ) { fixture in
            let client = try await fixture.connect(reading: false)
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            while !isAsked.withLock({ $0 }) { await fixture.clients.run {} }
            // The listener and the clock; without the connection the server has given up.
            while fixture.server.loops[0].census.handles != 2 { await fixture.clients.run {} }
            try await client.startReading()
            await #expect(throws: Client.Failure.self) { try await client.answer() }
        }
    }

    @Test("a client that never ends after a refusal is not waited for")
    func lingering() async throws {
        try await withServer(limits: limits { $0.lingering = .milliseconds(40) }, handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("nonsense\r\n\r\n")
            #expect(try await client.answer().status == 400)
            // The listener and the clock are left, although the client's side is still open.
            while fixture.server.loops[0].census.handles != 2 { await fixture.clients.run {} }
        }
    }
}
