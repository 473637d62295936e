import HTTP
import HTTPServer
import HTTPTypes
import LibUV
import Synchronization
import Testing

@Suite("Connection: bodies of requests")
struct ConnectionBodyTests {
    @Test("a chunked body reaches the handler without its frame")
    func chunked() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
            try await client.send("2;note=1\r\nde\r\n0\r\nTrailer: t\r\n\r\n")
            #expect(try await client.answer().text == "POST / abcde")
        }
    }

    @Test("the 100 goes out when the handler wants the body, before the client sends it")
    func expectContinue() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
            #expect(try await client.answer().status == 100)
            try await client.send("ok")
            #expect(try await client.answer().text == "POST / ok")
        }
    }

    @Test("a handler that decides on the head alone sends no 100, and the connection ends")
    func expectRefused() async throws {
        try await withServer(handler: { _ in throw HTTPError(.forbidden, "No.") }) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 403)
            #expect(answer.closes)
        }
    }

    @Test("a body announced longer than its route takes is refused before the handler, and the client can read it")
    func tooLarge() async throws {
        let called = Mutex(false)
        try await withServer(
            bodyLimit: 10,
            handler: { _ in
                called.withLock { $0 = true }
                return .text("never")
            }
        ) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n")
            try await client.send([UInt8](repeating: 1, count: 4_000_000))
            let answer = try await client.answer()
            #expect(answer.status == 413)
            #expect(answer.closes)
            #expect(called.withLock { $0 } == false)
        }
    }

    @Test("a chunked body is cut off at the limit")
    func chunkedTooLarge() async throws {
        try await withServer(bodyLimit: 4, handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n")
            #expect(try await client.answer().status == 413)
            #expect(try await client.rest() == [])
        }
    }

    @Test("a small body that nobody read is dropped and the connection goes on", arguments: [true, false])
    func smallUnread(atOnce: Bool) async throws {
        try await withServer(handler: { request in .text(request.path) }) { fixture in
            let client = try await fixture.connect()
            let head = "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"
            try await client.send(atOnce ? head + "GET /" : head)
            #expect(try await client.answer().text == "/1")
            try await client.send((atOnce ? "" : "GET /") + "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.answer().text == "/2")
        }
    }

    @Test("a large body that nobody read ends the connection, and is never taken for a request")
    func largeUnread() async throws {
        let paths = Mutex<[String]>([])
        try await withServer(handler: { request in
            paths.withLock { $0.append(request.path) }
            return .text("no")
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n")
            try await client.send("GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.answer().closes)
            try await client.endSending()
            #expect(try await client.rest() == [])
            #expect(paths.withLock { $0 } == ["/1"])
        }
    }

    @Test("a body that ends early fails in the handler with a 400")
    func incomplete() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
            try await client.endSending()
            #expect(try await client.answer().status == 400)
            #expect(try await client.rest() == [])
        }
    }

    @Test("while the handler does not read, the client cannot send more than the kernel holds")
    func backPressure() async throws {
        let gate = Gate()
        let begun = Gate()
        try await withServer(
            bodyLimit: 64 << 20,
            handler: { request in
                begun.open()
                await gate.pass()
                var count = 0
                while let piece = try await request.body.next() { count += piece.count }
                return .text("\(count)")
            }
        ) { fixture in
            let client = try await fixture.connect()
            let size = 32 << 20
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n")
            try await client.send([UInt8](repeating: 7, count: size))
            await begun.pass()
            for _ in 0..<100 { await fixture.clients.run {} }
            #expect(await client.unsent > 8 << 20)
            gate.open()
            #expect(try await client.answer().text == "\(size)")
        }
    }

    @Test("a handler may read its body from another thread")
    func elsewhere() async throws {
        try await withServer(handler: { request in
            let body = request.body
            let bytes = try await Task.detached { try await body.collect(upTo: 100) }.value
            return .text(String(decoding: bytes, as: UTF8.self))
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n")
            try await client.send("away")
            #expect(try await client.answer().text == "away")
        }
    }
}
