import Synchronization
import WebAdmin

/// Long work at once, by a watch that moves a little each time somebody looks at it: the same search each time.
struct InlineWork: BackgroundWork {
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value { try body() }

    func stopwatch() -> @Sendable () -> Double {
        let looks = Looks()
        return { looks.next() }
    }

    private final class Looks: Sendable {
        private let count = Mutex(0)

        func next() -> Double {
            count.withLock { count in
                count += 1
                return Double(count) / 20
            }
        }
    }
}
