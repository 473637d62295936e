import SQLite
import Synchronization

/// Where reads find a connection.
protocol Readers: Sendable {
    /// Runs `body` on the calling thread, in a transaction of its own: all its statements see one snapshot.
    func read<Result>(_ body: (Connection) throws -> Result) throws -> Result
}

/// Read-only connections to a file, the one returned last handed out first: a loop thread that reads request by
/// request in effect keeps its own, with its statements prepared and its pages at hand.
final class ReaderPool: Readers {
    private let path: String
    private let idle = Mutex<[Connection]>([])
    private let idleLimit: Int

    /// - Parameter idleLimit: more connections than this are closed after use instead of being kept.
    init(path: String, idleLimit: Int = 16) {
        self.path = path
        self.idleLimit = idleLimit
    }

    var idleCount: Int { idle.withLock { $0.count } }

    func read<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        let connection = try idle.withLock { $0.popLast() } ?? Connection(path: path, mode: .readOnly)
        defer { giveBack(connection) }
        return try connection.transaction(.deferred) { try body(connection) }
    }

    /// A watch over the file, on a connection of its own.
    func watchCommits() throws -> CommitWatch? {
        try CommitWatch(Connection(path: path, mode: .readOnly, cacheSize: 64))
    }

    /// Closes the connections that are not in use.
    func closeIdle() {
        idle.withLock { $0.removeAll() }
    }

    private func giveBack(_ connection: Connection) {
        // One that could not end its transaction would show the next reader an old snapshot.
        guard !connection.isInTransaction else { return }
        idle.withLock { idle in
            if idle.count < idleLimit { idle.append(connection) }
        }
    }
}
