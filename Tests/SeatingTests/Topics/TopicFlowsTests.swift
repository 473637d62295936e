import RandomNumbers
import Testing

@testable import Seating

struct TopicFlowsTests {
    /// So many guests and topics that what nobody ranked is asked through one node; so many of each half are ranked.
    private static func model(_ random: inout RandomStream, ranked: Int = 10) -> TopicModel {
        let guests = (0..<60).map {
            TopicProblem.Guest(id: "G\($0)", ranks: [random.below(ranked), 10 + random.below(ranked)])
        }
        let topics = (0..<20).map { TopicProblem.Topic(id: "T\($0)", capacity: 3 + $0 % 3, minimum: 0) }
        return TopicModel(
            TopicProblem(id: "flow", rounds: 1, guests: guests, topics: topics, rankCost: [0, 1], unranked: 5))
    }

    /// The answer to a question that names every topic to every guest.
    private static func byName(_ question: TopicQuestion, _ model: TopicModel) -> TopicShare? {
        var question = question
        question.only = Array(repeating: Array(0..<20), count: 60)
        return TopicFlows(model, widest: question).answer(question)
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
        let one = TopicFlows(model, widest: question).answer(question)
        #expect(one?.price == Self.byName(question, model)?.price)
        for (guest, topics) in try #require(one).topics.enumerated() {
            #expect(question.forbidden[guest]?.isDisjoint(with: topics) == true)
            #expect(topics.count == 1)
        }
    }

    @Test(
        "nobody pays more than they may, but for what is forced, at once as by name, in the widest question and after it",
        arguments: 1...30)
    func limits(seed: Int) throws {
        var random = RandomStream(seed: UInt64(seed))
        let model = Self.model(&random, ranked: 4)
        var question = TopicQuestion(
            supply: model.supply, least: Array(repeating: 0, count: 20), most: model.problem.topics.map(\.capacity))
        question.dearest = (0..<60).map { _ in random.below(3) == 0 ? 1 : 5 }
        let flows = TopicFlows(model, widest: question)
        let first = flows.answer(question)
        #expect(first?.price == Self.byName(question, model)?.price)
        for guest in 0..<4 {
            question.dearest[guest] = 0
            question.forced[guest + 4] = [model.wishes[guest + 4][1].topic]
        }
        question.least[3] = 1
        let second = flows.answer(question, from: first)
        #expect(second?.price == Self.byName(question, model)?.price)
        #expect(second?.price == flows.answer(question)?.price)
        for (guest, topics) in (second?.topics ?? []).enumerated() {
            #expect(topics.count == 1)
            #expect(topics.allSatisfy { model.problem.price(guest, $0) <= question.dearest[guest] || guest < 8 })
        }
    }

    @Test(
        "colleagues and vendors are counted the same whether what nobody ranked is asked at once or by name, again from an answer",
        arguments: 1...30)
    func company(seed: Int) throws {
        var random = RandomStream(seed: UInt64(seed))
        var problem = Self.model(&random, ranked: 3).problem
        problem.rules.organisationApart = .hard
        problem.rules.vendorCap = 1
        for guest in 0..<60 {
            problem.guests[guest].organisation = "O\(guest / 4)"
            problem.guests[guest].isVendor = guest / 4 < 4
        }
        let model = TopicModel(problem)
        var question = TopicQuestion(
            supply: model.supply, least: Array(repeating: 2, count: 20), most: model.problem.topics.map(\.capacity))
        question.mostOfOrganisation = Array(repeating: 1, count: 20)
        question.mostVendors = Array(repeating: 1, count: 20)
        let flows = TopicFlows(model, widest: question)
        let first = try #require(flows.answer(question))
        #expect(first.price == Self.byName(question, model)?.price)
        for guest in 0..<60 { question.forbidden[guest] = [random.below(20)] }
        let second = try #require(flows.answer(question, from: first))
        #expect(second.price == Self.byName(question, model)?.price)
        for share in [first, second] {
            let places = share.topics.map { $0[0] }
            for topic in 0..<20 {
                let there = places.indices.filter { places[$0] == topic }
                #expect(Set(there.map { $0 / 4 }).count == there.count)
                #expect(there.count { model.isVendor[$0] } <= 1)
            }
        }
    }
}
