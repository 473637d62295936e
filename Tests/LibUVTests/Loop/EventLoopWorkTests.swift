import Glibc
import LibUV
import Testing

private struct Refused: Error, Equatable {}

@Suite("Work queue")
struct EventLoopWorkTests {
    @Test("work runs off the loop and its result comes back to the loop's task")
    func result() async throws {
        try await withLoop { loop in
            let answer = try await Task(executorPreference: loop) {
                let worked = try await loop.work { EventLoop.current == nil }
                return [worked, loop.isCurrent]
            }.value
            #expect(answer == [true, true])
        }
    }

    @Test("an error thrown by the work is thrown to the caller")
    func error() async throws {
        try await withLoop { loop in
            await #expect(throws: Refused()) { try await loop.work { throw Refused() } }
        }
    }

    @Test("100 pieces of work from tasks that are not on the loop all end")
    func many() async throws {
        try await withLoop { loop in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 { group.addTask { try await loop.work { number } } }
                return try await group.reduce(0, +)
            }
            #expect(sum == 4_950)
        }
    }

    @Test("more than the limit is refused instead of queued", .timeLimit(.minutes(1)))
    func full() async throws {
        try await withLoop { loop in
            let refused = Tally()
            let excess = 10
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<(EventLoop.workLimit + excess) {
                    group.addTask(executorPreference: loop) {
                        do {
                            // Nothing ends before the excess was sent away.
                            try await loop.work { while refused.count < excess { usleep(100) } }
                        } catch { if error is WorkQueueFull { refused.add() } }
                    }
                }
            }
            #expect(refused.count == excess)
        }
    }
}
