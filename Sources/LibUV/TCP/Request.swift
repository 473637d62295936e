internal import CLibUV

/// One libuv request (`uv_write_t`, `uv_connect_t`, `uv_shutdown_t`): its memory, what must live as long as it does,
/// and what to do when it ends. From ``begin()`` to ``end(_:_:)`` libuv holds the only needed reference.
final class Request<Struct> {
    private let raw = UnsafeMutablePointer<Struct>.allocate(capacity: 1)
    private let loop: EventLoop
    private let completion: (UVError?) -> Void

    init(on loop: EventLoop, completion: @escaping (UVError?) -> Void) {
        self.loop = loop
        self.completion = completion
    }

    deinit {
        raw.deallocate()
    }

    /// Hands the request to libuv: use the pointer for exactly one call, then ``end(_:_:)`` or ``abandon()``.
    func begin() -> UnsafeMutablePointer<Struct> {
        loop.countRequest(1)
        // because: `data` is the first field of every libuv request (UV_REQ_FIELDS).
        UnsafeMutableRawPointer(raw).storeBytes(
            of: Unmanaged.passRetained(self).toOpaque(), as: UnsafeMutableRawPointer.self)
        return raw
    }

    /// libuv did not take the request.
    func abandon() {
        loop.countRequest(-1)
        Unmanaged.passUnretained(self).release()
    }

    /// For the C callback: the request behind `data` has ended with `status`.
    static func end(_ data: UnsafeMutableRawPointer?, _ status: Int32) {
        guard let data else { return }
        let request = Unmanaged<Request>.fromOpaque(data).takeRetainedValue()
        request.loop.countRequest(-1)
        request.completion(status < 0 ? UVError(code: status) : nil)
    }
}
