internal import CLibUV

/// One libuv handle: its C memory, its state, and the only way to end it.
///
/// The memory belongs to this object and is freed in libuv's close callback, never earlier: until then libuv may write
/// to it. While the handle is alive libuv owns one reference to the object, so dropping every Swift reference does not
/// end a handle; only ``close(then:)`` does, and ``HandleCensus`` shows who forgot. All members are for the loop's
/// thread.
// because: every member is read and written on the loop's thread only; preconditionOnLoop() guards the entries.
public class Handle: @unchecked Sendable {
    /// The life of a handle, in this order and never back.
    public enum State: Sendable {
        /// Memory is there, libuv has not accepted it yet.
        case starting
        /// Usable.
        case alive
        /// `uv_close` was called; no callback but the last one comes any more.
        case closing
        /// The memory is freed.
        case closed
    }

    /// The loop on whose thread everything here happens.
    public let loop: EventLoop
    /// Where the handle is in its life.
    public private(set) final var state = State.starting

    // because: libuv handles are C structs of a size only libuv knows; allocated in init, freed in finish() or deinit.
    private final let memory: UnsafeMutableRawPointer
    private final var afterClose: [() -> Void] = []

    init(
        _ type: uv_handle_type, on loop: EventLoop, start: (UnsafeMutableRawPointer) -> Int32
    ) throws(UVError) {
        loop.preconditionOnLoop()
        self.loop = loop
        memory = .allocate(byteCount: uv_handle_size(type), alignment: 16)
        guard !loop.isStopping else { throw .cancelled }
        try UVError.check(start(memory))
        pointer(as: uv_handle_t.self).pointee.data = Unmanaged.passRetained(self).toOpaque()
        state = .alive
        loop.census.count(handles: 1)
        HandleCensus.live.count(handles: 1)
    }

    deinit {
        if state == .starting { memory.deallocate() }
    }

    /// The C memory as the struct that the subclass started it as.
    final func pointer<Struct>(as type: Struct.Type) -> UnsafeMutablePointer<Struct> {
        memory.assumingMemoryBound(to: type)
    }

    /// The object behind the `data` of a handle that libuv hands to a callback.
    static func owner<Owner: Handle>(_ data: UnsafeMutableRawPointer?, as type: Owner.Type = Owner.self) -> Owner? {
        guard let data else { return nil }
        return Unmanaged<Owner>.fromOpaque(data).takeUnretainedValue()
    }

    /// Throws ``UVError/cancelled`` unless the handle is alive.
    final func checkAlive() throws(UVError) {
        loop.preconditionOnLoop()
        guard state == .alive else { throw .cancelled }
    }

    /// Ends the handle; no callback of it comes any more. May be called again, in any state.
    /// - Parameter then: called on the loop once the memory is freed; at once when it is already.
    public final func close(then: (() -> Void)? = nil) {
        loop.preconditionOnLoop()
        guard state != .closed else {
            then?()
            return
        }
        if let then { afterClose.append(then) }
        guard state == .alive else { return }
        beginClosing { uv_close(pointer(as: uv_handle_t.self), Handle.closed) }
    }

    /// Marks the handle as closing and runs the C call that closes it with ``closed``.
    final func beginClosing(_ call: () -> Void) {
        willClose()
        state = .closing
        call()
    }

    /// For subclasses: closing begins.
    func willClose() {}

    /// For subclasses: libuv is done; drop closures and what else is held.
    func didClose() {}

    static let closed: uv_close_cb = { raw in
        guard let data = raw?.pointee.data else { return }
        // This takes over the reference that init gave to libuv, so the object may end here.
        Unmanaged<Handle>.fromOpaque(data).takeRetainedValue().finish()
    }

    private func finish() {
        state = .closed
        memory.deallocate()
        loop.census.count(handles: -1)
        HandleCensus.live.count(handles: -1)
        didClose()
        let waiting = afterClose
        afterClose = []
        for then in waiting { then() }
    }
}
