import HTTP
import HTTPServer
import HTTPTypes
import LibUV
import Testing

private struct Broken: Error {}

/// Requests whose answers are ready are answered inside the read that brought them; what a client sees is the same.
@Suite struct ConnectionAtOnceTests {
    private static let application: Application = {
        var router = Router()
        router.immediate(.get, "/now/:name") { .text("now \($0.parameters["name"] ?? "")") }
        router.on(.get, "/later/:name") { request in
            await Task.yield()
            return .text("later \(request.parameters["name"] ?? "")")
        }
        router.on(.post, "/later/:name") { request in
            .text("posted \(String(decoding: try await request.body.collect(upTo: 100), as: UTF8.self))")
        }
        router.immediate(.get, "/large") { _ in .html([UInt8](repeating: 120, count: 8 << 20)) }
        router.immediate(.get, "/stream") { _ in
            Response(
                body: .stream(length: nil) { writer in
                    for piece in ["a", "b"] { try await writer.write(Array(piece.utf8)) }
                })
        }
        router.immediate(.get, "/broken") { _ in throw Broken() }
        return Application(router: router)
    }()

    private static func get(_ path: String, _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: x\r\n\(fields)\r\n"
    }

    @Test("answers that are ready and answers that are not come in the order of their requests")
    func order() async throws {
        try await withServer(application: Self.application) { fixture in
            let client = try await fixture.connect()
            let post = "POST /later/x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"
            let one = Self.get("/now/1") + Self.get("/later/2") + post + Self.get("/now/3")
            try await client.send(String(repeating: one, count: 40))
            for _ in 0..<40 {
                for text in ["now 1", "later 2", "posted hi", "now 3"] {
                    #expect(try await client.answer().text == text)
                }
            }
        }
    }

    @Test("requests cut at every byte give the same answers")
    func everySplit() async throws {
        try await withServer(application: Self.application) { fixture in
            let bytes = Array((Self.get("/now/1") + Self.get("/later/2") + Self.get("/now/3")).utf8)
            let client = try await fixture.connect()
            for cut in 1..<bytes.count {
                try await client.send(Array(bytes[..<cut]))
                await fixture.clients.run {}
                try await client.send(Array(bytes[cut...]))
                for text in ["now 1", "later 2", "now 3"] { #expect(try await client.answer().text == text) }
            }
        }
    }

    @Test("a client that reads late gets the whole of a large answer, and those behind it")
    func lateReader() async throws {
        try await withServer(application: Self.application) { fixture in
            let client = try await fixture.connect(reading: false)
            try await client.send(Self.get("/large") + Self.get("/now/1"))
            await fixture.clients.run {}
            try await client.startReading()
            #expect(try await client.answer().body.count == 8 << 20)
            #expect(try await client.answer().text == "now 1")
        }
    }

    @Test("an answer that is made as it is sent is sent in chunks")
    func stream() async throws {
        try await withServer(application: Self.application) { fixture in
            let client = try await fixture.connect()
            try await client.send(Self.get("/stream") + Self.get("/now/1"))
            #expect(try await client.answer().text == "ab")
            #expect(try await client.answer().text == "now 1")
        }
    }

    @Test("an error that is thrown at once is a 500 with one line in the log, and the connection goes on")
    func thrown() async throws {
        try await withServer(application: Self.application) { fixture in
            let client = try await fixture.connect()
            try await client.send(Self.get("/broken") + Self.get("/now/1"))
            #expect(try await client.answer().status == 500)
            #expect(try await client.answer().text == "now 1")
            #expect(fixture.log.lines == ["error request failed [error,method,path,request]"])
        }
    }

    @Test("nothing behind a last request is answered")
    func last() async throws {
        try await withServer(application: Self.application) { fixture in
            let client = try await fixture.connect()
            try await client.send(Self.get("/now/1", "Connection: close\r\n") + Self.get("/now/2"))
            let answer = try await client.answer()
            #expect(answer.text == "now 1")
            #expect(answer.closes)
            #expect(try await client.rest() == [])
        }
    }

    @Test("a refused request ends the connection, and what was before it is answered")
    func refused() async throws {
        try await withServer(application: Self.application) { fixture in
            let client = try await fixture.connect()
            try await client.send(Self.get("/now/1") + "GET / HTTP/1.1\r\n\r\n" + Self.get("/now/2"))
            #expect(try await client.answer().text == "now 1")
            #expect(try await client.answer().status == 400)
            #expect(try await client.rest() == [])
        }
    }
}
