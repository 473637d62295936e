import LibUV
import Testing

@Suite("TCP stream")
struct TCPStreamTests {
    @Test("what one side writes the other reads, for IPv4 and IPv6", arguments: ["127.0.0.1", "::1"])
    func echo(host: String) async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop, host: host)
            let answer = Collector()
            try await loop.run { () throws(UVError) in
                try answer.start(pair.client)
                try pair.server.startReading { bytes in
                    let copy = bytes.withUnsafeBufferPointer { Array($0) }
                    _ = try? pair.server.write([copy])
                } end: { _ in
                    pair.server.close()
                }
                try pair.client.setNoDelay()
                try pair.client.write([Array("round".utf8), [], Array("table".utf8)])
            }
            #expect(try await answer.bytes(10) == Array("roundtable".utf8))
            #expect(await loop.run { pair.client.peer?.host } == host)
            await pair.close()
        }
    }

    @Test("after a half-close the other direction still works")
    func halfClose() async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop)
            let asked = Collector()
            let answered = Collector()
            let shut = Promise<UVError?>()
            try await loop.run { () throws(UVError) in
                try asked.start(pair.server)
                try answered.start(pair.client)
                try pair.client.write([[1, 2, 3]])
                try pair.client.shutdown { shut.keep($0) }
            }
            #expect(try await shut.value == nil)
            #expect(try await asked.end() == .endOfFile)
            try await loop.run { () throws(UVError) in _ = try pair.server.write([[4, 5]]) }
            #expect(try await answered.bytes(2) == [4, 5])
            await pair.close()
        }
    }

    @Test("a reset reaches the other side as such")
    func reset() async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop)
            let seen = Collector()
            try await loop.run { () throws(UVError) in
                try seen.start(pair.client)
                pair.server.closeReset()
            }
            #expect(try await seen.end() == .connectionReset)
            await pair.close()
        }
    }

    @Test("what the kernel does not take is queued, kept alive and written in order")
    func largeWrite() async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop)
            let size = 8 << 20
            let content = [UInt8](repeating: 1, count: size / 2) + [UInt8](repeating: 2, count: size / 2)
            let done = Promise<UVError?>()
            let seen = Collector()
            let queued = try await loop.run { () throws(UVError) in
                let atOnce = try pair.server.write([[7], content]) { done.keep($0) }
                let second = try pair.server.write([[8, 9]])
                #expect(!atOnce && !second)
                return pair.server.writeQueueSize
            }
            #expect(queued > 0 && queued < size + 3)
            try await loop.run { () throws(UVError) in try seen.start(pair.client) }
            let all = try await seen.bytes(size + 3)
            #expect(try await done.value == nil)
            #expect(all == [7] + content + [8, 9])
            #expect(await loop.run { pair.server.writeQueueSize } == 0)
            await pair.close()
        }
    }

    @Test("a head and its body go out as one, with what the kernel does not take left to the queue")
    func writeNow() async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop)
            let body = [UInt8](repeating: 6, count: 8 << 20)
            let seen = Collector()
            let (short, alone, long, behind) = try await loop.run { () throws(UVError) in
                let short = try pair.server.writeNow([1, 2], [3])
                let alone = try pair.server.writeNow([4])
                let long = try pair.server.writeNow([5], body)
                try pair.server.write([[5], body], from: long)
                return (short, alone, long, try pair.server.writeNow([7]))
            }
            #expect([short, alone, behind] == [3, 1, 0])
            #expect(long > 0 && long < body.count)
            try await loop.run { () throws(UVError) in try seen.start(pair.client) }
            #expect(try await seen.bytes(body.count + 5) == [1, 2, 3, 4, 5] + body)
            await pair.close()
        }
    }

    @Test("closing with a queued write ends the write with an error and frees it")
    func closeWhileWriting() async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop)
            let done = Promise<UVError?>()
            try await loop.run { () throws(UVError) in
                try pair.server.write([[UInt8](repeating: 0, count: 8 << 20)]) { done.keep($0) }
                pair.server.close()
            }
            #expect(try await done.value == .cancelled)
            await pair.close()
        }
    }

    @Test("a stream that stops reading holds the sender back, and goes on where it stopped")
    func backPressure() async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop)
            let seen = Collector()
            try await loop.run { () throws(UVError) in
                try seen.start(pair.client)
                pair.client.stopReading()
                try pair.server.write([[UInt8](repeating: 3, count: 8 << 20)])
            }
            #expect(await loop.run { pair.server.writeQueueSize } > 0)
            try await loop.run { () throws(UVError) in try pair.client.resumeReading() }
            #expect(try await seen.bytes(8 << 20).count == 8 << 20)
            await pair.close()
        }
    }

    @Test("writing to a peer that is gone throws, and never ends the process by SIGPIPE")
    func brokenPipe() async throws {
        try await withLoop { loop in
            let pair = try await TCPPair(on: loop)
            let seen = Collector()
            try await loop.run { () throws(UVError) in
                try seen.start(pair.server)
                pair.client.closeReset()
            }
            _ = try await seen.end()
            await #expect(throws: UVError.brokenPipe) {
                try await loop.run { () throws(UVError) in _ = try pair.server.writeNow([1]) }
            }
            await #expect(throws: UVError.brokenPipe) {
                try await loop.run { () throws(UVError) in _ = try pair.server.write([[1]]) }
            }
            await pair.close()
        }
    }

    @Test("connecting where nobody listens says so and leaves nothing")
    func refused() async throws {
        try await withLoop { loop in
            let outcome = Promise<UVError?>()
            try await loop.run { () throws(UVError) in
                let listener = try TCPListener(on: loop, address: SocketAddress(host: "127.0.0.1", port: 0))
                let address = listener.address
                listener.close {
                    try? TCPStream.connect(on: loop, to: address) { _, error in outcome.keep(error) }
                }
            }
            #expect(try await outcome.value == .connectionRefused)
        }
    }
}
