import Domain
import LibUV
import WebAdmin

/// Does long work on the work queue of the loop that asks, one at a time, so that it takes one core at most; behind three
/// that wait the next is sent away, rather than kept until its browser gives up. Off a loop it
/// is done on the calling thread.
final class WorkQueueBackground: BackgroundWork {
    private let permits = Permits(
        1, longestLine: 3, tooMany: "Too much is being searched for at once. Try again in a moment.")

    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await permits.take()
        defer { permits.giveBack() }
        do {
            guard let loop = EventLoop.current else { return try body() }
            return try await loop.work(body)
        } catch is WorkQueueFull {
            throw permits.tooMany
        }
    }

    func stopwatch() -> @Sendable () -> Double {
        let (clock, begin) = (ContinuousClock(), ContinuousClock.now)
        return { begin.duration(to: clock.now) / .seconds(1) }
    }
}
