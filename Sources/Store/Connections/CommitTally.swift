import Synchronization

/// Counts the writer's commits. Safe from any thread.
final class CommitTally: Sendable {
    struct Counts: Sendable {
        var commits = 0
        var writes = 0
        var largestBatch = 0
    }

    private let state = Mutex(Counts())

    var counts: Counts { state.withLock { $0 } }

    func count(_ writes: Int) {
        state.withLock { counts in
            counts.commits += 1
            counts.writes += writes
            counts.largestBatch = max(counts.largestBatch, writes)
        }
    }
}
