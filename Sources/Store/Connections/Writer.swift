import Glibc
import SQLite

/// The one thread that writes, with group commit: everything that waits goes into one transaction, each closure in
/// a savepoint of its own, and is answered after the commit is on the disk.
///
/// With `synchronous=FULL` a commit costs the disk's sync (170 µs and more); together 64 waiting writers commit
/// eight times as many rows a second as one by one (measured: 43,000 against 5,300).
final class Writer: Sendable {
    typealias Gathering = SQLiteStore.Gathering

    private let connection: LockedConnection
    private let queue: WriteQueue
    private let gathering: Gathering
    /// What was committed.
    let tally = CommitTally()

    init(
        _ connection: LockedConnection, gathering: @escaping Gathering = { $0() }, capacity: Int = 4096,
        batchLimit: Int = 512
    ) throws(SQLiteError) {
        self.connection = connection
        self.gathering = gathering
        queue = WriteQueue(capacity: capacity, batchLimit: batchLimit)
        try startThread()
    }

    deinit {
        queue.close()
    }

    /// Queues the closure and returns when its changes are durable. Whatever it throws is thrown, and nothing of
    /// it is then written.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job = AwaitedWrite(body, continuation: continuation)
            do {
                try queue.add(job)
                gathering { [queue] in queue.wake() }
            } catch {
                job.fail(error)
            }
        }
    }

    /// Writes what waits, takes no more, and returns when the thread is through.
    func close() {
        queue.close()
        queue.waitUntilDrained()
    }

    /// Writes that wait.
    var waiting: Int { queue.count }

    private func startThread() throws(SQLiteError) {
        let work = WriterThread(connection: connection, queue: queue, tally: tally)
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { @Sendable argument in
                guard let argument else { return nil }
                Unmanaged<WriterThread>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(work).toOpaque())
        guard started == 0 else {
            Unmanaged.passUnretained(work).release()
            throw SQLiteError(code: .noMemory, message: "the system gives no thread for the writer")
        }
        pthread_detach(thread)
    }
}

/// What the thread holds: the queue and the connection, not the `Writer`, whose end is the thread's end too.
private final class WriterThread: Sendable {
    private let connection: LockedConnection
    private let queue: WriteQueue
    private let tally: CommitTally

    init(connection: LockedConnection, queue: WriteQueue, tally: CommitTally) {
        self.connection = connection
        self.queue = queue
        self.tally = tally
    }

    func run() {
        while let batch = queue.takeBatch() {
            var rest = batch[...]
            while !rest.isEmpty {
                let began = ContinuousClock.now
                let answers = connection.withConnection { commitTogether(&rest, on: $0) }
                // An import has filled the page cache, which the small writes after it do not need.
                if began.duration(to: .now) > .seconds(1) { connection.withConnection { $0.releaseMemory() } }
                for answer in answers { answer() }
            }
        }
        queue.didDrain()
    }

    private typealias Answer = () -> Void

    /// Takes jobs off the front, runs them in one transaction and gives back how to answer them. Stops early when
    /// SQLite ends the transaction; the jobs it had not reached go into the next one.
    private func commitTogether(_ rest: inout ArraySlice<any WriteJob>, on connection: Connection) -> [Answer] {
        do {
            try connection.begin(.immediate)
        } catch {
            defer { rest = [] }
            return rest.map { job in { job.fail(error) } }
        }
        var answers: [Answer] = []
        var performed: [any WriteJob] = []
        while let job = rest.popFirst() {
            do {
                try connection.insideTransaction { try connection.savepoint { try job.perform(on: connection) } }
                performed.append(job)
            } catch {
                answers.append { job.fail(error) }
                guard connection.isInTransaction else {
                    return answers + performed.map { job in { job.fail(error) } }
                }
            }
        }
        do {
            if performed.isEmpty {
                connection.rollBack()
            } else {
                try connection.commit()
                tally.count(performed.count)
            }
            return answers + performed.map { job in { job.succeed() } }
        } catch {
            connection.rollBack()
            return answers + performed.map { job in { job.fail(error) } }
        }
    }
}
