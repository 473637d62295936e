internal import Synchronization

/// Counts what libuv still holds: handles that are not fully closed and requests that are not finished.
///
/// Each loop has its own (``EventLoop/census``); ``live`` counts over all loops of the process. Both are zero when
/// everything was closed and its memory freed, which the tests assert. May be read from any thread.
public final class HandleCensus: Sendable {
    /// Everything that is alive in this process.
    public static let live = HandleCensus()

    private let handleCount = Atomic<Int>(0)
    private let requestCount = Atomic<Int>(0)

    /// Handles whose memory is still held.
    public var handles: Int { handleCount.load(ordering: .acquiring) }
    /// Writes, connects, shutdowns and work that have not ended.
    public var requests: Int { requestCount.load(ordering: .acquiring) }
    /// Nothing is left.
    public var isEmpty: Bool { handles == 0 && requests == 0 }

    func count(handles change: Int) {
        handleCount.wrappingAdd(change, ordering: .acquiringAndReleasing)
    }

    func count(requests change: Int) {
        requestCount.wrappingAdd(change, ordering: .acquiringAndReleasing)
    }
}
