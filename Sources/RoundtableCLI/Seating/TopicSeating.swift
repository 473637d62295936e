import Seating

/// Gives out topics and says what came of it.
struct TopicSeating {
    let problem: TopicProblem
    let options: SeatOptions

    func run() throws {
        if let name = options.explain, !problem.guests.contains(where: { $0.id == name }) {
            throw UsageError("There is no guest “\(name)”.")
        }
        let budget = options.budget()
        let solver = TopicSolver(problem, seed: options.seed, fairness: options.fairness)
        let answer = solver.solve(budget) { progress in
            Terminal.show(progress: ProgressText.line(progress, budget.elapsed(), problem.objectiveScale))
        }
        Terminal.endProgress()
        guard let plan = answer.plan, let score = answer.score else {
            let texts = RuleText.topics(problem)
            ClashReport(rules: answer.clash.map(texts.text), isSmallest: answer.isClashSmallest).tell()
            throw RulesClash()
        }
        try options.write(
            PlanFile.text(
                plan, instance: problem.id, guests: problem.guests.map(\.id), places: problem.topics.map(\.id),
                remarks: [("seed", Int(truncatingIfNeeded: options.seed)), ("steps", answer.steps)]))
        if options.report {
            options.say(TopicReport(problem: problem, plan: plan, score: score, answer: answer).lines)
        }
        if let name = options.explain, let guest = problem.guests.firstIndex(where: { $0.id == name }) {
            options.say(explanation(guest, plan))
        }
    }

    private func explanation(_ guest: Int, _ plan: Plan) -> [String] {
        ["", "\(problem.guests[guest].id):"]
            + problem.reasons(for: guest, in: plan).flatMap { reason in
                let rank = reason.rank.map { "choice \($0 + 1)" } ?? "not ranked"
                return ["- round \(reason.round): \(problem.topics[reason.topic].id), \(rank)"]
                    + reason.better.map { "  " + text($0) }
            }
    }

    private func text(_ better: TopicReason.Better) -> String {
        let name = "choice \(better.rank + 1), \(problem.topics[better.topic].id)"
        guard better.isRunning else { return "\(name), does not run in this round" }
        guard let swap = better.swap else { return "\(name): nobody there could change places under the hard rules" }
        let price = Decimal.text(swap.price, scale: problem.priceScale)
        return "\(name): changing places with \(problem.guests[swap.guest].id) would add \(price)"
    }
}

/// What a plan of topics is like.
struct TopicReport {
    let problem: TopicProblem
    let plan: Plan
    let score: TopicScore
    let answer: TopicAnswer

    var lines: [String] {
        let heading = problem.title.isEmpty ? problem.id : "\(problem.id): \(problem.title)"
        return [heading, verdict, "", "Hard rules: all are kept.", "", "Choices:"] + profile + [
            "", worst, "", "Topics:",
        ] + loads
    }

    private func price(_ number: Int) -> String { Decimal.text(number, scale: problem.priceScale) }

    private var verdict: String {
        let scale = problem.objectiveScale
        let objective = "Objective \(Decimal.text(score.objective, scale: scale))"
        if answer.isOptimal { return "\(objective): this plan is optimal." }
        guard let floor = answer.floor else { return "\(objective)." }
        let gap = Decimal.text(score.objective - floor, scale: scale)
        return "\(objective), \(gap) above \(Decimal.text(floor, scale: scale)), below which no plan can be."
    }

    private var profile: [String] {
        score.profile.enumerated().map { "- choice \($0 + 1): \($1) places" }
            + (score.unranked > 0 ? ["- not ranked: \(score.unranked) places"] : [])
    }

    private var worst: String {
        guard let guest = score.worstGuest else { return "Nobody attends." }
        let choices = plan.places.indices.filter { plan.places[$0][guest] != Plan.nowhere }.map { round in
            problem.rank(guest, plan.places[round][guest]).map { "choice \($0 + 1)" } ?? "not ranked"
        }
        return
            "Served worst: \(problem.guests[guest].id), \(price(score.worst)) for \(choices.joined(separator: ", "))."
    }

    private var loads: [String] {
        problem.topics.enumerated().map { number, topic in
            let sizes = plan.places.indices.map { round in plan.places[round].count { $0 == number } }
            return "- \(topic.id): " + sizes.map { $0 == 0 ? "closed" : String($0) }.joined(separator: ", ")
        }
    }
}
