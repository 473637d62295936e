/// Ways to a first plan, the quick ones first.
extension TopicSearch {
    /// A plan in some flows, where a pool for all rounds with many topics takes hundreds of them: one round after the other,
    /// each with the first good choice of topics that are left. Another model may leave rules to be mended.
    mutating func findByRounds(in other: TopicModel? = nil, _ progress: (Progress) -> Void) {
        var plan = Plan(rounds: problem.rounds, guests: model.guests)
        for round in 0..<problem.rounds {
            guard solve(round, &plan, in: other, allowed: Int.max, patience: 0) else { return }
        }
        mend(plan, progress)
    }

    /// A plan of flows that do not see colleagues, which takes a tenth of the time, mended where they share a topic.
    mutating func findByMending(_ progress: (Progress) -> Void) {
        var eased = problem
        eased.rules.organisationApart = .off
        findByRounds(in: TopicModel(eased), progress)
    }

    /// Takes the plan if it keeps every rule, else what becomes of it when it is mended.
    mutating func mend(_ plan: Plan, _ progress: (Progress) -> Void) {
        // It comes from flows, which leave little to be won by one exchange.
        if FullCheck.violations(of: plan, in: problem).isEmpty { return take(plan, progress) }
        var mending = TopicMending(model, plan, seed: seed)
        let budget = budget
        guard let plan = mending.run(steps: 2_000 + plan.places.count * model.guests, { !budget.isOver }),
            FullCheck.violations(of: plan, in: problem).isEmpty
        else { return }
        take(plan, progress)
        take(mending.better { !budget.isOver }, progress)
    }

    /// A plan that keeps the rules, whatever it costs.
    mutating func findAny(_ progress: (Progress) -> Void) {
        let budget = budget
        for attempt in 0..<10 where best == nil && !budget.isOver {
            var annealing = TopicAnnealing(model, seed: seed &+ UInt64(attempt))
            guard let plan = annealing.run({ !budget.isOver }), FullCheck.violations(of: plan, in: problem).isEmpty
            else { continue }
            take(plan, progress)
        }
    }
}
