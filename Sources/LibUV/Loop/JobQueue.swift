internal import Synchronization

/// The jobs that wait for one loop: a plain array for those made on its thread, a locked one for all others.
// because: `local` and `running` are touched on the loop's thread only (after its end: by the one thread that was
// chosen under the mutex), the rest is behind the mutex.
final class JobQueue: @unchecked Sendable {
    enum Job {
        case task(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    /// What the thread that brought a job from outside has to do next.
    enum Delivery {
        case nothing
        /// The loop's thread has ended: run the jobs here, one thread at a time.
        case runHere
    }

    private struct Remote {
        var jobs: [Job] = []
        var ended = false
        var isRunElsewhere = false
    }

    /// More than this many jobs in one go and the sockets get a turn, so that a task which always yields cannot
    /// starve them.
    private static let budget = 1_000

    private var local: [Job] = []
    private var running: [Job] = []
    private let remote = Mutex(Remote())

    /// For the loop's thread.
    func append(_ job: Job) {
        local.append(job)
    }

    /// From any thread. `wake` is called under the lock, so never after ``end()`` has returned.
    func deliver(_ job: Job, wake: () -> Void) -> Delivery {
        remote.withLock { remote in
            remote.jobs.append(job)
            if remote.ended {
                guard !remote.isRunElsewhere else { return .nothing }
                remote.isRunElsewhere = true
                return .runHere
            }
            if remote.jobs.count == 1 { wake() }
            return .nothing
        }
    }

    /// Moves what came from other threads to the loop's own queue.
    func takeDelivered() {
        let delivered = remote.withLock { remote in
            let jobs = remote.jobs
            remote.jobs.removeAll()
            return jobs
        }
        local.append(contentsOf: delivered)
    }

    /// Jobs wait on the loop's own queue. For the loop's thread.
    var areWaiting: Bool { !local.isEmpty }

    /// Runs jobs until none is left or the budget is used up.
    func drain(_ run: (Job) -> Void) {
        var spent = 0
        while !local.isEmpty, spent < Self.budget {
            swap(&local, &running)
            for job in running { run(job) }
            spent += running.count
            running.removeAll(keepingCapacity: true)
        }
    }

    /// From here on nobody is woken: the loop's thread runs what is left, and later whoever brings a job runs it.
    func end() {
        remote.withLock { remote in
            remote.ended = true
            remote.isRunElsewhere = true
        }
    }

    /// Runs the jobs of an ended loop on the calling thread, which ``deliver(_:wake:)`` or ``end()`` has chosen.
    func runLeftovers(_ run: (Job) -> Void) {
        while true {
            while areWaiting { drain(run) }
            let delivered = remote.withLock { remote in
                let jobs = remote.jobs
                remote.jobs.removeAll()
                if jobs.isEmpty { remote.isRunElsewhere = false }
                return jobs
            }
            guard !delivered.isEmpty else { return }
            local.append(contentsOf: delivered)
        }
    }
}
