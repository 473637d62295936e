public import Domain
import Glibc
public import SQLite
public import TimeZones

/// Everything in one SQLite file, or in memory for as long as the store lives. Safe to use from any thread.
///
/// Reads run on the calling thread, on a read-only connection in a transaction of their own. Writes run on one
/// thread with group commit and return when they are on the disk.
public final class SQLiteStore: Domain.Store {
    /// The migrations that opening the file had to run, by name.
    public let appliedMigrations: [String]

    /// KiB, for pages and as much again for sorting. With SQLite's 2 MiB an import of many changes would write and read
    /// pages of all indexes again and again.
    private static let writerCache = 16_384

    /// Calls what it is given, once, when others who are about to write had a chance to. On the thread of whoever writes.
    public typealias Gathering = @Sendable (@escaping @Sendable () -> Void) -> Void

    private let readers: any Readers
    let writer: Writer
    /// Nil in memory.
    let path: String?
    let writing: LockedConnection
    /// Nil in memory.
    private let commits: CommitWatch?
    private let memory = Memory()
    private let intake: IntakeLimits
    private let zones: ZoneDatabase
    private let sources: TransactionSources
    private let report: @Sendable (SQLiteError) -> Void

    /// Opens a file, makes it when it is not there (readable by its owner alone), and brings it up to date.
    /// - Parameters:
    ///   - path: the file; beside it SQLite keeps `-wal` and `-shm` while it is open.
    ///   - zones: where the events' time zones are found.
    ///   - sources: the time, and new names.
    ///   - gathering: when the writer is woken; at once without one. A thread that serves many waits until all that are
    ///     ready had their turn, so that those of them who write share a commit.
    ///   - report: is told of every failure of SQLite, on whichever thread it happens, before it becomes a
    ///     `DomainError` that no longer says what SQLite said.
    /// - Throws: `DomainError.unavailable` when the file cannot be opened, is no database of ours, or was made by a
    ///   newer version of the program.
    public convenience init(
        path: String, zones: ZoneDatabase = .system, sources: TransactionSources,
        gathering: @escaping Gathering = { $0() }, report: @escaping @Sendable (SQLiteError) -> Void = { _ in }
    ) throws {
        try self.init(path: path, zones: zones, sources: sources, gathering: gathering, report: report) {
            Self.makePrivateFile(path)
            let writer = try Connection(path: path, mode: .readWrite, cacheSize: Self.writerCache)
            return (writer, ReaderPool(path: path))
        }
    }

    /// An empty store in memory.
    public static func inMemory(
        zones: ZoneDatabase = .system, sources: TransactionSources,
        report: @escaping @Sendable (SQLiteError) -> Void = { _ in }
    ) throws -> SQLiteStore {
        try SQLiteStore(path: nil, zones: zones, sources: sources, report: report) { (try Connection.inMemory(), nil) }
    }

    /// As the public one, with other limits for what is brought in.
    static func inMemory(sources: TransactionSources, intake: IntakeLimits) throws -> SQLiteStore {
        try SQLiteStore(path: nil, zones: .system, sources: sources, intake: intake, report: { _ in }) {
            (try Connection.inMemory(), nil)
        }
    }

    private init(
        path: String?, zones: ZoneDatabase, sources: TransactionSources, intake: IntakeLimits = IntakeLimits(),
        gathering: @escaping Gathering = { $0() }, report: @escaping @Sendable (SQLiteError) -> Void,
        open: () throws -> (Connection, ReaderPool?)
    ) throws {
        do {
            let (connection, pool) = try open()
            appliedMigrations = try Migrator(database: connection, migrations: Migration.all).run(at: sources.now())
            writing = LockedConnection(connection)
            readers = pool ?? writing
            writer = try Writer(writing, gathering: gathering)
            commits = try pool?.watchCommits()
        } catch {
            if let error = error as? SQLiteError { report(error) }
            throw domainError(error)
        }
        self.path = path
        self.zones = zones
        self.sources = sources
        self.intake = intake
        self.report = report
    }

