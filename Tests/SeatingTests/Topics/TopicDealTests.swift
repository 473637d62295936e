import Testing

@testable import Seating

struct TopicDealTests {
    /// Three guests at two topics in two rounds; a topic holds so many.
    private func deal(capacity: Int) throws -> (model: TopicModel, answer: TopicDeal.Answer) {
        let model = TopicModel(
            TopicProblem(
                id: "deal", rounds: 2, guests: (0..<3).map { .init(id: "G\($0)", ranks: [0, 1]) },
                topics: (0..<2).map { .init(id: "P\($0)", capacity: capacity, minimum: 1) }))
        let share = TopicShare(topics: [[0, 1], [1, 0], [0, 1]], price: 0)
        let runs = Array(repeating: TopicRun(fewest: 2, most: 2), count: 2)
        var deal = try #require(TopicDeal(model, .init(share: share, runs: runs, isSettled: true)))
        return (model, deal.run())
    }

    @Test("a pool is dealt so that every rule is kept")
    func found() throws {
        let (model, answer) = try deal(capacity: 2)
        guard case .plan(let plan) = answer else {
            Issue.record("no plan")
            return
        }
        #expect(FullCheck.violations(of: plan, in: model.problem) == [])
    }

    @Test("that there is no way is said for certain")
    func impossible() throws {
        guard case .impossible = try deal(capacity: 1).answer else {
            Issue.record("three guests in two places")
            return
        }
    }

    @Test("where it is open in which rounds a topic runs, or there are very many, nothing is tried")
    func open() {
        for (rounds, run) in [(2, TopicRun(fewest: 1, most: 1)), (9, TopicRun(fewest: 9, most: 9))] {
            let model = TopicModel(
                TopicProblem(
                    id: "open", rounds: rounds, guests: [.init(id: "G", ranks: [])],
                    topics: (0..<rounds).map { .init(id: "P\($0)", capacity: 1) }))
            let share = TopicShare(topics: [Array(0..<rounds)], price: 0)
            let runs = Array(repeating: run, count: rounds)
            #expect(TopicDeal(model, .init(share: share, runs: runs, isSettled: true)) == nil)
        }
    }
}
