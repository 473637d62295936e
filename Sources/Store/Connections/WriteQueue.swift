import Glibc

/// What waits to be written: filled by any thread, emptied by the writer's.
// @unchecked Sendable because: all that varies is read and written under the mutex.
final class WriteQueue: @unchecked Sendable {
    enum Refusal: Error {
        case full
        case closed
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var waiting: [any WriteJob] = []
    private var isClosed = false
    private var isDrained = false
    private let capacity: Int
    private let batchLimit: Int

    init(capacity: Int, batchLimit: Int) {
        self.capacity = capacity
        self.batchLimit = batchLimit
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(changed)
        mutex.deallocate()
        changed.deallocate()
    }

    /// Puts a job at the end. Whoever adds wakes the writer's thread, too, with ``wake()``: at once, or when others had a
    /// chance to add theirs.
    func add(_ job: any WriteJob) throws(Refusal) {
        let refusal: Refusal? = locked {
            if isClosed { return .closed }
            if waiting.count >= capacity { return .full }
            waiting.append(job)
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Lets the writer's thread, if it waits, take what was added before. Coming from a commit it takes all that is there: to wait
    /// for those who are amid their turn made commits larger, and left the processor idle while the disk worked (64 at a
    /// time: 9,600 writes a second instead of 12,500).
    func wake() {
        pthread_cond_broadcast(changed)
    }

    /// Waits for work and takes what there is, up to the batch limit; nil when the queue is closed and empty.
    func takeBatch() -> [any WriteJob]? {
        locked {
            while waiting.isEmpty && !isClosed { pthread_cond_wait(changed, mutex) }
            guard !waiting.isEmpty else { return nil }
            let batch = Array(waiting.prefix(batchLimit))
            waiting.removeFirst(batch.count)
            return batch
        }
    }

    /// How many wait.
    var count: Int { locked { waiting.count } }

    /// Takes no more; what waits is still written.
    func close() {
        locked {
            isClosed = true
            pthread_cond_broadcast(changed)
        }
    }

    /// Called by the writer's thread when it is through.
    func didDrain() {
        locked {
            isDrained = true
            pthread_cond_broadcast(changed)
        }
    }

    /// Blocks until the writer's thread is through.
    func waitUntilDrained() {
        locked {
            while !isDrained { pthread_cond_wait(changed, mutex) }
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
