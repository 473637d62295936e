internal import CLibUV
internal import Synchronization

/// The work queue has as much waiting as it takes; try again later.
public struct WorkQueueFull: Error, Sendable {}

extension EventLoop {
    /// So much work of one loop may wait before ``work(_:)`` refuses.
    public static let workLimit = 1_024

    /// Runs `body` on libuv's thread pool, so that slow or blocking work never holds up the loop.
    /// - Returns: what `body` returned. The caller goes on where it was.
    /// - Throws: what `body` threw, ``WorkQueueFull``, or ``UVError/cancelled`` when the loop is stopping.
    public func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        // because: finish resumes exactly once, whichever way the request ends.
        try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Value, any Error>) in
            let outcome = Outcome<Value>()
            let request = WorkRequest(
                run: { outcome.set(Result { try body() }) },
                finish: { refusal in
                    if let refusal {
                        continuation.resume(throwing: refusal)
                    } else {
                        continuation.resume(with: outcome.get())
                    }
                })
            if isCurrent {
                request.queue(on: self)
            } else {
                execute { request.queue(on: self) }
            }
        }
    }
}

/// Carries a result from the pool's thread back to the loop's.
private final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>>(.failure(UVError.cancelled))

    func set(_ new: Result<Value, any Error>) {
        result.withLock { $0 = new }
    }

    func get() -> Result<Value, any Error> {
        result.withLock { $0 }
    }
}

/// One `uv_work_t` with what it runs on the pool and what it does on the loop afterwards.
// because: the pointer is used on the loop's thread only, the rest is immutable.
private final class WorkRequest: @unchecked Sendable {
    private let raw = UnsafeMutablePointer<uv_work_t>.allocate(capacity: 1)
    private let run: @Sendable () -> Void
    private let finish: @Sendable ((any Error)?) -> Void

    init(run: @escaping @Sendable () -> Void, finish: @escaping @Sendable ((any Error)?) -> Void) {
        self.run = run
        self.finish = finish
    }

    deinit {
        raw.deallocate()
    }

    func queue(on loop: EventLoop) {
        guard !loop.isStopping else { return finish(UVError.cancelled) }
        guard loop.pendingWork < EventLoop.workLimit else { return finish(WorkQueueFull()) }
        raw.pointee.data = Unmanaged.passRetained(self).toOpaque()
        loop.countWork(1)
        let code = uv_queue_work(
            loop.raw, raw, { raw in WorkRequest.of(raw)?.takeUnretainedValue().run() },
            { raw, status in
                guard let raw, let loop = EventLoop.of(raw.pointee.loop) else { return }
                loop.countWork(-1)
                WorkRequest.of(raw)?.takeRetainedValue().finish(status < 0 ? UVError(code: status) : nil)
            })
        guard code < 0 else { return }
        loop.countWork(-1)
        WorkRequest.of(raw)?.release()
        finish(UVError(code: code))
    }

    private static func of(_ raw: UnsafeMutablePointer<uv_work_t>?) -> Unmanaged<WorkRequest>? {
        guard let data = raw?.pointee.data else { return nil }
        return Unmanaged<WorkRequest>.fromOpaque(data)
    }
}

extension EventLoop {
    fileprivate func countWork(_ change: Int) {
        pendingWork += change
        countRequest(change)
    }

    /// Counts a request in (1) or out (-1) of the loop's and the process's census.
    func countRequest(_ change: Int) {
        census.count(requests: change)
        HandleCensus.live.count(requests: change)
    }
}
