import Testing

@testable import Seating

struct TopicSolverTests {
    @Test("topics are as cheap as trying everything shows", arguments: 1...60)
    func bruteForce(seed: Int) {
        var world = SmallWorld(seed)
        let problem = world.topics(rounds: 1 + seed % 2)
        let best = cheapest(problem)
        let answer = TopicSolver(problem).solve(.steps(5000))
        #expect(answer.score?.objective == best)
        #expect((answer.plan == nil) == (best == nil))
        if let plan = answer.plan { #expect(FullCheck.violations(of: plan, in: problem) == []) }
        if let floor = answer.floor, let best { #expect(floor <= best) }
    }

    private func cheapest(_ problem: TopicProblem) -> Int? {
        let (guests, topics) = (problem.guests.count, problem.topics.count)
        let places = guests * problem.rounds
        var best: Int?
        var count = 1
        for _ in 0..<places { count *= topics }
        for number in 0..<count {
            var rest = number
            var plan = Plan(rounds: problem.rounds, guests: guests)
            for place in 0..<places {
                plan.places[place / guests][place % guests] = rest % topics
                rest /= topics
            }
            guard FullCheck.violations(of: plan, in: problem).isEmpty else { continue }
            let objective = TopicScore(plan, in: problem).objective
            best = min(best ?? objective, objective)
        }
        return best
    }

    @Test("rank-maximal gives as many first choices as can be; worst-first thinks of the worst-served")
    func fairness() throws {
        // Three guests want P0, where one place is; the one who loses it twice over pays in rank or in sum.
        let ranks = [[0, 1, 2], [0, 1, 2], [1, 0, 2]]
        let problem = TopicProblem(
            id: "fair", rounds: 1, guests: ranks.enumerated().map { .init(id: "G\($0)", ranks: $1) },
            topics: (0..<3).map { .init(id: "P\($0)", capacity: 1) }, rankCost: [0, 1, 9], unranked: 20)
        let most = try #require(TopicSolver(problem, fairness: .rankMaximal).solve(.steps(100)).score)
        #expect(most.profile == [2, 0, 1])
        let worst = try #require(TopicSolver(problem, fairness: .worstFirst).solve(.steps(100)).score)
        #expect(worst.worst == 9)
    }

    @Test("too few places are named as the clash")
    func clash() {
        let problem = TopicProblem(
            id: "full", rounds: 1, guests: (0..<3).map { .init(id: "G\($0)", ranks: [0]) },
            topics: [.init(id: "P", capacity: 2)], rankCost: [0], unranked: 1)
        let answer = TopicSolver(problem).solve(.steps(10))
        #expect(answer.plan == nil)
        #expect(answer.clash == [.seats(round: 0, people: 3, seats: 2)])
        #expect(answer.isClashProven)
    }
}
