internal import CLibUV
internal import Glibc
internal import Synchronization

/// A libuv loop on a thread of its own that is also a Swift executor.
///
/// Tasks started with `Task(executorPreference: loop)` run on its thread between the loop's callbacks, and so do actors
/// that name it as their executor. Jobs that are made on the thread go to a plain array and are run in libuv's prepare
/// and check phases; only jobs from other threads pay for a lock and a wake-up.
// because: libuv's structs and the job array are touched on the loop's thread only; everything else here is immutable,
// atomic or behind a mutex.
public final class EventLoop: @unchecked Sendable {
    /// The thread's name (the kernel keeps 15 bytes of it).
    public let name: String
    /// Handles and requests of this loop that are alive.
    public let census = HandleCensus()

    let jobs = JobQueue()
    /// Reused for every read of this loop, because a read callback uses its bytes before the next read can begin.
    let readBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    let raw = UnsafeMutablePointer<uv_loop_t>.allocate(capacity: 1)
    /// Work that waits or runs; for the loop's thread.
    var pendingWork = 0
    /// What is to be run at the end of this turn; for the loop's thread.
    var endings: [@Sendable () -> Void] = []
    /// False when the loop turns no more; for the loop's thread, and who runs jobs in its place.
    private(set) var hasTurns = true
    private let wake = UnsafeMutablePointer<uv_async_t>.allocate(capacity: 1)
    private let prepare = UnsafeMutablePointer<uv_prepare_t>.allocate(capacity: 1)
    private let check = UnsafeMutablePointer<uv_check_t>.allocate(capacity: 1)
    private let idle = UnsafeMutablePointer<uv_idle_t>.allocate(capacity: 1)

    private let stopping = Atomic<Bool>(false)
    private let ending = Mutex(Ending())

    private struct Ending {
        var thread: pthread_t?
        var hasEnded = false
        var waiting: [UnsafeContinuation<Void, Never>] = []
    }

    /// Starts a loop and its thread. SIGPIPE is ignored in the whole process from then on.
    public static func start(name: String) throws(UVError) -> EventLoop {
        Signal.ignoreBrokenPipes()
        let loop = try EventLoop(name: name)
        try loop.startThread()
        return loop
    }

    private init(name: String) throws(UVError) {
        self.name = name
        try UVError.check(uv_loop_init(raw))
        raw.pointee.data = Unmanaged.passUnretained(self).toOpaque()
        do throws(UVError) {
            try UVError.check(uv_async_init(raw, wake) { raw in EventLoop.of(raw?.pointee.loop)?.jobs.takeDelivered() })
        } catch {
            uv_loop_close(raw)
            throw error
        }
        uv_prepare_init(raw, prepare)
        uv_check_init(raw, check)
        uv_idle_init(raw, idle)
        for handle in ownHandles {
            // No owner: see close(_:). And only the wake-up keeps the loop alive, until stop().
            handle.pointee.data = nil
            if UnsafeMutableRawPointer(handle) != UnsafeMutableRawPointer(wake) { uv_unref(handle) }
        }
        uv_prepare_start(prepare) { raw in EventLoop.of(raw?.pointee.loop)?.drain() }
        uv_check_start(check) { raw in EventLoop.of(raw?.pointee.loop)?.drain() }
    }

    private var ownHandles: [UnsafeMutablePointer<uv_handle_t>] {
        [
            UnsafeMutableRawPointer(wake), UnsafeMutableRawPointer(prepare), UnsafeMutableRawPointer(check),
            UnsafeMutableRawPointer(idle),
        ]
        .map { $0.assumingMemoryBound(to: uv_handle_t.self) }
    }

    deinit {
        readBuffer.deallocate()
        raw.deallocate()
        wake.deallocate()
        prepare.deallocate()
        check.deallocate()
        idle.deallocate()
    }

    static func of(_ raw: UnsafeMutablePointer<uv_loop_t>?) -> EventLoop? {
        guard let data = raw?.pointee.data else { return nil }
        return Unmanaged<EventLoop>.fromOpaque(data).takeUnretainedValue()
    }

