internal import Synchronization

/// How many of something each address has at a time, over all loops. Safe from any thread.
final class AddressCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// Counts one more for the address; false, and nothing is counted, when it has `limit` already.
    func enter(_ address: String, limit: Int) -> Bool {
        counts.withLock { counts in
            let count = counts[address, default: 0]
            guard count < limit else { return false }
            counts[address] = count + 1
            return true
        }
    }

    /// Takes back one that ``enter(_:limit:)`` counted.
    func leave(_ address: String) {
        counts.withLock { counts in
            guard let count = counts[address] else { return }
            counts[address] = count > 1 ? count - 1 : nil
        }
    }

    /// Addresses that have any.
    var addresses: Int { counts.withLock { $0.count } }
}
