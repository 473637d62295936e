import RandomNumbers

/// One search for a topic plan: pools for all rounds, dealt out over the rounds; then fewer for the worst-served guest.
struct TopicSearch {
    let problem: TopicProblem
    let model: TopicModel
    let budget: Budget
    let seed: UInt64
    private(set) var best: Plan?
    private(set) var objective = Int.max
    /// No plan can be below it.
    private(set) var floor = 0
    private(set) var isProven = false
    private(set) var flows = 0
    /// Whether some pool for all rounds has become a plan.
    private var hasDealt = false
    /// Of the time, while none has: at first the better part is left to other ways to a plan, or to a better one.
    private var proofShare = 0.3
    /// The least that the worst-served guest can pay.
    private let leastWorst: Int
    private var rounds: TopicRounds
    private var random: RandomStream

    init(_ problem: TopicProblem, seed: UInt64, _ budget: Budget) {
        self.problem = problem
        self.budget = budget
        self.seed = seed
        let model = TopicModel(problem)
        self.model = model
        rounds = TopicRounds(model, seed: seed)
        random = RandomStream(seed: seed &+ 11)
        leastWorst = (0..<model.guests).reduce(0) { worst, guest in
            max(worst, Self.cheapest(model, guest).prefix(model.supply[guest]).reduce(0, +))
        }
    }

    private static func cheapest(_ model: TopicModel, _ guest: Int) -> [Int] {
        var prices = model.wishes[guest].map(\.price)
        let others = max(0, min(model.topics - prices.count, model.supply[guest]))
        prices += Array(repeating: model.problem.unranked, count: others)
        return prices.sorted()
    }

    mutating func run(_ progress: (Progress) -> Void) {
        if model.organisations > 0 {
            findByMending(progress)
            if best != nil, isOver { return }
        }
        let anyPrice = TopicBranching(model)
        if model.organisations > 0, let pool = anyPrice.firstPool, let plan = rounds.loose(pool) {
            mend(plan, progress)
        }
        let isAwkward = problem.rounds > 1 && anyPrice.isAwkward
        if isAwkward {
            // Where all topics run the first pools may well be dealt.
            if anyPrice.canRun {
                isProven = prove(anyPrice, mostFlows: 5 * problem.rounds, isQuick: true, progress)
            }
            if !isProven, !hasDealt { findByRounds(progress) }
        }
        // A plan first, since what it costs cuts the proof short.
        if !isProven { isProven = prove(anyPrice, mostFlows: 300, isQuick: true, progress) }
        if !isProven, best != nil { improveRounds(attempts: 6, progress) }
        if !isProven { isProven = prove(anyPrice, mostFlows: 4_000, progress) }
        if !isProven, !hasDealt, problem.rounds > 1, !isAwkward { findByRounds(progress) }
        if !isProven, best == nil { findAny(progress) }
        if !isProven { improveRounds(attempts: 40, progress) }
        proofShare = 1
        if !isProven, objective > floor { isProven = prove(anyPrice, mostFlows: 20_000, progress) }
        if objective <= floor { isProven = true }
        if isProven, best != nil { floor = objective }
    }

    /// First the cheapest plan whatever the worst-served guest pays; then, one price after the other downwards, whether
    /// a plan in which nobody pays more would be better. Gives whether all of that could be settled, each in so many flows.
    /// A quick look ends with the first price for which neither a plan nor a proof is found.
    private mutating func prove(
        _ anyPrice: TopicBranching, mostFlows: Int, isQuick: Bool = false, _ progress: (Progress) -> Void
    ) -> Bool {
        var stage = answer(anyPrice, below: bound(worst: leastWorst), mostFlows, progress)
        raiseFloor(stage)
        guard let best, problem.worstGuest > 0, !stage.isProven || stage.worst != nil else { return stage.isProven }
        var isProven = stage.isProven
        var allowed = stage.worst ?? TopicScore(best, in: problem).worst
        while mayProve(hasDealt), !isQuick || stage.isProven || stage.worst != nil {
            allowed = next(after: stage, allowed: allowed)
            if allowed < leastWorst { return isProven }
            // Plans whose worst-served guest pays less than that are looked at with the prices that follow.
            let branching = TopicBranching(model, allowed: allowed)
            stage = answer(branching, below: bound(worst: allowed), mostFlows, progress)
            // With an earlier stage open dearer guests are not out of the question, and this one proves nothing of them.
            if isProven { raiseFloor(stage) }
            isProven = stage.isProven && isProven
            if floor >= objective { return true }
        }
        return false
    }

    private mutating func raiseFloor(_ stage: Stage) {
        floor = max(floor, min(objective, problem.objective(total: stage.floor, worst: leastWorst)))
    }

    /// The most that the worst-served guest may pay in a better plan than any of a stage: less than in the cheapest one of
    /// it, and so little that even the least that all others cost leaves it below the best.
    private func next(after stage: Stage, allowed: Int) -> Int {
        let left = objective - stage.floor * problem.worstUnit
        let most = (left + problem.worstGuest - 1) / problem.worstGuest - 1
        return min((stage.worst ?? allowed) - problem.priceStep, most)
    }

