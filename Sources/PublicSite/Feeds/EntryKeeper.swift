import Domain
import Synchronization

/// Stores entries that a request had to write, when that request has its answer. Safe from any thread.
///
/// One request at a time has its entries stored; what another wrote meanwhile is written again by the next one. Should they not be
/// stored at all, because the disk is full, calendars take longer and say the same.
final class EntryKeeper: Sendable {
    /// An entry that was just written, and what it was written of.
    struct Fresh: Sendable {
        let session: ReleasedSession
        let entry: StoredEntry
    }

    private let store: any Store
    private let leastSessions: Int
    private let task = Mutex<Task<Void, Never>?>(nil)

    /// - Parameter leastSessions: where fewer entries are missing they are stored only if those of the others are. 200 are written in
    ///   less than a millisecond.
    init(store: any Store, leastSessions: Int = 200) {
        self.store = store
        self.leastSessions = leastSessions
    }

    /// Stores the entries soon, if that is worth it. Does not wait.
    func keep(_ fresh: [Fresh], frame: [UInt8], besides stored: Int) {
        guard !fresh.isEmpty, fresh.count + stored >= leastSessions else { return }
        task.withLock { task in
            guard task == nil else { return }
            task = Task {
                try? await store.write(by: LogAuthor(origin: .schedule)) { tx in
                    for each in fresh { try tx.store(each.entry, of: each.session, frame: frame) }
                }
                self.task.withLock { $0 = nil }
            }
        }
    }

    /// Waits until what is on its way is stored.
    func finish() async {
        await task.withLock { $0 }?.value
    }
}
