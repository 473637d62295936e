import Testing

@testable import Seating

struct SeatReasonTests {
    @Test("the price of the cheapest swap is what the objective would change by, and no swap is cheaper")
    func swap() throws {
        var world = SmallWorld(9)
        var problem = world.problem(tables: 3...3, places: 3...3)
        problem.rules.vendorCap = nil
        let answer = TableSolver(problem).solve(.steps(20_000))
        let (plan, score) = (try #require(answer.plan), try #require(answer.score))
        let reasons = SeatExplainer(problem, plan).reasons(for: 0)
        #expect(reasons.map(\.round) == (0..<problem.rounds).filter { plan.places[$0][0] >= 0 })
        for reason in reasons {
            let swap = try #require(reason.cheapestSwap)
            var changed = plan
            changed.places[reason.round][0] = swap.table
            if let other = swap.guest { changed.places[reason.round][other] = reason.table }
            #expect(Score(changed, in: problem).objective - score.objective == swap.price)
        }
    }

    @Test("who is met for the first time is told from who was met before")
    func faces() {
        let problem = TableProblem.golfers(2, 2, 2)
        let plan = Plan(places: [[0, 0, 1, 1], [0, 0, 1, 1]])
        let reasons = SeatExplainer(problem, plan).reasons(for: 0)
        #expect(reasons.map(\.newFaces) == [[1], []])
        #expect(reasons.map(\.metBefore) == [[], [1]])
    }
}
