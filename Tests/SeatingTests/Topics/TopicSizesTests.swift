import Testing

@testable import Seating

struct TopicSizesTests {
    private func settled(_ runs: [TopicRun], guests: Int) -> TopicQuestion? {
        let model = TopicModel(
            TopicProblem(
                id: "sizes", rounds: 2, guests: (0..<guests).map { .init(id: "G\($0)", ranks: []) },
                topics: runs.indices.map { .init(id: "P\($0)", capacity: 8, minimum: 5, canClose: true) }))
        var question = TopicQuestion(supply: model.supply, least: [], most: [])
        return question.settle(runs, model) ? question : nil
    }

    private let always = TopicRun(fewest: 2, most: 2)
    private let once = TopicRun(fewest: 1, most: 1, rounds: [0])

    @Test("where a round has no place to spare its topics are full in it")
    func full() {
        // Round 1 holds sixteen at the first two topics; in round 0 there are eight places to spare.
        let question = settled([always, always, once], guests: 16)
        #expect(question?.least == [13, 13, 5])
        #expect(question?.most == [14, 14, 6])
        #expect(question?.groups.map(\.rounds) == [[0]])
        #expect(question?.groups.map(\.least) == [0])
        #expect(question?.groups.map(\.most) == [6])
    }

    @Test("a round with too few places, or too few people, is impossible")
    func impossible() {
        #expect(settled([always, always, once], guests: 17) == nil)
        #expect(settled([always, always, once], guests: 14) == nil)
    }
}
