import Domain
import Glibc

/// Runs what blocks for long, a few at once, each on a thread of its own: neither a loop nor the work queue, on which
/// passwords are hashed, waits for a stranger's server.
final class BlockingThreads: Sendable {
    private let permits: Permits

    init(_ count: Int, longestLine: Int) {
        permits = Permits(count, longestLine: longestLine, tooMany: LookFailure(.busy).message)
    }

    /// Throws ``DomainError/unavailable(_:)`` when too much is waiting.
    func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async throws -> Value {
        try await permits.take()
        defer { permits.giveBack() }
        return try await withCheckedThrowingContinuation { continuation in
            let work = Unmanaged.passRetained(ThreadBody { continuation.resume(returning: body()) })
            var thread = pthread_t()
            let code = pthread_create(
                &thread, nil,
                { argument in
                    // because: the argument is the body that was handed over with its count raised
                    if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
                    return nil
                }, work.toOpaque())
            if code == 0 {
                pthread_detach(thread)
            } else {
                work.release()
                continuation.resume(throwing: permits.tooMany)
            }
        }
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
