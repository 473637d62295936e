/// Gives everybody topics, exactly where that can be proven in the time.
///
/// It runs on the thread that calls it, asks the budget's clock and cancellation before each flow, and uses no randomness
/// but the seed's.
public struct TopicSolver: Sendable {
    /// What counts as fair.
    public enum Fairness: String, Sendable, CaseIterable {
        /// The prices of the problem.
        case total
        /// As many first choices as can be, then second ones, and so on.
        case rankMaximal = "rank-maximal"
        /// The guest who fares worst fares as well as can be; then the prices of the problem.
        case worstFirst = "worst-first"
    }

    public let problem: TopicProblem
    public let seed: UInt64
    public let fairness: Fairness

    public init(_ problem: TopicProblem, seed: UInt64 = 1, fairness: Fairness = .total) {
        self.problem = problem
        self.seed = seed
        self.fairness = fairness
    }

    public func solve(_ budget: Budget, progress: (Progress) -> Void = { _ in }) -> TopicAnswer {
        let clash = TopicClash.certain(problem)
        guard clash.isEmpty else { return TopicAnswer(plan: nil, problem, clash: clash) }
        let running = problem.withoutImpossibleTopics
        var search = TopicSearch(priced(running), seed: seed, budget)
        search.run(progress)
        guard let plan = search.best, FullCheck.violations(of: plan, in: problem).isEmpty else {
            // A search that gave up proves nothing, and a rule that it names might be innocent.
            let (reasons, isSmallest) = search.isProven ? TopicClash.smallest(running, budget) : ([], false)
            return TopicAnswer(
                plan: nil, problem, clash: reasons, isClashSmallest: isSmallest, steps: search.flows)
        }
        var answer = TopicAnswer(plan: plan, problem, clash: [], steps: search.flows)
        answer.isOptimal = search.isProven
        // With other prices the floor is one of those, and says nothing in the prices of the problem.
        answer.floor = fairness == .total ? search.floor : nil
        return answer
    }

    /// The problem with the prices that the fairness asks for.
    private func priced(_ problem: TopicProblem) -> TopicProblem {
        var changed = problem
        switch fairness {
        case .total: break
        case .rankMaximal:
            // One place of a better rank outweighs everybody's worse ones; ranks beyond what 50 bits hold count alike.
            let base = problem.guests.count * problem.rounds + 1
            var steps = [0]
            while steps.count < max(1, problem.guests.map(\.ranks.count).max() ?? 1) + 1,
                steps[steps.count - 1] < 1 << 36 / base
            {
                steps.append(max(1, steps[steps.count - 1] * base))
            }
            let dearest = steps[steps.count - 1]
            changed.rankCost = steps.indices.dropFirst().reversed().map { dearest - steps[$0] }
            changed.unranked = dearest
            changed.worstGuest = 0
        case .worstFirst:
            changed.worstUnit = 1
            changed.worstGuest =
                max(1, problem.guests.count * problem.rounds) * max(problem.unranked, problem.rankCost.max() ?? 1, 1)
        }
        return changed
    }
}

/// What a search for topics came to.
public struct TopicAnswer: Sendable {
    /// A plan that the full check has passed; nil when none was found.
    public let plan: Plan?
    public let score: TopicScore?
    /// Without a plan: rules that are proven to clash; empty when only no plan was found in the time.
    public let clash: [Rule]
    /// Whether it is known that none of these rules can be spared: that all the others of them can be kept.
    public let isClashSmallest: Bool
    /// No plan can be below it, in the prices of the problem; nil when it was solved for other prices.
    public internal(set) var floor: Int?
    public internal(set) var isOptimal = false
    /// How many flows were computed.
    public let steps: Int

    init(plan: Plan?, _ problem: TopicProblem, clash: [Rule], isClashSmallest: Bool = true, steps: Int = 0) {
        self.plan = plan
        score = plan.map { TopicScore($0, in: problem) }
        self.clash = clash
        self.isClashSmallest = isClashSmallest
        self.steps = steps
    }
}
