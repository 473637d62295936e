import Testing

@testable import Seating

struct TopicAllowanceTests {
    private let model = TopicModel(
        TopicProblem(
            id: "few", rounds: 3, guests: [.init(id: "G", ranks: [4, 2, 0, 1])],
            topics: (0..<5).map { .init(id: "P\($0)", capacity: 9) }, rankCost: [0, 1, 4, 9], unranked: 60))

    @Test("with 10 for three rounds the first two choices are certain, and a fourth may be the third")
    func settles() throws {
        let allowance = try #require(TopicAllowance(model, 0, allowed: 10, forced: [], forbidden: []))
        #expect(allowance.forced == [4, 2])
        #expect(allowance.dearest == 9)
    }

    @Test("what is less than the cheapest topics cost cannot be kept to")
    func impossible() {
        #expect(TopicAllowance(model, 0, allowed: 4, forced: [], forbidden: []) == nil)
        #expect(TopicAllowance(model, 0, allowed: 10, forced: [], forbidden: [4]) == nil)
    }

    @Test("every choice that keeps to it has the topics that are forced and none above the dearest", arguments: 0...80)
    func universal(allowed: Int) {
        let choices = (0..<5).flatMap { one in
            (0..<one).flatMap { two in (0..<two).map { Set([one, two, $0]) } }
        }
        let kept = choices.filter { $0.reduce(0) { $0 + model.problem.price(0, $1) } <= allowed }
        let allowance = TopicAllowance(model, 0, allowed: allowed, forced: [], forbidden: [])
        #expect((allowance == nil) == kept.isEmpty)
        guard let allowance else { return }
        #expect(allowance.forced == kept.dropFirst().reduce(kept[0]) { $0.intersection($1) })
        for topic in 0..<5 {
            let isIn = kept.contains { $0.contains(topic) }
            #expect((model.problem.price(0, topic) <= allowance.dearest || allowance.forced.contains(topic)) == isIn)
        }
    }
}
