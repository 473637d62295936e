import Glibc
import LibUV
import Testing

@Suite("TCP listener")
struct TCPListenerTests {
    private let anyPort: SocketAddress

    init() throws {
        anyPort = try SocketAddress(host: "127.0.0.1", port: 0)
    }

    @Test("port 0 gives a real port, for IPv4 and IPv6", arguments: ["127.0.0.1", "::1"])
    func portZero(host: String) async throws {
        try await withLoop { loop in
            let address = try await loop.run { () throws(UVError) in
                let listener = try TCPListener(on: loop, address: SocketAddress(host: host, port: 0))
                defer { listener.close() }
                return listener.address
            }
            #expect(address.host == host)
            #expect(address.port != 0)
        }
    }

    @Test("from the moment that it closes nobody gets in, not even in the same turn of the loop")
    func closesAtOnce() async throws {
        let anyPort = anyPort
        try await withLoop { loop in
            let outcome = Promise<UVError?>()
            try await loop.run { () throws(UVError) in
                let listener = try TCPListener(on: loop, address: anyPort)
                listener.close()
                try TCPStream.connect(on: loop, to: listener.address) { stream, error in
                    stream.close()
                    outcome.keep(error)
                }
            }
            #expect(try await outcome.value == .connectionRefused)
        }
    }

    @Test("two loops share one port, and each can serve")
    func sharedPort() async throws {
        let anyPort = anyPort
        try await withLoop { first in
            try await withLoop { second in
                let one = try await first.run { () throws(UVError) in try TCPListener(on: first, address: anyPort) }
                let two = try await second.run { () throws(UVError) in
                    try TCPListener(on: second, address: one.address)
                }
                #expect(one.address == two.address)
                await first.run { one.close() }
                await second.run { two.close() }
            }
        }
    }

    @Test("a port that somebody listens at is not free, even when it is shared")
    func taken() async throws {
        let anyPort = anyPort
        try await withLoop { loop in
            let listener = try await loop.run { () throws(UVError) in try TCPListener(on: loop, address: anyPort) }
            #expect(throws: UVError.addressInUse) { try TCPListener.checkFree(listener.address) }
            await #expect(throws: UVError.addressInUse) {
                try await loop.run { () throws(UVError) in
                    _ = try TCPListener(on: loop, address: listener.address, sharesPort: false)
                }
            }
            await loop.run { listener.close() }
            await settle(loop)
            try TCPListener.checkFree(listener.address)
        }
    }

    @Test("an address of another machine is refused with its reason")
    func foreign() async throws {
        try await withLoop { loop in
            await #expect(throws: UVError.addressNotAvailable) {
                try await loop.run { () throws(UVError) in
                    _ = try TCPListener(on: loop, address: SocketAddress(host: "192.0.2.1", port: 0))
                }
            }
        }
    }

    @Test("a paused listener leaves connections waiting, and takes them when it goes on")
    func pause() async throws {
        let anyPort = anyPort
        try await withLoop { loop in
            let accepted = Promise<TCPStream>()
            let connected = Promise<TCPStream>()
            let count = try await loop.run { () throws(UVError) in
                let listener = try TCPListener(on: loop, address: anyPort)
                try listener.start {
                    accepted.keep($0)
                    listener.close()
                }
                listener.pause()
                try TCPStream.connect(on: loop, to: listener.address) { stream, _ in
                    connected.keep(stream)
                    // One listener and one client, nothing accepted although the client is connected.
                    #expect(loop.census.handles == 2)
                    listener.resume()
                }
                return loop.census.handles
            }
            #expect(count == 2)
            let streams = [try await accepted.value, try await connected.value]
            await loop.run { for stream in streams { stream.close() } }
        }
    }

    /// In a process of its own, because the limit on descriptors is the process's.
    @Test("without descriptors the waiting client is turned away and the listener rests instead of spinning")
    func exhaustion() async {
        await #expect(processExitsWith: .success) {
            let loop = try EventLoop.start(name: "full")
            let ended = Promise<UVError>()
            let listener = try await loop.run { () throws(UVError) in
                let listener = try TCPListener(on: loop, address: SocketAddress(host: "127.0.0.1", port: 0))
                try listener.start { $0.close() }
                try TCPStream.connect(on: loop, to: listener.address) { stream, _ in
                    try? stream.startReading({ _ in }, end: ended.keep)
                }
                var limit = rlimit(rlim_cur: 64, rlim_max: 64)
                setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
                while open("/dev/null", O_RDONLY) >= 0 {}
                return listener
            }
            let error = try await ended.value
            let exhaustions = await loop.run { listener.exhaustions }
            await loop.shutDown()
            guard exhaustions == 1, error == .endOfFile || error == .connectionReset else { exit(1) }
        }
    }
}
