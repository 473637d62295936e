internal import HTTP
internal import LibUV

/// Takes the pieces of a streamed body, from whatever thread they come, and writes them on the connection's loop.
// because: the state is touched on the loop's thread only, which write and finish hop to.
final class ResponseStream: BodyWriter, @unchecked Sendable {
    enum Framing {
        case exactly(Int64)
        case chunked
        case untilClose
    }

    /// A handler announced one length and wrote another.
    struct WrongLength: Error {
        let announced: Int64
    }

    /// A piece came after the end of the body.
    struct Finished: Error {}

    private let connection: Connection
    private let framing: Framing
    private var written: Int64 = 0
    /// The head goes out with the first piece, in one system call.
    private var head: [UInt8]
    private var isFinished = false

    init(_ connection: Connection, _ framing: Framing) {
        self.connection = connection
        self.framing = framing
        head = connection.output
    }

    func write(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        if connection.loop.isCurrent { return try await writeOnLoop(bytes) }
        let executor: any TaskExecutor = connection.loop
        try await Task(executorPreference: executor) { try await self.writeOnLoop(bytes) }.value
    }

    private func writeOnLoop(_ bytes: [UInt8]) async throws {
        guard !isFinished else { throw Finished() }
        let (sum, overflows) = written.addingReportingOverflow(Int64(bytes.count))
        if case .exactly(let length) = framing, overflows || sum > length { throw WrongLength(announced: length) }
        written = sum
        if case .chunked = framing {
            try await send([ChunkEncoding.prefix(count: bytes.count), bytes, ChunkEncoding.suffix])
        } else {
            try await send([bytes])
        }
    }

    /// Ends the body; for the connection's task.
    func finish() async throws {
        isFinished = true
        switch framing {
        case .exactly(let length) where written != length: throw WrongLength(announced: length)
        case .chunked: try await send([ChunkEncoding.end])
        case .exactly, .untilClose: try await send([])
        }
    }

    private func send(_ buffers: [[UInt8]]) async throws {
        let first = head
        head = []
        try await connection.write([first] + buffers)
    }
}
