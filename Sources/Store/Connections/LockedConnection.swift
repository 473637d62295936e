import Glibc
import SQLite

/// A connection that several threads take turns on: the writer's, which in memory is the readers' too.
///
/// The lock is recursive so that a read inside a read, or inside a write, on the same thread does not wait for
/// itself.
// @unchecked Sendable because: the connection is touched only while the lock is held.
final class LockedConnection: @unchecked Sendable {
    private let connection: Connection
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    init(_ connection: Connection) {
        self.connection = connection
        lock = .allocate(capacity: 1)
        var attributes = pthread_mutexattr_t()
        pthread_mutexattr_init(&attributes)
        pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
        pthread_mutex_init(lock, &attributes)
        pthread_mutexattr_destroy(&attributes)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func withConnection<Result>(_ body: (Connection) throws -> Result) rethrows -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body(connection)
    }
}

extension LockedConnection: Readers {
    func read<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        try withConnection { connection in
            guard !connection.isInTransaction else { return try body(connection) }
            return try connection.transaction(.deferred) { try body(connection) }
        }
    }
}
