import Testing

@testable import Seating

struct TopicMendingTests {
    /// Everybody in the order of their numbers, so that colleagues share topics in the first round.
    private func crowded(_ problem: TopicProblem) -> Plan {
        var plan = Plan(rounds: problem.rounds, guests: problem.guests.count)
        let size = problem.guests.count / problem.topics.count
        for round in 0..<problem.rounds {
            for guest in problem.guests.indices {
                plan.places[round][guest] = (guest / size + round) % problem.topics.count
            }
        }
        return plan
    }

    private func problem(_ seed: Int) -> TopicProblem {
        var world = SmallWorld(seed)
        return world.fullTopics(guests: 60, topics: 12, rounds: 3)
    }

    @Test(
        "colleagues and vendors are parted, and then everybody is served better as long as one change does that",
        arguments: 1...5)
    func mended(seed: Int) throws {
        let problem = problem(seed)
        let start = crowded(problem)
        #expect(!FullCheck.violations(of: start, in: problem).isEmpty)
        var mending = TopicMending(TopicModel(problem), start, seed: UInt64(seed))
        let mended = mending.run(steps: 2_000) { true }
        let plan = try #require(mended)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
        let better = mending.better { true }
        #expect(FullCheck.violations(of: better, in: problem) == [])
        #expect(TopicScore(better, in: problem).total < TopicScore(plan, in: problem).total)
        #expect(mending.better { true } == better)
    }

    @Test("a plan that keeps every rule stays as it is, and one that cannot be mended gives none")
    func ends() throws {
        let problem = problem(1)
        var mending = TopicMending(TopicModel(problem), crowded(problem), seed: 1)
        let first = mending.run(steps: 2_000) { true }
        let plan = try #require(first)
        var again = TopicMending(TopicModel(problem), plan, seed: 2)
        let same = again.run(steps: 0) { true }
        #expect(same == plan)
        var impossible = problem
        for guest in impossible.guests.indices { impossible.guests[guest].organisation = "one" }
        var hopeless = TopicMending(TopicModel(impossible), plan, seed: 1)
        let none = hopeless.run(steps: 200) { true }
        #expect(none == nil)
    }
}
