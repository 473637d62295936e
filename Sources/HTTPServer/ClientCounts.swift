internal import Synchronization

/// How many of something each client has at a time, over all loops: see ``PeerAddress/client``. Safe from any thread.
final class ClientCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// Counts one more for the client; false, and nothing is counted, when it has `limit` already.
    func enter(_ client: String, limit: Int) -> Bool {
        counts.withLock { counts in
            let count = counts[client, default: 0]
            guard count < limit else { return false }
            counts[client] = count + 1
            return true
        }
    }

    /// Takes back one that ``enter(_:limit:)`` counted.
    func leave(_ client: String) {
        counts.withLock { counts in
            guard let count = counts[client] else { return }
            counts[client] = count > 1 ? count - 1 : nil
        }
    }

    /// Clients that have any.
    var clients: Int { counts.withLock { $0.count } }
}
