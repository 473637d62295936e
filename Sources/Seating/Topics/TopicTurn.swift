/// One round of a plan, solved exactly while the others stand.
struct TopicTurn {
    /// With so many flows since the last better answer another round has more to give.
    static let patience = 40

    /// What the round costs; nil while somebody has no topic in it or pays more than is allowed.
    let price: Int?
    private(set) var flows = 0
    private var branching: TopicBranching

    /// No guest pays more than is allowed for all rounds.
    init(_ model: TopicModel, _ plan: Plan, round: Int, allowed: Int) {
        let problem = model.problem
        var single = problem
        single.rounds = 1
        var banned: [Int: Set<Int>] = [:]
        var limits: [Int] = []
        for guest in 0..<model.guests {
            single.guests[guest].absent = problem.attends(guest, round) ? [] : [0]
            let others = (0..<problem.rounds).filter { $0 != round }.map { plan.places[$0][guest] }
            banned[guest] = Set(others)
            let paid = others.reduce(0) { $1 == Plan.nowhere ? $0 : $0 + problem.price(guest, $1) }
            if allowed < Int.max { limits.append(max(0, allowed - paid)) }
        }
        price = Self.price(of: plan.places[round], in: single, limits)
        branching = TopicBranching(TopicModel(single), banned: banned, limits: limits)
    }

    private static func price(of topics: [Int], in single: TopicProblem, _ limits: [Int]) -> Int? {
        var total = 0
        for guest in topics.indices where single.attends(guest, 0) {
            guard topics[guest] != Plan.nowhere else { return nil }
            let price = single.price(guest, topics[guest])
            if !limits.isEmpty, price > limits[guest] { return nil }
            total += price
        }
        return total
    }

    /// Cheaper topics by guest, or any where the round has no price; nil when none are found. The best of `mostFlows` flows,
    /// of fewer when `patience` of them have brought nothing more.
    mutating func better(patience: Int, mostFlows: Int, _ mayGoOn: () -> Bool) -> [Int]? {
        let most = min(Self.mostFlows, mostFlows)
        var count = 0
        var lastBetter = price.map { _ in 0 }
        let outcome = branching.run(below: price ?? Int.max) { _ in
            lastBetter = count
            return .taken
        } _: {
            count += 1
            return count < most && count - (lastBetter ?? count) <= patience && mayGoOn()
        }
        flows += count
        return outcome?.share.topics.map { $0.first ?? Plan.nowhere }
    }

    private static let mostFlows = 400
}
