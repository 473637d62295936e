import HTTP
import HTTPServer
import HTTPTypes
import LibUV
import Synchronization
import Testing

private struct Broken: Error {}

@Suite("Connection")
struct ConnectionTests {
    @Test("one connection carries many requests, and every answer has a date and a length")
    func keepAlive() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            for number in 0..<20 {
                try await client.send("GET /\(number) HTTP/1.1\r\nHost: x\r\n\r\n")
                let answer = try await client.answer()
                #expect(answer.text == "GET /\(number) ")
                #expect(answer.fields["content-length"] == "\(answer.body.count)")
                #expect(answer.fields["date"]?.hasSuffix(" GMT") == true)
                #expect(!answer.closes)
            }
        }
    }

    @Test("100 requests in one write are answered in their order")
    func pipelining() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            let requests = (0..<100).map { "POST /\($0) HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc" }
            try await client.send(requests.joined())
            for number in 0..<100 { #expect(try await client.answer().text == "POST /\(number) abc") }
        }
    }

    @Test("requests cut at every byte give the same answers")
    func everySplit() async throws {
        try await withServer(handler: mirror) { fixture in
            let bytes = Array(
                ("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
                    + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n").utf8)
            let client = try await fixture.connect()
            for cut in 1..<bytes.count {
                try await client.send(Array(bytes[..<cut]))
                await fixture.clients.run {}
                try await client.send(Array(bytes[cut...]))
                #expect(try await client.answer().text == "POST /a hi")
                #expect(try await client.answer().text == "GET /b ")
            }
        }
    }

    @Test("a byte at a time is enough")
    func trickle() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            for byte in "PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok".utf8 {
                try await client.send([byte])
                for loop in fixture.server.loops { await loop.run {} }
            }
            #expect(try await client.answer().text == "PUT /x ok")
        }
    }

    @Test("HEAD has the length of GET and no body")
    func head() async throws {
        try await withServer(handler: { _ in .text("hello") }) { fixture in
            let client = try await fixture.connect()
            try await client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
            let head = try await client.answer(toHead: true)
            #expect(head.fields["content-length"] == "5")
            #expect(try await client.answer().text == "hello")
        }
    }

    @Test("a prepared answer goes out whole, and as a 304 to who has it")
    func stored() async throws {
        let stored = StoredResponse(contentType: "text/plain", body: Array("prepared".utf8))
        try await withServer(handler: { stored.answer(to: $0) }) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.text == "prepared")
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: \(stored.tag)\r\n\r\n")
            #expect(try await client.answer().status == 304)
        }
    }

    @Test("who asks to close gets the answer and the end, and what follows is not answered")
    func close() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            let request = "GET /1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            try await client.send(request + request)
            let answer = try await client.answer()
            #expect(answer.closes)
            #expect(try await client.rest() == [])
        }
    }

    @Test("HTTP/1.0 closes unless it asks to go on")
    func version10() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try await client.answer().fields["connection"] == "keep-alive")
            try await client.send("GET /2 HTTP/1.0\r\n\r\n")
            #expect(try await client.answer().closes)
            #expect(try await client.rest() == [])
        }
    }

    @Test("a client that ends its side after the request still gets the answer")
    func halfClose() async throws {
        let gate = Gate()
        try await withServer(handler: { _ in
            await gate.pass()
            return .text("late")
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            try await client.endSending()
            for loop in fixture.server.loops { await loop.run {} }
            gate.open()
            #expect(try await client.answer().text == "late")
            #expect(try await client.rest() == [])
        }
    }

    @Test("the last request that a connection may carry is announced")
    func requestLimit() async throws {
        var limits = ServerLimits()
        limits.requestsPerConnection = 3
        try await withServer(limits: limits, handler: mirror) { fixture in
            let client = try await fixture.connect()
            var closes: [Bool] = []
            for _ in 0..<3 {
                try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                closes.append(try await client.answer().closes)
            }
            #expect(closes == [false, false, true])
            #expect(try await client.rest() == [])
        }
    }

    @Test("bytes that are no request are refused with the fields of every answer, and the connection ends")
    func malformed() async throws {
        try await withServer(handler: mirror) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\nBad Name: 1\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 400)
            #expect(answer.closes)
            #expect(answer.fields["x-content-type-options"] == "nosniff")
            #expect(try await client.rest() == [])
        }
    }

    @Test("an error of a handler is a 500 with an id and one log line, and the connection goes on")
    func handlerError() async throws {
        try await withServer(handler: { request in
            if request.path == "/broken" { throw Broken() }
            if request.path == "/known" { throw HTTPError.notFound }
            return .text("fine")
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 500)
            #expect(answer.text.contains("Quote"))
            #expect(!answer.closes)
            try await client.send("GET /known HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.answer().status == 404)
            #expect(try await client.answer().text == "fine")
            #expect(fixture.log.lines == ["error request failed [error,method,path,request]"])
        }
    }

    @Test("handlers run on the loop and know who asks")
    func place() async throws {
        try await withServer(handler: { request in
            await Task.yield()
            return .text("\(EventLoopName.current) \(request.peer.host)")
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.answer().text == "http-0 127.0.0.1")
        }
    }

    @Test("a client that goes away while its request is handled harms nobody")
    func gone() async throws {
        let gate = Gate()
        let begun = Gate()
        try await withServer(handler: { request in
            if request.path == "/slow" {
                begun.open()
                await gate.pass()
            }
            return .text(String(repeating: "x", count: 1 << 20))
        }) { fixture in
            let rude = try await fixture.connect()
            try await rude.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            await begun.pass()
            await fixture.clients.run { rude.stream.closeReset() }
            gate.open()
            let other = try await fixture.connect()
            try await other.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await other.answer().body.count == 1 << 20)
        }
    }
}
