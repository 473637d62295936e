public import BulkImport
import Domain
public import Store
import Synchronization
import TimeZones

/// A store with people who sign in, and with the seeds that a test asks for, brought in by the same importer that users
/// have. Ids, secrets and times are the same in every run.
public struct NamedWorld: Sendable {
    public let store: SQLiteStore
    public let clock: TestClock

    /// One administrator of each role.
    public enum Who: String, CaseIterable, Sendable {
        case owner, organiser, viewer, steward

        public var email: String { "\(rawValue)@example.org" }
        public var password: String { "the \(rawValue)'s long password" }
    }

    /// - Parameters:
    ///   - seeds: names of folders in `seeds/`.
    ///   - releases: whether the seeds' agendas are released.
    ///   - database: a file, or nil for a store in memory.
    public init(
        seeds: [String] = [], releases: Bool = true, database: String? = nil, now: String = "2011-11-20T12:00:00Z"
    ) async throws {
        let clock = TestClock(now)
        let counter = Counter()
        let sources = TransactionSources(
            now: { clock.now }, newUID: { "uid-\(counter.next())@example.org" },
            newSecret: { "secret-\(counter.next())-of-this-test-that-is-long" })
        store =
            try database.map { try SQLiteStore(path: $0, sources: sources) } ?? SQLiteStore.inMemory(sources: sources)
        self.clock = clock
        try await store.write { tx in
            for who in Who.allCases {
                // because: the addresses and roles above are valid
                let (email, role) = (EmailAddress(who.email)!, Role(rawValue: who.rawValue)!)
                _ = try Administrators.add(
                    email, name: "The \(who.rawValue)", role: role, passwordHash: "open:" + who.password, in: tx)
            }
        }
        for seed in seeds {
            let reports = try await FolderImporter(Self.folder + "/" + seed).apply(
                ImportOptions(releases: releases), to: store)
            if reports.contains(where: { !$0.isKept }) { throw SeedRefused(reports: reports) }
        }
    }

    /// A seed that the importer did not take.
    public struct SeedRefused: Error {
        public let reports: [ImportReport]
    }

    /// The repository's `seeds/`.
    public static let folder: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return (parts + ["seeds"]).joined(separator: "/")
    }()
}

private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
