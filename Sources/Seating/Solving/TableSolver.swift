/// Finds a plan for a table problem: a design where mathematics has one, then local search until the budget ends.
///
/// The search runs on the thread that calls it and keeps nothing between calls; give it a thread of its own. The same
/// problem, seed and steps give the same plan.
public struct TableSolver: Sendable {
    public let problem: TableProblem
    public let seed: UInt64
    /// In a repair, no aim is worth a move: so few people move as can be, then the rest is looked at. It also holds
    /// when moves have no price.
    public let fewestMovesFirst: Bool

    public init(_ problem: TableProblem, seed: UInt64 = 1, fewestMovesFirst: Bool = false) {
        self.problem = problem
        self.seed = seed
        self.fewestMovesFirst = fewestMovesFirst || problem.weights.move == 0
    }

    /// Searches until the plan is proven best or the budget ends. `progress` is told of the first plan that keeps every
    /// hard rule, and of better ones, on the thread of the search.
    public func solve(_ budget: Budget, progress: (Progress) -> Void = { _ in }) -> TableAnswer {
        let clash = Clash.certain(problem)
        guard clash.isEmpty else {
            return TableAnswer(plan: nil, problem, clash: clash, floor: nil, steps: 0)
        }
        var search = TableSearch(priced, seed: seed, budget)
        search.run(progress)
        let plan = search.bestPlan
        let broken = FullCheck.violations(of: plan, in: problem)
        if broken.isEmpty {
            let floor = priced == problem ? search.floor : Floor(problem)
            return TableAnswer(
                plan: plan, problem, clash: [], floor: floor, steps: search.steps, repeatingSteps: search.repeatingSteps
            )
        }
        let (reasons, isSmallest) = Clash.smallest(problem, budget)
        return TableAnswer(
            plan: nil, problem, clash: reasons, isClashSmallest: isSmallest, floor: search.floor, steps: search.steps,
            broken: broken)
    }
}

extension TableSolver {
    /// The problem as the search sees it.
    private var priced: TableProblem {
        guard problem.previous != nil, fewestMovesFirst else { return problem }
        var changed = problem
        changed.weights.move = min(1_000_000, 8 * problem.weights.unit)
        return changed
    }
}

/// What a search came to.
public struct TableAnswer: Sendable {
    /// A plan that the full check has passed; nil when none was found.
    public let plan: Plan?
    public let score: Score?
    /// What no plan can go below; nil when the rules clash.
    public let floor: Floor?
    /// Without a plan: rules that are proven to clash; empty when only no plan was found in the time.
    public let clash: [Rule]
    /// Whether it is known that none of these rules can be spared: that all the others of them can be kept.
    public let isClashSmallest: Bool
    /// How many steps were made: a step is a proposal, or whatever else takes as long.
    public let steps: Int
    /// The steps that, with the seed, repeat the search: it was planned for so many, though it may have ended earlier,
    /// proven best or cut short. nil when the machine became so slow that the clock moved the search on.
    public let repeatingSteps: Int?
    /// Without a plan: what the best attempt breaks.
    public let broken: [Violation]

    init(
        plan: Plan?, _ problem: TableProblem, clash: [Rule], isClashSmallest: Bool = true, floor: Floor?, steps: Int,
        repeatingSteps: Int? = nil, broken: [Violation] = []
    ) {
        self.plan = plan
        score = plan.map { Score($0, in: problem) }
        self.floor = floor
        self.clash = clash
        self.isClashSmallest = isClashSmallest
        self.steps = steps
        self.repeatingSteps = repeatingSteps
        self.broken = broken
    }

    /// Whether no plan can be better.
    public var isOptimal: Bool { score != nil && score?.objective == floor?.objective }
}
