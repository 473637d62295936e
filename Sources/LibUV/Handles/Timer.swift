internal import CLibUV

/// A timer of one loop: fires once, or again and again. Close it when done. For the loop's thread.
// because: as Handle says: the loop's thread only.
public final class Timer: Handle, @unchecked Sendable {
    private var action: (() -> Void)?

    /// A timer that is not running yet.
    public init(on loop: EventLoop) throws(UVError) {
        try super.init(UV_TIMER, on: loop) { raw in
            uv_timer_init(loop.raw, raw.assumingMemoryBound(to: uv_timer_t.self))
        }
    }

    /// Calls `action` on the loop after a time, and then every `interval` unless that is 0. A running timer starts anew.
    /// - Parameters:
    ///   - milliseconds: from ``EventLoop/now``; 0 means in the next turn of the loop.
    ///   - interval: milliseconds between calls; 0 for one call.
    public func start(
        after milliseconds: UInt64, repeating interval: UInt64 = 0, action: @escaping () -> Void
    ) throws(UVError) {
        try checkAlive()
        self.action = action
        try UVError.check(
            uv_timer_start(
                pointer(as: uv_timer_t.self), { raw in Handle.owner(raw?.pointee.data, as: Timer.self)?.action?() },
                milliseconds, interval))
    }

    /// Stops the timer; it can be started again. Harmless when it does not run.
    public func stop() {
        guard state == .alive else { return }
        uv_timer_stop(pointer(as: uv_timer_t.self))
        action = nil
    }

    override func didClose() {
        action = nil
    }
}
