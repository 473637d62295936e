import BulkImport
import Domain
import HTTP
import Sodium
import Synchronization
import TimeZones

/// Uploaded files on their way: how they are to be read, and the run that looks at them or applies them. A file that is let
/// go is removed from disk; after a restart one uploads again.
final class PendingImports: Sendable {
    struct Pending: Sendable {
        /// Nil when it has been applied.
        var file: UploadedFile?
        var filename: String
        var kind: ImportKind
        var event: ID<Event>
        var administrator: ID<Administrator>
        var since: Instant
        /// What was told about how it is written.
        var form = StatedForm()
        /// What each column was told to be; nil until that was looked at.
        var columns: [ColumnName]?
        /// The latest run.
        var job: ImportJob?

        init(
            file: UploadedFile, kind: ImportKind, event: ID<Event>, administrator: ID<Administrator>, since: Instant
        ) {
            self.file = file
            filename = file.filename
            self.kind = kind
            self.event = event
            self.administrator = administrator
            self.since = since
        }

        var isAtRest: Bool { job == nil || job?.outcome != nil }

        /// Throws ``DomainError/notFound(_:)`` when it has been applied.
        func upload() throws(DomainError) -> UploadedFile {
            guard let file else { throw PendingImports.gone }
            return file
        }

        func input() throws(DomainError) -> ImportInput { .file(try upload().path, name: filename) }
    }

    private let waiting = Mutex<[String: Pending]>([:])

    /// Seconds that a file waits: one hour.
    static let patience: Int64 = 3600
    /// How many of one administrator wait at once; the oldest that is not being run goes first.
    static let most = 16

    static let gone = DomainError.notFound("This upload is no longer here. Choose the file again.")

    /// Keeps the file and returns the token that it is found again by.
    func keep(_ pending: Pending) -> String {
        let token = SecureRandom.token(bytes: 16)
        waiting.withLock { waiting in
            waiting = waiting.filter { pending.since < $0.value.since.adding(seconds: Self.patience) }
            let own = waiting.filter { $0.value.administrator == pending.administrator && $0.value.isAtRest }
            for oldest in own.sorted(by: { $0.value.since < $1.value.since }).dropLast(Self.most - 1) {
                waiting[oldest.key] = nil
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

    /// Changes what is kept under the token, when it is still there.
    func update(_ token: String, _ change: (inout Pending) -> Void) {
        waiting.withLock { waiting in
            guard var pending = waiting[token] else { return }
            change(&pending)
            waiting[token] = pending
        }
    }

    /// Begins to look at the file, in place of what was looked at before; not once it is applied.
    func look(_ token: String, _ begin: (Pending) throws -> ImportJob) rethrows {
        try waiting.withLock { waiting in
            guard let pending = waiting[token], pending.job?.isKeptOrMayBe != true else { return }
            waiting[token]?.job = try begin(pending)
        }
    }

    /// Applies the file as it was looked at in one run, which `begin` is told: what somebody saw is what comes in.
    /// - Returns: false when another look was begun since, or the file is being applied or was.
    func apply(_ token: String, run: String, _ begin: (Pending, ImportJob) throws -> ImportJob) rethrows -> Bool {
        try waiting.withLock { waiting in
            guard let pending = waiting[token], let job = pending.job, job.name == run, job.outcome != nil,
                !job.isKeptOrMayBe
            else { return false }
            waiting[token]?.job = try begin(pending, job)
            return true
        }
    }
}
