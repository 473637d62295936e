import Synchronization
import Testing

@testable import Seating

struct PaceTests {
    @Test("a search of some seconds is repeated by the steps that it says", arguments: 1...3)
    func isRepeated(seed: Int) throws {
        var world = SmallWorld(seed)
        let problem = world.problem(tables: 5...5, places: 4...4)
        let clock = Ticks()
        let answer = TableSolver(problem, seed: 5).solve(Budget(seconds: 0.5, elapsed: { clock.next() }))
        let steps = try #require(answer.repeatingSteps)
        #expect(TableSolver(problem, seed: 5).solve(.steps(steps)).plan == answer.plan)
    }

    @Test("most of the time is turned into steps, and their number has two digits")
    func limit() {
        var pace = Pace(Budget(seconds: 10, elapsed: { 0 }))
        pace.settle(trial: 400_000, from: 0.01, to: 0.03, steps: 0)
        #expect(pace.limit == 180_000_000)
    }

    @Test("the clock moves a search on that falls behind by more than the reserve, and it still ends cold in time")
    func hastened() {
        var pace = Pace(Budget(seconds: 10, elapsed: { 0 }))
        pace.settle(trial: 400_000, from: 0, to: 0.02, steps: 0)
        let onTime = pace.position(90_000_000, 5)
        #expect(onTime == 90_000_000)
        #expect(!pace.isHastened)
        let late = pace.position(45_000_000, 5)
        #expect(late > 80_000_000)
        #expect(pace.isHastened)
        let last = pace.position(60_000_000, 10)
        #expect(last == pace.limit)
    }
}

/// A clock that goes on whenever it is read, and less after the trial, as on a machine that is less busy then.
private final class Ticks: Sendable {
    private let count = Atomic<Int>(0)

    func next() -> Double {
        let count = count.add(1, ordering: .relaxed).newValue
        return 1e-4 * (Double(min(count, 400)) + 0.5 * Double(max(0, count - 400)))
    }
}
