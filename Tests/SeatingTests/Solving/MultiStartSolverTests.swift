import Synchronization
import Testing

@testable import Seating

struct MultiStartSolverTests {
    /// Six tables of six over four rounds, which repeat some pairs whatever is done in so few steps.
    private static let problem = TableProblem.golfers(6, 6, 4)
    private static let steps = Budget.steps(60_000)

    @Test("the answer is the best of the searches alone, by the seed that it names, and of equal ones the first")
    func best() async {
        let alone = (11...14).map { TableSolver(Self.problem, seed: $0).solve(Self.steps) }
        let prices = alone.compactMap { $0.score?.objective }
        let (seed, answer) = await MultiStartSolver(Self.problem, seed: 11, searches: 4).solve(Self.steps)
        let first = prices.firstIndex(of: prices.min() ?? 0) ?? 0
        #expect(prices.count == 4)
        #expect(seed == UInt64(11 + first))
        #expect(answer.plan == alone[first].plan)
    }

    @Test("one search is the search of its seed")
    func one() async {
        let (seed, answer) = await MultiStartSolver(Self.problem, seed: 12).solve(Self.steps)
        #expect(seed == 12)
        #expect(answer.plan == TableSolver(Self.problem, seed: 12).solve(Self.steps).plan)
    }

    @Test("a plan that is proven best ends the other searches, however long they would go on")
    func proven() async {
        let endless = Budget(seconds: .infinity, steps: 1 << 40, elapsed: { 0 })
        let (_, answer) = await MultiStartSolver(.golfers(2, 3, 2), searches: 2).solve(endless)
        #expect(answer.isOptimal)
    }

    @Test("rules that clash are proven by whichever search is first")
    func clash() async {
        var problem = TableProblem.golfers(1, 2, 1)
        problem.apart = [.init(0, 1)]
        let (seed, answer) = await MultiStartSolver(problem, seed: 7, searches: 2).solve(Self.steps)
        #expect(answer.plan == nil)
        #expect(!answer.clash.isEmpty)
        #expect(seed == 7 || seed == 8)
    }

    @Test("progress comes one call at a time and never gets worse, down to the answer")
    func progress() async {
        let told = Mutex<[Int]>([])
        let (_, answer) = await MultiStartSolver(Self.problem, seed: 11, searches: 3).solve(Self.steps) { progress in
            told.withLock { $0.append(progress.objective ?? .max) }
        }
        let prices = told.withLock { $0 }
        #expect(prices == prices.sorted(by: >))
        #expect(prices.last == answer.score?.objective)
    }
}
