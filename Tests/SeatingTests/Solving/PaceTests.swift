import Synchronization
import Testing

@testable import Seating

struct PaceTests {
    @Test("the same seed and seconds give the same plan, which its steps give, too", arguments: 1...3)
    func isRepeated(seed: Int) throws {
        var world = SmallWorld(seed)
        let problem = world.problem(tables: 5...5, places: 4...4)
        let answers = [1e-6, 2e-6].map { pace in
            let clock = Ticks(of: pace)
            return TableSolver(problem, seed: 5).solve(Budget(seconds: 0.05, elapsed: { clock.next() }))
        }
        let steps = try #require(answers[0].repeatingSteps)
        #expect(answers[1].repeatingSteps == steps)
        #expect(answers[1].plan == answers[0].plan)
        #expect(TableSolver(problem, seed: 5).solve(.steps(steps)).plan == answers[0].plan)
    }

    @Test("steps that are given are the limit; seconds are as many as the problem lets a machine make")
    func limit() {
        var world = SmallWorld(1)
        let model = Model(world.problem(tables: 5...5, places: 4...4))
        #expect(Pace(.steps(7), model).limit == 7)
        let (one, ten) = (
            Pace(Budget(seconds: 1, elapsed: { 0 }), model), Pace(Budget(seconds: 10, elapsed: { 0 }), model)
        )
        #expect(10_000_000...30_000_000 ~= one.limit)
        #expect(abs(ten.limit - 10 * one.limit) < 10)
    }

    @Test("the clock moves a search on that falls behind by more than the reserve, and it still ends cold in time")
    func hastened() {
        var world = SmallWorld(1)
        var pace = Pace(Budget(seconds: 10, elapsed: { 0 }), Model(world.problem(tables: 5...5, places: 4...4)))
        let limit = pace.limit
        _ = pace.position(0, 0)
        let onTime = pace.position(limit / 2, 4.9)
        #expect(onTime == limit / 2)
        #expect(!pace.isHastened)
        let late = pace.position(limit / 4, 5)
        #expect(late == limit / 2)
        #expect(pace.isHastened)
        let last = pace.position(limit / 4, 9.6)
        #expect(last == limit)
    }
}

/// A clock that goes on by the same time whenever it is read.
private final class Ticks: Sendable {
    private let count = Atomic<Int>(0)
    private let pace: Double

    init(of pace: Double) { self.pace = pace }

    func next() -> Double { pace * Double(count.add(1, ordering: .relaxed).newValue) }
}
