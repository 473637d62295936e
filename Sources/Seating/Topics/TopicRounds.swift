import RandomNumbers

/// Deals a pool of topics out over the rounds.
///
/// When every topic runs in every round this always works: in each round a topic takes its share of those who are left,
/// rounded down or up, which is the equitable colouring of a bipartite graph (de Werra 1971), here one flow a round.
struct TopicRounds {
    private let model: TopicModel
    private var random: RandomStream
    /// Pools that flows could not deal.
    private var annealed = 0

    init(_ model: TopicModel, seed: UInt64) {
        self.model = model
        random = RandomStream(seed: seed)
    }

    /// By flows first, then by annealing; a pool of which everything is settled in every way. No guest pays more than is
    /// allowed.
    mutating func deal(_ pool: TopicBranching.Outcome, allowed: Int, _ mayGoOn: () -> Bool) -> TopicDeal.Answer {
        for number in 0..<Self.attempts {
            if number > 0, !mayGoOn() { return .unknown }
            if let plan = attempt(pool, number), isRight(plan) { return .plan(plan) }
        }
        if pool.isSettled, var deal = TopicDeal(model, pool) { return deal.run() }
        annealed += 1
        var annealing = TopicAnnealing(model, seed: random.next())
        let steps = min(annealed > 8 ? 2_000 : 50_000, 500 * model.supply.reduce(0, +))
        if let plan = annealing.deal(pool.share.topics, allowed: allowed, steps: steps), isRight(plan) {
            return .plan(plan)
        }
        return .unknown
    }

    /// A deal by flows, which do not see which people of an organisation are vendors; nil when they find none.
    mutating func loose(_ pool: TopicBranching.Outcome) -> Plan? { attempt(pool, 0) }

    private func isRight(_ plan: Plan) -> Bool { FullCheck.violations(of: plan, in: model.problem).isEmpty }

    private static let attempts = 4

    private mutating func attempt(_ pool: TopicBranching.Outcome, _ number: Int) -> Plan? {
        let rounds = model.problem.rounds
        var plan = Plan(rounds: rounds, guests: model.guests)
        var left = pool.share.topics
        let running = (0..<model.topics).map {
            pool.runs[$0].rounds ?? runningRounds(pool.runs[$0].most, of: rounds, topic: $0, isFirst: number == 0)
        }
        for round in 0..<rounds {
            let question = question(round, running, left, isEven: number % 2 == 0)
            guard let share = TopicFlows(model, widest: question).answer(question) else { return nil }
            for guest in 0..<model.guests {
                guard let topic = share.topics[guest].first else { continue }
                plan.places[round][guest] = topic
                left[guest].removeAll { $0 == topic }
            }
        }
        return plan
    }

    /// Which rounds a topic runs in; the first attempt takes them in turn, others by chance.
    private mutating func runningRounds(_ count: Int, of rounds: Int, topic: Int, isFirst: Bool) -> [Int] {
        if count >= rounds { return Array(0..<rounds) }
        if isFirst { return (0..<count).map { (topic + $0) % rounds } }
        return Array(Array(0..<rounds).shuffled(using: &random).prefix(count))
    }

    /// Who takes which of their topics in a round, so that the rest still fits the later ones.
    private func question(_ round: Int, _ running: [[Int]], _ left: [[Int]], isEven: Bool) -> TopicQuestion {
        let supply = (0..<model.guests).map { model.problem.attends($0, round) ? 1 : 0 }
        var question = TopicQuestion(supply: supply, least: [], most: [], only: left)
        let runs = running.map { $0.contains(round) ? $0.count { $0 >= round } : 0 }
        let loads = loads(left) { _ in true }
        for topic in 0..<model.topics {
            let (minimum, capacity) = (model.problem.topics[topic].minimum, model.problem.topics[topic].capacity)
            let (least, most) = Self.share(loads[topic], runs[topic], minimum, capacity, isEven: isEven)
            question.least.append(least)
            question.most.append(most)
        }
        if let cap = model.vendorCap {
            let vendors = self.loads(left) { model.isVendor[$0] }
            let shares = runs.indices.map { Self.share(vendors[$0], runs[$0], 0, cap, isEven: isEven) }
            if !model.isMixed.contains(true) { question.leastVendors = shares.map(\.least) }
            question.mostVendors = shares.map(\.most)
        }
        if model.organisations > 0 {
            question.mostOfOrganisation = runs.map { min($0, 1) }
            question.leastOfOrganisation = model.peopleOfOrganisation.map { people in
                let loads = self.loads(left, of: people) { _ in true }
                return runs.indices.map { Self.share(loads[$0], runs[$0], 0, 1, isEven: isEven).least }
            }
        }
        return question
    }

    /// How many are still to come to each topic.
    private func loads(_ left: [[Int]], of guests: [Int]? = nil, _ counts: (Int) -> Bool) -> [Int] {
        var loads = Array(repeating: 0, count: model.topics)
        for guest in guests ?? Array(left.indices) where counts(guest) {
            for topic in left[guest] { loads[topic] += 1 }
        }
        return loads
    }

    /// How many of a load may come in the first of so many rounds: an even share, or any that the other rounds can match.
    private static func share(
        _ load: Int, _ rounds: Int, _ minimum: Int, _ capacity: Int, isEven: Bool
    ) -> (least: Int, most: Int) {
        guard rounds > 0 else { return (0, 0) }
        let least = max(minimum, load - capacity * (rounds - 1))
        let most = min(capacity, load - minimum * (rounds - 1))
        guard isEven else { return (least, max(least, most)) }
        return (max(least, load / rounds), max(least, min(most, (load + rounds - 1) / rounds)))
    }
}
