internal import HTTP
internal import HTTPTypes
internal import LibUV

extension Connection {
    /// Writes and waits until the kernel has everything: then the connection can take more.
    /// - Parameter start: so many bytes of the buffers are out already.
    nonisolated(nonsending) func write(_ buffers: [[UInt8]], from start: Int = 0) async throws(UVError) {
        if try !stream.write(buffers, from: start, completion: didWrite) { try await writeEnds() }
    }

    /// Waits until what was queued last is written.
    private nonisolated(nonsending) func writeEnds() async throws(UVError) {
        queueAtLastLook = stream.writeQueueSize
        writeDeadline = loop.now &+ service.patience.stalledWriter
        // because: every queued write ends in didWrite once, in the order of the writes.
        let error = await withUnsafeContinuation { writeWaiters.append($0) }
        if writeWaiters.isEmpty { writeDeadline = .max }
        if let error { throw error }
    }

    /// Sends the answer to a request.
    /// - Returns: whether the connection goes on after it.
    /// - Throws: when the connection is of no use any more.
    nonisolated(nonsending) func send(_ response: Response, for request: Request, keepsAlive: Bool) async throws -> Bool
    {
        output.removeAll(keepingCapacity: true)
        let context = ResponseHead.Context(for: request.head, keepsAlive: keepsAlive)
        switch ResponseHead.write(response, context, dateLine: worker.currentDateLine(), to: &output) {
        // An async call less is a quarter of a microsecond.
        case .none:
            let written = try stream.writeNow(output)
            if written < output.count { try await write([output], from: written) }
        case .bytes(let bytes):
            let written = try stream.writeNow(output, bytes)
            if written < output.count + bytes.count { try await write([output, bytes], from: written) }
        case .exactly(let length, let produce):
            try await sendStream(ResponseStream(self, .exactly(length)), produce, request)
        case .chunked(let produce):
            try await sendStream(ResponseStream(self, .chunked), produce, request)
        case .untilClose(let produce):
            try await sendStream(ResponseStream(self, .untilClose), produce, request)
            return false
        }
        return keepsAlive
    }

    private nonisolated(nonsending) func sendStream(
        _ stream: ResponseStream, _ produce: @Sendable (any BodyWriter) async throws -> Void, _ request: Request
    ) async throws {
        do {
            try await produce(stream)
            try await stream.finish()
        } catch {
            // The status is out or may be: the client learns from the cut that the body is not whole.
            if self.stream.state == .alive, !(error is UVError) { service.logCut(error, of: request) }
            throw error
        }
    }
}