    /// Milliseconds of a clock that never goes back, as of the start of this turn of the loop. For the loop's thread.
    public var now: UInt64 {
        preconditionOnLoop()
        return uv_now(raw)
    }

    /// ``stop()`` was called: no new handle can be made.
    public var isStopping: Bool { stopping.load(ordering: .acquiring) }

    // The thread

    private func startThread() throws(UVError) {
        var thread = pthread_t()
        let owned = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, owned.toOpaque())
        guard code == 0 else {
            owned.release()
            throw UVError(errno: code)
        }
        ending.withLock { $0.thread = thread }
    }

    private func run() {
        pthread_setname_np(pthread_self(), String(decoding: name.utf8.prefix(15), as: UTF8.self))
        let outer = CurrentLoop.enter(self)
        uv_run(raw, UV_RUN_DEFAULT)
        hasTurns = false
        endTurn()
        jobs.end()
        for handle in ownHandles { uv_close(handle, nil) }
        uv_run(raw, UV_RUN_DEFAULT)
        jobs.runLeftovers(run)
        let result = uv_loop_close(raw)
        assert(result == 0, "every handle was closed before the loop's thread ended")
        CurrentLoop.leave(to: outer)
        let waiting = ending.withLock { ending in
            ending.hasEnded = true
            let waiting = ending.waiting
            ending.waiting = []
            return waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Ends the loop: closes every handle that is left, lets requests finish and jobs run, then ends the thread.
    /// From any thread; does not wait.
    public func stop() {
        guard !stopping.exchange(true, ordering: .acquiringAndReleasing) else { return }
        execute { [self] in
            uv_walk(raw, { raw, _ in EventLoop.close(raw) }, nil)
            uv_unref(UnsafeMutableRawPointer(wake).assumingMemoryBound(to: uv_handle_t.self))
        }
    }

    private static func close(_ raw: UnsafeMutablePointer<uv_handle_t>?) {
        // The loop's own four handles carry no owner and end with the thread.
        Handle.owner(raw?.pointee.data)?.close()
    }

    /// Waits, blocking, until the thread has ended. Call ``stop()`` first, and not on a loop's thread.
    public func join() {
        precondition(!isCurrent, "a loop cannot wait for itself")
        let thread = ending.withLock { ending in
            let thread = ending.thread
            ending.thread = nil
            return thread
        }
        if let thread { pthread_join(thread, nil) }
    }

    /// Stops the loop and waits, without blocking a thread, until its thread has ended. Not for a task on the loop.
    public func shutDown() async {
        stop()
        // because: resumed exactly once, by the loop's thread as its last act or here when that has happened.
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            let hasEnded = ending.withLock { ending in
                if !ending.hasEnded { ending.waiting.append(continuation) }
                return ending.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
        join()
    }

    // Jobs

    /// Queues a job from any thread.
    func submit(_ job: JobQueue.Job) {
        if isCurrent {
            jobs.append(job)
            return
        }
        if case .runHere = jobs.deliver(job, wake: { uv_async_send(wake) }) {
            let outer = CurrentLoop.enter(self)
            jobs.runLeftovers(run)
            CurrentLoop.leave(to: outer)
        }
    }

    private func run(_ job: JobQueue.Job) {
        switch job {
        case .task(let task):
            // As a task executor alone. Run as isolated to this loop, too, a task would be queued anew at each call of
            // an async function, which is isolated to nothing: measured, a quarter of the user time of a request.
            task.runSynchronously(on: asUnownedTaskExecutor())
        case .closure(let body):
            body()
        }
    }

    /// Runs what waits; when jobs are left, an idle handle keeps the loop from sleeping in poll.
    private func drain() {
        jobs.drain(run)
        endTurn()
        if jobs.areWaiting {
            uv_idle_start(idle) { _ in }
        } else if uv_is_active(UnsafeMutableRawPointer(idle).assumingMemoryBound(to: uv_handle_t.self)) != 0 {
            uv_idle_stop(idle)
        }
    }
}
