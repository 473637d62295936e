import Glibc
import HTTP
import HTTPServer
import HTTPTypes
import LibUV
import Logging
import Synchronization
import Testing

@Suite("Server")
struct ServerTests {
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("a taken port is said in a sentence, and nothing is left behind")
    func taken() async throws {
        try await withServer(handler: mirror) { fixture in
            let address = fixture.server.address
            await #expect(throws: ServerError.addressTaken(address)) {
                try await Server.start(application: Application(handler: mirror), address: address, logger: quiet)
            }
            #expect(
                ServerError.addressTaken(address).description
                    == "Cannot listen on \(address): another program uses this port. Stop it, or choose another port.")
        }
    }

    @Test("an address of another machine is said in a sentence")
    func foreign() async throws {
        let address = try SocketAddress(host: "192.0.2.1", port: 0)
        await #expect(throws: ServerError.notOurAddress(address)) {
            try await Server.start(application: Application(handler: mirror), address: address, logger: quiet)
        }
    }

    @Test("several loops serve one port")
    func severalLoops() async throws {
        try await withServer(loops: 3, handler: { _ in .text(EventLoopName.current) }) { fixture in
            var names: Set<String> = []
            for _ in 0..<60 {
                let client = try await fixture.connect()
                try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                names.insert(try await client.answer().text)
                await client.close()
            }
            #expect(names.isSubset(of: ["http-0", "http-1", "http-2"]))
            #expect(names.count > 1)
        }
    }

    @Test("when it is full, an idle connection makes room; without one the next client waits")
    func connectionLimit() async throws {
        var limits = ServerLimits()
        limits.connections = 2
        // Longer than the test waits: a client that takes its time to close keeps nobody out.
        limits.lingering = .seconds(60)
        let gate = Gate()
        let begun = Gate()
        try await withServer(
            limits: limits,
            handler: { request in
                if request.path == "/slow" {
                    begun.open()
                    await gate.pass()
                }
                return .text(request.path)
            }
        ) { fixture in
            let idle = try await fixture.connect()
            try await idle.send("GET /idle HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await idle.answer().closes == false)
            let first = try await fixture.connect()
            try await first.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            await begun.pass()
            #expect(try await idle.rest() == [])
            let second = try await fixture.connect()
            try await second.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            await begun.pass()
            let waiting = try await fixture.connect()
            try await waiting.send("GET /waited HTTP/1.1\r\nHost: x\r\n\r\n")
            gate.open()
            gate.open()
            #expect(try await first.answer().text == "/slow")
            #expect(try await second.answer().text == "/slow")
            #expect(try await waiting.answer().text == "/waited")
        }
    }

    @Test("when it is full of clients that do not finish their heads, the longest of them makes room")
    func connectionLimitOfHeads() async throws {
        var limits = ServerLimits()
        limits.connections = 2
        try await withServer(limits: limits, handler: mirror) { fixture in
            let slow = try await fixture.connect()
            try await slow.send("GET / HT")
            while fixture.server.loops[0].census.handles < 3 { await fixture.clients.run {} }
            await fixture.server.loops[0].run {}
            let other = try await fixture.connect()
            try await other.send("GET /served HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await slow.rest() == [])
            #expect(try await other.answer().text == "GET /served ")
        }
    }

    @Test("when it is full of clients that do not finish their heads, who has just come and said nothing yet stays")
    func connectionLimitOfHeadsAndNewcomers() async throws {
        var limits = ServerLimits()
        limits.connections = 3
        try await withServer(limits: limits, handler: mirror) { fixture in
            let slow = try await fixture.connect()
            try await slow.send("GET / HT")
            // The loop's clock counts milliseconds.
            try await Task.sleep(for: .milliseconds(5))
            let silent = try await fixture.connect()
            while fixture.server.loops[0].census.handles < 4 { await fixture.clients.run {} }
            await fixture.server.loops[0].run {}
            let newest = try await fixture.connect()
            #expect(try await slow.rest() == [])
            for client in [silent, newest] {
                try await client.send("GET /served HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try await client.answer().text == "GET /served ")
                await client.close()
            }
        }
    }

    @Test("who has its last answer and does not close makes room first")
    func connectionLimitOfLingering() async throws {
        var limits = ServerLimits()
        limits.connections = 3
        limits.lingering = .seconds(60)
        try await withServer(limits: limits, handler: mirror) { fixture in
            let idle = try await fixture.connect()
            try await idle.send("GET /idle HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await idle.answer().text == "GET /idle ")
            let answered = try await fixture.connect()
            try await answered.send("nonsense\r\n\r\n")
            #expect(try await answered.answer().status == 400)
            let newest = try await fixture.connect()
            try await newest.send("GET /served HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await newest.answer().text == "GET /served ")
            try await idle.send("GET /again HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await idle.answer().text == "GET /again ")
        }
    }

    @Test("who has been idle longest makes room, not who has just come and has less time to begin")
    func connectionLimitOfIdle() async throws {
        var limits = ServerLimits()
        limits.connections = 3
        try await withServer(limits: limits, handler: mirror) { fixture in
            let idle = try await fixture.connect()
            try await idle.send("GET /idle HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await idle.answer().text == "GET /idle ")
            // The loop's clock counts milliseconds.
            try await Task.sleep(for: .milliseconds(5))
            let silent = try await fixture.connect()
            while fixture.server.loops[0].census.handles < 4 { await fixture.clients.run {} }
            await fixture.server.loops[0].run {}
            let newest = try await fixture.connect()
            #expect(try await idle.rest() == [])
            for client in [silent, newest] {
                try await client.send("GET /served HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try await client.answer().text == "GET /served ")
                await client.close()
            }
        }
    }

    @Test("stopping answers what has begun, closes what is idle, and takes nobody new")
    func gracefulStop() async throws {
        let gate = Gate()
        let begun = Gate()
        try await withServer(handler: { request in
            begun.open()
            await gate.pass()
            return .text("finished")
        }) { fixture in
            let idle = try await fixture.connect()
            let busy = try await fixture.connect()
            try await busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            await begun.pass()
            let stopping = Task { await fixture.server.stop(within: .seconds(30)) }
            #expect(try await idle.rest() == [])
            await #expect(throws: UVError.connectionRefused) { try await fixture.connect() }
            gate.open()
            let answer = try await busy.answer()
            #expect(answer.text == "finished")
            #expect(answer.closes)
            await busy.close()
            await stopping.value
            #expect(fixture.server.loops[0].census.isEmpty)
        }
    }

    @Test("stopping does not wait longer than it was told, whatever a handler does")
    func forcedStop() async throws {
        let begun = Gate()
        let cancelled = Gate()
        try await withServer(handler: { _ in
            begun.open()
            try? await Task.sleep(for: .seconds(60))
            cancelled.open()
            return .text("never")
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            await begun.pass()
            await fixture.server.stop(within: .milliseconds(30))
            #expect(try await client.ending() == .connectionReset)
            await cancelled.pass()
        }
    }

    /// In a process of its own, because the signal goes to the whole process.
    @Test("SIGTERM stops it and the program goes on to its end")
    func signal() async {
        await #expect(processExitsWith: .success) {
            let server = try await Server.start(
                application: Application(handler: { _ in .text("") }),
                address: SocketAddress(host: "127.0.0.1", port: 0),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let running = Task { try await server.runUntilSignal() }
            while server.loops[0].census.handles < 4 { await server.loops[0].run {} }
            await server.loops[0].run {}
            kill(getpid(), SIGTERM)
            try await running.value
            guard server.loops[0].census.isEmpty else { exit(1) }
        }
    }
}
