internal import CLibUV
internal import Glibc

extension TCPStream {
    /// Bytes that the kernel has not taken yet.
    public var writeQueueSize: Int {
        state == .alive ? uv_stream_get_write_queue_size(stream) : 0
    }

    /// Writes several buffers as one (`writev`): at once as far as the kernel takes them, the rest is queued without
    /// being copied.
    /// - Parameters:
    ///   - start: so many bytes of the buffers went out before, by ``writeNow(_:_:)``.
    ///   - completion: called later on the loop when a queued rest is written or has failed; never when this returns
    ///     true.
    /// - Returns: whether everything is in the kernel's hands already.
    /// - Throws: what the kernel said, or ``UVError/cancelled`` when the stream is not alive.
    @discardableResult
    public func write(
        _ buffers: [[UInt8]], from start: Int = 0, completion: ((UVError?) -> Void)? = nil
    ) throws(UVError) -> Bool {
        try checkAlive()
        var total = 0
        for buffer in buffers { total += buffer.count }
        let written = start + (writeQueueSize == 0 ? try tryWrite(buffers, from: start) : 0)
        if written == total { return true }
        try queue(buffers, from: written, completion: completion)
        return false
    }

    /// Writes as much of a head and its body as the kernel takes without waiting; nothing is queued, and no list of
    /// buffers is made.
    /// - Returns: the number of bytes that went out; less than all of them when the kernel is full or older writes wait.
    /// - Throws: what the kernel said, or ``UVError/cancelled`` when the stream is not alive.
    public func writeNow(_ head: [UInt8], _ body: [UInt8] = []) throws(UVError) -> Int {
        try checkAlive()
        guard writeQueueSize == 0 else { return 0 }
        return try taken(body.isEmpty ? send(head) : send(head, body))
    }

    /// `send` where libuv has `write`: the socket's own call goes past what the kernel does for files of any kind, and
    /// libuv past its request.
    private func send(_ bytes: [UInt8]) -> Int32 {
        // because: the kernel only reads the array's own bytes, during the call.
        bytes.withUnsafeBytes { bytes in
            Self.again { clibuv_send(descriptor, bytes.baseAddress, bytes.count) }
        }
    }

    private func send(_ head: [UInt8], _ body: [UInt8]) -> Int32 {
        // because: both arrays are held by the caller during the call, in which the kernel only reads them.
        withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { list in
            list.initializeElement(at: 0, to: Self.part(head))
            list.initializeElement(at: 1, to: Self.part(body))
            var message = msghdr()
            message.msg_iov = list.baseAddress
            message.msg_iovlen = 2
            return Self.again { sendmsg(descriptor, &message, Self.flags) }
        }
    }

    private static let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)

    private static func part(_ bytes: [UInt8]) -> iovec {
        // because: the block of a native array stays where it is while the caller holds the array.
        bytes.withUnsafeBytes {
            iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
        }
    }

    /// Makes a call until no signal breaks it off; as libuv does, a negative code for an error.
    private static func again(_ call: () -> Int) -> Int32 {
        while true {
            let count = call()
            if count >= 0 { return Int32(truncatingIfNeeded: count) }
            if errno != EINTR { return -errno }
        }
    }

    /// Writes what the kernel takes without waiting.
    /// - Returns: the number of bytes, which may be 0.
    private func tryWrite(_ buffers: [[UInt8]], from start: Int) throws(UVError) -> Int {
        try taken(Self.withDescriptors(of: buffers, from: start) { uv_try_write(stream, $0, $1) })
    }

    /// How many bytes the kernel took, which may be none.
    private func taken(_ code: Int32) throws(UVError) -> Int {
        if code == UVError.wouldBlock.code { return 0 }
        return Int(try UVError.check(code))
    }

    private func queue(
        _ buffers: [[UInt8]], from start: Int, completion: ((UVError?) -> Void)?
    ) throws(UVError) {
        // The closure owns the arrays until libuv is done with their bytes.
        let request = Request<uv_write_t>(on: loop) { error in
            withExtendedLifetime(buffers) { completion?(error) }
        }
        let code = Self.withDescriptors(of: buffers, from: start) { descriptors, count in
            uv_write(request.begin(), stream, descriptors, count) { raw, status in
                Request<uv_write_t>.end(raw?.pointee.data, status)
            }
        }
        guard code < 0 else { return }
        request.abandon()
        throw UVError(code: code)
    }

    /// Calls `body` with libuv's view of the buffers, without their first `skipped` bytes.
    private static func withDescriptors(
        of buffers: [[UInt8]], from skipped: Int, _ body: (UnsafePointer<uv_buf_t>, UInt32) -> Int32
    ) -> Int32 {
        // because: the list itself is copied by libuv and only needed during the call.
        withUnsafeTemporaryAllocation(of: uv_buf_t.self, capacity: max(buffers.count, 1)) { list in
            var skip = skipped
            var count = 0
            for buffer in buffers {
                if buffer.count <= skip {
                    skip -= buffer.count
                    continue
                }
                list.initializeElement(at: count, to: descriptor(of: buffer, from: skip))
                skip = 0
                count += 1
            }
            guard let start = list.baseAddress, count > 0 else { return 0 }
            return body(start, UInt32(count))
        }
    }

    private static func descriptor(of buffer: [UInt8], from start: Int) -> uv_buf_t {
        // because: the elements of a native array of bytes lie in one heap block which neither moves nor changes while
        // somebody holds a reference to the array, and the caller (or the queued request) holds one. libuv only reads.
        buffer.withUnsafeBytes { bytes in
            uv_buf_t(
                base: UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.advanced(by: start)
                    .assumingMemoryBound(to: CChar.self),
                len: bytes.count - start)
        }
    }
}
