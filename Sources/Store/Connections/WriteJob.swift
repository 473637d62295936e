import SQLite

/// One closure that waits to be written, and whoever awaits it.
protocol WriteJob: AnyObject, Sendable {
    /// Runs the closure; its value is kept until the commit.
    func perform(on connection: Connection) throws
    /// Answers with the value: the commit is durable.
    func succeed()
    /// Answers with an error: nothing of it was written.
    func fail(_ error: any Error)
}

// @unchecked Sendable because: `value` is touched only by the writer's thread, to which the queue hands the job.
final class AwaitedWrite<Value: Sendable>: WriteJob, @unchecked Sendable {
    private let body: @Sendable (Connection) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private var value: Value?

    init(
        _ body: @escaping @Sendable (Connection) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func perform(on connection: Connection) throws {
        value = try body(connection)
    }

    func succeed() {
        guard let value else { return }
        continuation.resume(returning: value)
    }

    func fail(_ error: any Error) {
        continuation.resume(throwing: error)
    }
}
