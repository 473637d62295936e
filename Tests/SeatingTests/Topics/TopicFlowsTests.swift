import RandomNumbers
import Testing

@testable import Seating

struct TopicFlowsTests {
    /// So many guests and topics that what nobody ranked is asked through one node.
    private static func model(_ random: inout RandomStream) -> TopicModel {
        let guests = (0..<60).map {
            TopicProblem.Guest(id: "G\($0)", ranks: [random.below(10), 10 + random.below(10)])
        }
        let topics = (0..<20).map { TopicProblem.Topic(id: "T\($0)", capacity: 3 + $0 % 3, minimum: 0) }
        return TopicModel(
            TopicProblem(id: "flow", rounds: 1, guests: guests, topics: topics, rankCost: [0, 1], unranked: 5))
    }

    @Test(
        "topics that a guest may not take cost the same whether what nobody ranked is asked at once or by name",
        arguments: 1...30)
    func forbidden(seed: Int) throws {
        var random = RandomStream(seed: UInt64(seed))
        let model = Self.model(&random)
        var question = TopicQuestion(
            supply: model.supply, least: Array(repeating: 1, count: 20), most: model.problem.topics.map(\.capacity))
        for guest in 0..<60 { question.forbidden[guest] = Set((0..<1 + seed % 12).map { _ in random.below(20) }) }
        var byName = question
        byName.dearest = Array(repeating: 5, count: 60)
        let one = TopicFlows(model, widest: question).answer(question)
        let other = TopicFlows(model, widest: byName).answer(byName)
        #expect(one?.price == other?.price)
        for (guest, topics) in try #require(one).topics.enumerated() {
            #expect(question.forbidden[guest]?.isDisjoint(with: topics) == true)
            #expect(topics.count == 1)
        }
    }
}