    /// What came of the plans in which nobody pays more than a price.
    private struct Stage {
        var isProven: Bool
        /// No such plan has a lower sum of prices.
        var floor: Int
        /// What the worst-served guest pays in the plan that was found.
        var worst: Int?
    }

    /// A sum of prices that is no better than the best plan when the worst-served guest pays so much.
    private func bound(worst: Int) -> Int {
        guard best != nil else { return Int.max }
        return (objective - problem.worstGuest * worst + problem.worstUnit - 1) / problem.worstUnit
    }

    /// Looks for the cheapest plan below a sum of prices in which nobody pays more than the branching allows.
    private mutating func answer(
        _ branching: TopicBranching, below bound: Int, _ mostFlows: Int, _ progress: (Progress) -> Void
    ) -> Stage {
        var branching = branching
        let allowed = branching.allowed
        var rounds = rounds
        // The cheapest plan, and the best one, which may be dearer where the worst-served guest fares better.
        var dealt: Plan?
        var (found, foundObjective) = (best, objective)
        let before = self
        let most = min(mostFlows, (budget.steps ?? Int.max) - flows)
        var count = 0
        _ = branching.run(below: bound) { pool in
            let answer = rounds.deal(pool, allowed: allowed) {
                count += problem.rounds
                return count <= most && before.mayProve(before.hasDealt)
            }
            switch answer {
            case .plan(let plan):
                dealt = plan
                if let objective = before.report(plan, below: foundObjective, before.flows + count, progress) {
                    (found, foundObjective) = (plan, objective)
                }
                return .taken
            case .impossible: return .impossible
            case .unknown: return .notTaken
            }
        } _: {
            count += 1
            return count <= most && before.mayProve(before.hasDealt || dealt != nil)
        }
        flows += count
        self.rounds = rounds
        // Where nothing was found there is no end to the floor of the prices.
        let prices = min(branching.floor, Int.max / 4 / problem.worstUnit)
        if dealt != nil { self.hasDealt = true }
        (best, objective) = (found, foundObjective)
        let worst = dealt.map { TopicScore($0, in: problem).worst }
        return Stage(isProven: branching.isProven, floor: prices, worst: worst)
    }

    private func mayProve(_ hasDealt: Bool) -> Bool {
        !budget.isOver && (hasDealt || budget.elapsed() < budget.seconds * proofShare)
    }

    private var isOver: Bool { budget.isOver || flows >= budget.steps ?? Int.max }

    /// Tells of a plan that is below an objective, and gives its own; nil when it is not.
    private func report(_ plan: Plan, below limit: Int, _ flows: Int, _ progress: (Progress) -> Void) -> Int? {
        let objective = TopicScore(plan, in: problem).objective
        guard objective < limit else { return nil }
        progress(Progress(objective: objective, floor: min(floor, objective), steps: flows, broken: 0))
        return objective
    }

    mutating func take(_ plan: Plan, _ progress: (Progress) -> Void) {
        guard let better = report(plan, below: objective, flows, progress) else { return }
        (best, objective) = (plan, better)
    }

    /// Solves one round after the other, each exactly while the others stand, as long as that helps.
    private mutating func improveRounds(attempts: Int, _ progress: (Progress) -> Void) {
        for attempt in 0..<attempts where !isOver && objective > floor {
            // Every second attempt starts afresh and allows the worst-served guest less than the best plan does.
            let fresh = best == nil || attempt % 2 == 1
            var plan = fresh ? Plan(rounds: problem.rounds, guests: model.guests) : (best ?? Plan(rounds: 0, guests: 0))
            let worst = best.map { TopicScore($0, in: problem).worst } ?? Int.max
            let allowed = attempt < 2 || best == nil ? Int.max : max(leastWorst, worst - attempt % 3)
            var order = Array(0..<problem.rounds)
            var helped = true
            while helped, !isOver {
                order.shuffle(using: &random)
                let isWhole = order.allSatisfy { solve($0, &plan, allowed: allowed) }
                guard isWhole, FullCheck.violations(of: plan, in: problem).isEmpty else { break }
                let before = objective
                take(plan, progress)
                helped = objective < before
            }
            if best != nil, problem.rounds == 1 { return }
        }
    }

    /// Better topics for a round while the others stand; without patience the first that are found. False when the round has
    /// none that keep the rules.
    mutating func solve(
        _ round: Int, _ plan: inout Plan, in other: TopicModel? = nil, allowed: Int,
        patience: Int = TopicTurn.patience
    ) -> Bool {
        let budget = budget
        var turn = TopicTurn(other ?? model, plan, round: round, allowed: allowed)
        let topics = turn.better(patience: patience, mostFlows: (budget.steps ?? Int.max) - flows) { !budget.isOver }
        flows += turn.flows
        guard let topics else { return turn.price != nil }
        plan.places[round] = topics
        return true
    }
}
