internal import CLibUV
internal import Glibc

/// Watches for one signal of the process; the default action of that signal is off meanwhile. For the loop's thread.
// because: as Handle says: the loop's thread only.
public final class Signal: Handle, @unchecked Sendable {
    private var action: (() -> Void)?

    /// A watcher that does not watch yet.
    public init(on loop: EventLoop) throws(UVError) {
        try super.init(UV_SIGNAL, on: loop) { raw in
            uv_signal_init(loop.raw, raw.assumingMemoryBound(to: uv_signal_t.self))
        }
    }

    /// Calls `action` on the loop each time the signal arrives.
    /// - Parameter number: for instance `SIGTERM`; `SIGKILL` and `SIGSTOP` are refused.
    public func start(_ number: Int32, action: @escaping () -> Void) throws(UVError) {
        try checkAlive()
        self.action = action
        try UVError.check(
            uv_signal_start(
                pointer(as: uv_signal_t.self),
                { raw, _ in Handle.owner(raw?.pointee.data, as: Signal.self)?.action?() }, number))
    }

    /// Stops watching; the signal has its former action again.
    public func stop() {
        guard state == .alive else { return }
        uv_signal_stop(pointer(as: uv_signal_t.self))
        action = nil
    }

    override func didClose() {
        action = nil
    }

    /// Lets writing to a closed socket fail with `EPIPE` instead of ending the process: libuv writes with `writev`,
    /// which raises SIGPIPE.
    static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }
}
