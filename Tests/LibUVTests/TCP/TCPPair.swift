import LibUV

/// Two connected streams on one loop: what a client has and what a listener accepted.
struct TCPPair: Sendable {
    let loop: EventLoop
    let client: TCPStream
    let server: TCPStream

    init(on loop: EventLoop, host: String = "127.0.0.1") async throws {
        self.loop = loop
        let accepted = Promise<TCPStream>()
        let connected = Promise<TCPStream>()
        let listener = try await loop.run { () throws(UVError) in
            let listener = try TCPListener(on: loop, address: SocketAddress(host: host, port: 0))
            try listener.start { accepted.keep($0) }
            try TCPStream.connect(on: loop, to: listener.address) { stream, _ in connected.keep(stream) }
            return listener
        }
        client = try await connected.value
        server = try await accepted.value
        await loop.run { listener.close() }
    }

    func close() async {
        await loop.run {
            client.close()
            server.close()
        }
    }
}

/// Collects what a stream reads; the end is kept as an error.
final class Collector: Sendable {
    private let events = Promise<Result<[UInt8], UVError>>()

    func start(_ stream: TCPStream) throws(UVError) {
        try stream.startReading { bytes in
            let copy = bytes.withUnsafeBufferPointer { Array($0) }
            self.events.keep(.success(copy))
        } end: { error in
            self.events.keep(.failure(error))
        }
    }

    /// Reads until `count` bytes have come.
    func bytes(_ count: Int) async throws -> [UInt8] {
        var all: [UInt8] = []
        while all.count < count { all += try await events.value.get() }
        return all
    }

    /// Reads on until the end and gives how it ended.
    func end() async throws -> UVError {
        while true {
            if case .failure(let error) = try await events.value { return error }
        }
    }
}
