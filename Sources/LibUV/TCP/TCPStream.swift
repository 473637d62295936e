internal import CLibUV
internal import Glibc

/// One TCP connection of one loop. For the loop's thread. Whoever gets it has to ``Handle/close(then:)`` it.
// because: as Handle says: the loop's thread only.
public final class TCPStream: Handle, @unchecked Sendable {
    private var onBytes: ((Span<UInt8>) -> Void)?
    private var onEnd: ((UVError) -> Void)?
    /// Bytes are being read.
    public private(set) var isReading = false

    private init(on loop: EventLoop) throws(UVError) {
        try super.init(UV_TCP, on: loop) { raw in
            uv_tcp_init(loop.raw, raw.assumingMemoryBound(to: uv_tcp_t.self))
        }
    }

    /// A stream on an accepted, non-blocking descriptor, which it owns from here on, also when this throws.
    convenience init(on loop: EventLoop, taking descriptor: Int32) throws(UVError) {
        do throws(UVError) { try self.init(on: loop) } catch {
            Glibc.close(descriptor)
            throw error
        }
        let code = uv_tcp_open(pointer(as: uv_tcp_t.self), descriptor)
        guard code >= 0 else {
            Glibc.close(descriptor)
            close()
            throw UVError(code: code)
        }
    }

    /// The socket; only to be used while the stream is alive.
    private(set) lazy var descriptor: Int32 = {
        var descriptor: uv_os_fd_t = -1
        uv_fileno(pointer(as: uv_handle_t.self), &descriptor)
        return descriptor
    }()

    var stream: UnsafeMutablePointer<uv_stream_t> { pointer(as: uv_stream_t.self) }

    // Connecting

    /// Connects to an address.
    /// - Parameter completion: called on the loop with nil when the connection stands, or with what prevented it;
    ///   then the stream is closed.
    public static func connect(
        on loop: EventLoop, to address: SocketAddress, completion: @escaping (TCPStream, UVError?) -> Void
    ) throws(UVError) {
        let stream = try TCPStream(on: loop)
        let request = Request<uv_connect_t>(on: loop) { error in
            if error != nil { stream.close() }
            completion(stream, error)
        }
        let code = address.withSockaddr { pointer, _, _ in
            uv_tcp_connect(request.begin(), stream.pointer(as: uv_tcp_t.self), pointer) { raw, status in
                Request<uv_connect_t>.end(raw?.pointee.data, status)
            }
        }
        guard code < 0 else { return }
        request.abandon()
        stream.close()
        throw UVError(code: code)
    }

    // Reading

    /// Reads until ``stopReading()``, the end, or closing.
    /// - Parameters:
    ///   - bytes: called with what came; the bytes are the loop's own buffer and only there during the call.
    ///   - end: called once with ``UVError/endOfFile`` when the peer has ended its side, or with the error. libuv also
    ///     says `endOfFile` when a reset arrives together with the last bytes, so it is no proof of an orderly end.
    public func startReading(
        _ bytes: @escaping (Span<UInt8>) -> Void, end: @escaping (UVError) -> Void
    ) throws(UVError) {
        try checkAlive()
        onBytes = bytes
        onEnd = end
        try resumeReading()
    }

    /// Reads on after ``stopReading()`` with the callbacks of ``startReading(_:end:)``.
    public func resumeReading() throws(UVError) {
        try checkAlive()
        guard !isReading else { return }
        isReading = true
        try UVError.check(uv_read_start(stream, TCPStream.allocate, TCPStream.didRead))
    }

    /// Leaves what comes in the kernel, whose full buffer then holds the sender back.
    public func stopReading() {
        guard state == .alive, isReading else { return }
        isReading = false
        uv_read_stop(stream)
    }

    private static let allocate: uv_alloc_cb = { raw, _, buffer in
        guard let loop = EventLoop.of(raw?.pointee.loop), let buffer else { return }
        buffer.pointee.base = loop.readBuffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        buffer.pointee.len = loop.readBuffer.count
    }

    private static let didRead: uv_read_cb = { raw, count, _ in
        guard let stream = Handle.owner(raw?.pointee.data, as: TCPStream.self), stream.state == .alive else { return }
        if count > 0 {
            let bytes = UnsafeRawBufferPointer(rebasing: stream.loop.readBuffer[..<count])
            stream.onBytes?(bytes.bindMemory(to: UInt8.self).span)
        } else if count < 0 {
            stream.stopReading()
            stream.onEnd?(UVError(code: Int32(truncatingIfNeeded: count)))
        }
    }

    // Facts and options

    /// The other side, or nil when the connection is gone already.
    public var peer: SocketAddress? {
        guard state == .alive else { return nil }
        return try? SocketAddress { pointer, size in
            uv_tcp_getpeername(self.pointer(as: uv_tcp_t.self), pointer, &size)
        }
    }

    /// Sends small writes at once instead of waiting for more (TCP_NODELAY).
    public func setNoDelay() throws(UVError) {
        try checkAlive()
        try UVError.check(uv_tcp_nodelay(pointer(as: uv_tcp_t.self), 1))
    }

    // Ending

    /// Ends our side (FIN) once all that is queued is written; the peer may go on sending.
    public func shutdown(completion: @escaping (UVError?) -> Void) throws(UVError) {
        try checkAlive()
        let request = Request<uv_shutdown_t>(on: loop, completion: completion)
        let code = uv_shutdown(request.begin(), stream) { raw, status in
            Request<uv_shutdown_t>.end(raw?.pointee.data, status)
        }
        guard code < 0 else { return }
        request.abandon()
        throw UVError(code: code)
    }

    /// Closes with a reset (RST): what is queued is dropped, and so is what the peer sent.
    public func closeReset() {
        loop.preconditionOnLoop()
        guard state == .alive else { return }
        beginClosing {
            if uv_tcp_close_reset(pointer(as: uv_tcp_t.self), Handle.closed) < 0 {
                // libuv refuses while a shutdown is under way.
                uv_close(pointer(as: uv_handle_t.self), Handle.closed)
            }
        }
    }

    override func didClose() {
        isReading = false
        onBytes = nil
        onEnd = nil
    }
}