    public func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result {
        // Before the snapshot: what is committed in between makes the memory newer than its mark, which then is the
        // mark of nothing any more.
        let mark = changeMark
        return try translating {
            try readers.read { connection in
                var transaction = ReadingTransaction(database: connection, zones: zones, intake: nil)
                transaction.memory = mark.map { (memory, $0) }
                return try body(transaction)
            }
        }
    }

    public var changeMark: ChangeMark? {
        commits.map { watch in
            let state = watch.state
            return ChangeMark(state.position, state.salts)
        }
    }

    /// `author` stands in the log; without one the change is the command line's.
    public func write<Result: Sendable>(
        by author: LogAuthor = .commandLine,
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await writer.write { [zones, sources, intake] connection in
                let transaction = WritingTransaction(
                    database: connection, zones: zones, sources: sources, intake: intake)
                do {
                    let result = try body(LoggingTransaction(base: transaction, author: author))
                    try transaction.finish()
                    return result
                } catch {
                    transaction.abandon()
                    throw error
                }
            }
        } catch {
            throw translated(error)
        }
    }

    /// Writes what waits, then closes; later writes are refused as unavailable. Blocks the calling thread.
    ///
    /// The write-ahead log is emptied into the file: reading a log of 290 MB, which an import of 225,000 rows leaves, took
    /// 140 of the 160 ms of each start. Another process that reads just then keeps it, and loses nothing by that.
    public func close() {
        writer.close()
        (readers as? ReaderPool)?.closeIdle()
        if path != nil { _ = try? writing.withConnection { try $0.run("PRAGMA wal_checkpoint(TRUNCATE)") } }
    }

    private func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw translated(error)
        }
    }

    private func translated(_ error: any Error) -> any Error {
        if let error = error as? SQLiteError { report(error) }
        return domainError(error)
    }

    /// SQLite would make it readable by everyone whom the umask allows, and its `-wal` like it.
    private static func makePrivateFile(_ path: String) {
        let file = open(path, O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, 0o600)
        // Failing is left to SQLite, which then says why.
        if file >= 0 { Glibc.close(file) }
    }
}

extension SQLiteStore {
    /// What is wrong with the file, one sentence each; empty when nothing is. Reads all of it, and keeps writers
    /// waiting meanwhile.
    public func check() throws -> [String] {
        try translating {
            try writing.withConnection { connection in
                var problems = try connection.integrityCheck() + connection.foreignKeyCheck()
                do {
                    try PersonIndex(database: connection).check()
                } catch let error as SQLiteError where error.code.primary == .corrupt {
                    problems.append("the search index does not fit the people")
                }
                let people = try connection.first("SELECT people = (SELECT count(*) FROM person) FROM person_tally") {
                    try $0[0] as Bool
                }
                if people != true { problems.append("the tally of people is wrong") }
                return problems + (try wrongTallies(connection))
            }
        }
    }

    private func wrongTallies(_ connection: Connection) throws -> [String] {
        try connection.all(
            """
            SELECT DISTINCT event FROM (
                SELECT event, status, category, attendees FROM attendee_tally WHERE attendees <> 0
                EXCEPT SELECT event, status, category, count(*) FROM attendee GROUP BY event, status, category
            ) UNION SELECT event FROM (
                SELECT event, status, category, count(*) FROM attendee GROUP BY event, status, category
                EXCEPT SELECT event, status, category, attendees FROM attendee_tally
            )
            """
        ) { "the tallies of attendees of event \(try $0[0] as Int) are wrong" }
    }

    /// Copies everything, as it is at this moment, to a new file while reading and writing go on. The copy is
    /// checked and takes its name last, on the disk, so that what is at `path` is never half a backup. Of several at once to one
    /// name the one that ends last stays.
    /// - Parameter progress: told the pages copied and the pages in all.
    public func backup(
        to path: String, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        try translating {
            let copy = try UnfinishedCopy(of: path)
            try readers.read { try $0.backup(to: copy.path, progress: progress) }
            let problems = try Connection(path: copy.path, mode: .readOnly).integrityCheck()
            guard problems.isEmpty else {
                throw DomainError.unavailable("The copy is damaged and was not kept: \(problems[0]).")
            }
            try copy.finish()
        }
    }
}
