import Domain
import Synchronization

/// So many at once; the others wait in line, and beyond a limit are sent away.
final class Permits: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// What is said to whom is sent away.
    let tooMany: DomainError

    private let longestLine: Int

    init(_ count: Int, longestLine: Int = 64, tooMany: Message) {
        state = Mutex(State(free: count))
        self.longestLine = longestLine
        self.tooMany = .unavailable(tooMany)
    }

    func take() async throws {
        let isFull = state.withLock { $0.free == 0 && $0.waiting.count >= longestLine }
        if isFull { throw tooMany }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.free == 0 {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    func giveBack() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
