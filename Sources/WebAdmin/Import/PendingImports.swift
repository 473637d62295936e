import BulkImport
import Domain
import HTTP
import Sodium
import Synchronization
import TimeZones

/// Uploaded files that were looked at and wait for their application. A file that is let go is removed from disk; after
/// a restart one uploads again.
final class PendingImports: Sendable {
    struct Pending: Sendable {
        var file: UploadedFile
        var kind: ImportKind
        var event: ID<Event>
        var administrator: ID<Administrator>
        var since: Instant
    }

    private let waiting = Mutex<[String: Pending]>([:])

    /// Seconds that a file waits: one hour.
    static let patience: Int64 = 3600
    /// How many wait at once; the oldest goes first.
    static let most = 16

    /// Keeps the file and returns the token that it is found again by.
    func keep(_ pending: Pending) -> String {
        let token = SecureRandom.token(bytes: 16)
        waiting.withLock { waiting in
            waiting = waiting.filter { pending.since < $0.value.since.adding(seconds: Self.patience) }
            while waiting.count >= Self.most, let oldest = waiting.min(by: { $0.value.since < $1.value.since })?.key {
                waiting[oldest] = nil
            }
            waiting[token] = pending
        }
        return token
    }

    /// The file of this token, when it was uploaded by this administrator for this event.
    func find(_ token: String, event: ID<Event>, by administrator: ID<Administrator>) -> Pending? {
        guard let pending = waiting.withLock({ $0[token] }), pending.event == event,
            pending.administrator == administrator
        else { return nil }
        return pending
    }

    func forget(_ token: String) { waiting.withLock { $0[token] = nil } }
}
