import Testing

@testable import Seating

struct TopicTurnTests {
    /// Two rounds and three topics of one place each; A asks for T2 and then T0, B for T1 and then T0.
    private let model = TopicModel(
        TopicProblem(
            id: "turn", rounds: 2,
            guests: [.init(id: "A", ranks: [2, 0]), .init(id: "B", ranks: [1, 0])],
            topics: (0..<3).map { .init(id: "T\($0)", capacity: 1, minimum: 0) }, rankCost: [0, 1], unranked: 9))

    private func plan(_ rounds: [[Int]]) -> Plan {
        var plan = Plan(rounds: 2, guests: 2)
        plan.places = rounds
        return plan
    }

    @Test("a round is bettered while the other stands, and topics that a guest has there are not taken again")
    func better() {
        var turn = TopicTurn(model, plan([[2, 0], [1, 2]]), round: 1, allowed: .max)
        #expect(turn.price == 18)
        #expect(turn.better(patience: 40, mostFlows: 400) { true } == [0, 1])
    }

    @Test("a round that is as cheap as can be is left as it is")
    func best() {
        var turn = TopicTurn(model, plan([[2, 0], [0, 1]]), round: 1, allowed: .max)
        #expect(turn.price == 1)
        #expect(turn.better(patience: 40, mostFlows: 400) { true } == nil)
    }

    @Test("a round in which somebody has no topic, or pays more than is allowed, has no price and is given one")
    func unfinished() {
        var turn = TopicTurn(model, plan([[2, 0], [Plan.nowhere, 1]]), round: 1, allowed: .max)
        #expect(turn.price == nil)
        #expect(turn.better(patience: 0, mostFlows: 400) { true } == [0, 1])
        var dear = TopicTurn(model, plan([[2, 0], [1, 2]]), round: 1, allowed: 5)
        #expect(dear.price == nil)
        #expect(dear.better(patience: 0, mostFlows: 400) { true } == [0, 1])
    }
}
