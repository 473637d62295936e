/// Where work is done that takes seconds, so that the loop goes on answering meanwhile.
public protocol BackgroundWork: Sendable {
    /// Runs `body` elsewhere. Throws what it throws, and ``DomainError/unavailable(_:)`` when too much is waiting.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value

    /// A watch that begins now: seconds since then.
    func stopwatch() -> @Sendable () -> Double
}
