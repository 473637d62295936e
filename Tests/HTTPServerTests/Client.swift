import LibUV

/// An HTTP client for tests that can be as slow, early or rude as a test needs: it sends bytes and reads answers.
actor Client {
    enum Failure: Error, Equatable {
        /// The connection ended, with these bytes left that are no whole answer.
        case ended(UVError, left: String)
    }

    nonisolated let stream: TCPStream
    private let loop: EventLoop
    private let events: AsyncStream<Result<[UInt8], UVError>>
    private var iterator: AsyncStream<Result<[UInt8], UVError>>.Iterator
    private var buffer: [UInt8] = []
    private var end: UVError?

    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private init(
        _ stream: TCPStream, _ events: AsyncStream<Result<[UInt8], UVError>>
    ) {
        self.stream = stream
        loop = stream.loop
        self.events = events
        iterator = events.makeAsyncIterator()
    }

    static func connect(to address: SocketAddress, on loop: EventLoop, reading: Bool = true) async throws -> Client {
        let (events, arrived) = AsyncStream.makeStream(of: Result<[UInt8], UVError>.self)
        let stream: TCPStream = try await withCheckedThrowingContinuation { continuation in
            loop.execute {
                do throws(UVError) {
                    try TCPStream.connect(on: loop, to: address) { stream, error in
                        if let error { return continuation.resume(throwing: error) }
                        try? stream.startReading { bytes in
                            arrived.yield(.success(bytes.withUnsafeBufferPointer { Array($0) }))
                        } end: { error in
                            arrived.yield(.failure(error))
                            arrived.finish()
                        }
                        if !reading { stream.stopReading() }
                        continuation.resume(returning: stream)
                    }
                } catch { continuation.resume(throwing: error) }
            }
        }
        return Client(stream, events)
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws { try stream.write([bytes]) }

    /// How much of what was sent the server has not taken.
    var unsent: Int { stream.writeQueueSize }

    func startReading() throws { try stream.resumeReading() }

    func endSending() throws { try stream.shutdown { _ in } }

    func close() { stream.close() }

    private func more() async throws {
        // The beginning is enough: to describe 64 MB takes a test minutes.
        if let end { throw Failure.ended(end, left: String(decoding: buffer.prefix(1_000), as: UTF8.self)) }
        var iterator = iterator
        let event = await iterator.next(isolation: self)
        self.iterator = iterator
        switch event {
        case .success(let bytes): buffer += bytes
        case .failure(let error): end = error
        case nil: end = .cancelled
        }
    }

    private func take(_ count: Int) async throws -> [UInt8] {
        while buffer.count < count { try await more() }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    private func line() async throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                return String(decoding: try await take(end + 1).dropLast(2), as: UTF8.self)
            }
            try await more()
        }
    }

    /// The next answer, interim ones included.
    func answer(toHead isHead: Bool = false) async throws -> Answer {
        let status = try await line()
        var fields: [String: String] = [:]
        while case let field = try await line(), !field.isEmpty {
            let parts = field.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
        }
        let code = Int(status.split(separator: " ")[1]) ?? 0
        var body: [UInt8] = []
        if !isHead, code >= 200, code != 204, code != 304 { body = try await self.body(fields) }
        return Answer(status: code, fields: fields, body: body)
    }

    private func body(_ fields: [String: String]) async throws -> [UInt8] {
        if let length = fields["content-length"] { return try await take(Int(length) ?? 0) }
        guard fields["transfer-encoding"] == "chunked" else { return try await rest() }
        var body: [UInt8] = []
        while let size = Int(try await line(), radix: 16), size > 0 {
            body += try await take(size)
            _ = try await line()
        }
        _ = try await line()
        return body
    }

    /// Everything until the server ends the connection in order.
    func rest() async throws -> [UInt8] {
        while end == nil { try await more() }
        guard end == .endOfFile else { throw Failure.ended(end ?? .cancelled, left: "") }
        defer { buffer = [] }
        return buffer
    }

    /// How the connection ended; what still came is dropped.
    func ending() async throws -> UVError {
        while end == nil { try await more() }
        return end ?? .cancelled
    }
}

/// One answer as it came over the wire.
struct Answer: Sendable, Equatable {
    var status: Int
    var fields: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var closes: Bool { fields["connection"] == "close" }
}
