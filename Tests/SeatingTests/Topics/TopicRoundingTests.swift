import RandomNumbers
import Testing

@testable import Seating

struct TopicRoundingTests {
    /// 96 guests with three wishes each among 32 topics, of which the first are asked for most and the last hardly.
    private static func manyTopics(rounds: Int) -> TopicProblem {
        var random = RandomStream(seed: 3)
        let guests = (0..<96).map { number in
            var ranks: [Int] = []
            while ranks.count < 3 {
                let topic = min(random.below(32), random.below(32))
                if !ranks.contains(topic) { ranks.append(topic) }
            }
            return TopicProblem.Guest(id: "G\(number)", ranks: ranks)
        }
        let topics = (0..<32).map { TopicProblem.Topic(id: "T\($0)", capacity: 9, minimum: 5, canClose: true) }
        return TopicProblem(
            id: "many", rounds: rounds, guests: guests, topics: topics, rankCost: [0, 1, 4], unranked: 30)
    }

    private static func pool(_ problem: TopicProblem, flows most: Int) throws -> TopicBranching.Outcome {
        var branching = TopicBranching(TopicModel(problem))
        var flows = 0
        return try #require(
            branching.run(below: .max) {
                flows += 1
                return flows <= most
            })
    }

    @Test("where many topics are too small to run, a dozen flows give a pool of three times the best price at most")
    func fewFlows() throws {
        let first = try Self.pool(Self.manyTopics(rounds: 1), flows: 12)
        let best = try Self.pool(Self.manyTopics(rounds: 1), flows: 200)
        let loads = first.share.loads(32)
        #expect(loads.filter { $0 > 0 && !(5...9).contains($0) } == [])
        #expect(first.share.price <= 3 * best.share.price)
    }

    @Test("for several rounds a plan is there after some flows, and keeps every rule", arguments: [2, 3])
    func roundByRound(rounds: Int) throws {
        let problem = Self.manyTopics(rounds: rounds)
        let answer = TopicSolver(problem).solve(.steps(40 * rounds))
        let plan = try #require(answer.plan)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
    }
}
