import HTTP
import HTTPServer
import HTTPTypes
import LibUV
import Synchronization
import Testing

private struct Broken: Error {}

private func get(_ version: String = "1.1") -> String { "GET / HTTP/\(version)\r\nHost: x\r\n\r\n" }

@Suite("Response stream")
struct ResponseStreamTests {
    @Test("a stream of unknown length goes out in chunks, and the connection goes on")
    func chunked() async throws {
        try await withServer(handler: { _ in
            Response(
                body: .stream(length: nil) { writer in
                    for word in ["round", "", "table"] { try await writer.write(Array(word.utf8)) }
                })
        }) { fixture in
            let client = try await fixture.connect()
            for _ in 0..<2 {
                try await client.send(get())
                let answer = try await client.answer()
                #expect(answer.fields["transfer-encoding"] == "chunked")
                #expect(answer.text == "roundtable")
            }
        }
    }

    @Test("HTTP/1.0 gets it plain, and the end of the connection is its end")
    func untilClose() async throws {
        try await withServer(handler: { _ in
            Response(body: .stream(length: nil) { try await $0.write([1, 2, 3]) })
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send(get("1.0"))
            let answer = try await client.answer()
            #expect(answer.fields["transfer-encoding"] == nil)
            #expect(answer.body == [1, 2, 3])
        }
    }

    @Test("a stream of known length has Content-Length, and none of it for HEAD")
    func exact() async throws {
        try await withServer(handler: { _ in
            Response(body: .stream(length: 4) { try await $0.write(Array("four".utf8)) })
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n" + get())
            #expect(try await client.answer(toHead: true).fields["content-length"] == "4")
            #expect(try await client.answer().text == "four")
        }
    }

    @Test(
        "a stream that fails or falls short is cut off, so that the client cannot take it for whole",
        arguments: [Int64?.none, 100])
    func cut(length: Int64?) async throws {
        try await withServer(handler: { _ in
            Response(
                body: .stream(length: length) { writer in
                    try await writer.write([1, 2])
                    if length == nil { throw Broken() }
                })
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send(get())
            await #expect(throws: Client.Failure.self) { try await client.answer() }
            #expect(fixture.log.lines == ["error answer cut off [error,method,path]"])
        }
    }

    @Test("what a stream writes beyond its length is not sent, and the connection ends")
    func tooMuch() async throws {
        try await withServer(handler: { _ in
            Response(
                body: .stream(length: 2) { writer in
                    try await writer.write([1, 2])
                    try await writer.write([3])
                })
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send(get())
            #expect(try await client.answer().body == [1, 2])
            _ = try await client.ending()
            #expect(fixture.log.lines == ["error answer cut off [error,method,path]"])
        }
    }

    @Test("a client that does not read holds the producer back, and memory stays bounded")
    func backPressure() async throws {
        let produced = Mutex(0)
        let total = 64 << 20
        try await withServer(handler: { _ in
            Response(
                body: .stream(length: Int64(total)) { writer in
                    let piece = [UInt8](repeating: 1, count: 1 << 16)
                    for _ in 0..<(total >> 16) {
                        try await writer.write(piece)
                        produced.withLock { $0 += piece.count }
                    }
                })
        }) { fixture in
            let client = try await fixture.connect(reading: false)
            try await client.send(get())
            var last = -1
            // Until nothing moves any more: the kernel's buffers are full.
            while case let now = produced.withLock({ $0 }), now != last || now == 0 {
                last = now
                for _ in 0..<200 { for loop in fixture.server.loops { await loop.run {} } }
            }
            #expect(last < total / 2)
            try await client.startReading()
            #expect(try await client.answer().body.count == total)
        }
    }

    @Test("pieces may come from other threads")
    func elsewhere() async throws {
        try await withServer(handler: { _ in
            Response(
                body: .stream(length: nil) { writer in
                    try await Task.detached { try await writer.write(Array("away".utf8)) }.value
                })
        }) { fixture in
            let client = try await fixture.connect()
            try await client.send(get())
            #expect(try await client.answer().text == "away")
        }
    }
}
