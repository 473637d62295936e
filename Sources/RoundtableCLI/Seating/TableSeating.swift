import Seating

/// Plans tables and says what came of it.
struct TableSeating {
    let problem: TableProblem
    let options: SeatOptions

    func run() async throws {
        if let name = options.explain, !problem.guests.contains(where: { $0.id == name }) {
            throw UsageError("There is no guest “\(name)”.")
        }
        let budget = options.budget()
        let scale = problem.weights.scale
        let solver = MultiStartSolver(
            problem, seed: options.seed, searches: options.searches, fewestMovesFirst: options.fewestMoves)
        let (seed, answer) = await solver.solve(budget) { progress in
            Terminal.show(progress: ProgressText.line(progress, budget.elapsed(), scale))
        }
        Terminal.endProgress()
        guard let plan = answer.plan, let score = answer.score, let floor = answer.floor else {
            let texts = RuleText.tables(problem)
            ClashReport(rules: answer.clash.map(texts.text), isSmallest: answer.isClashSmallest).tell()
            throw RulesClash()
        }
        try options.write(
            PlanFile.text(
                plan, instance: problem.id, guests: problem.guests.map(\.id), places: problem.tables.map(\.id),
                remarks: [
                    ("seed", Int(truncatingIfNeeded: seed)), ("steps", answer.repeatingSteps ?? answer.steps),
                ]))
        if options.report {
            options.say(TableReport(problem: problem, plan: plan, score: score, floor: floor, answer: answer).lines)
        }
        if let name = options.explain, let guest = problem.guests.firstIndex(where: { $0.id == name }) {
            options.say(SeatText(problem: problem).lines(guest, SeatExplainer(problem, plan).reasons(for: guest)))
        }
    }
}

/// A search that is going on, on one line.
enum ProgressText {
    static func line(_ progress: Progress, _ seconds: Double, _ scale: Int) -> String {
        let time = Decimal.text(Int(seconds * 10), scale: 10)
        guard let objective = progress.objective else { return "\(time) s  \(progress.broken) hard rules still broken" }
        let prices =
            "objective \(Decimal.text(objective, scale: scale)), at least \(Decimal.text(progress.floor, scale: scale))"
        return "\(time) s  \(prices)"
    }
}

/// Whole numbers that stand for decimals.
enum Decimal {
    static func text(_ number: Int, scale: Int) -> String {
        guard scale > 1 else { return String(number) }
        let sign = number < 0 ? "-" : ""
        let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
        let places = String(scale).count - 1
        let digits = String(rest)
        return sign + "\(whole)." + String(repeating: "0", count: places - digits.count) + digits
    }
}

/// Rules that clash, on standard error.
struct ClashReport {
    let rules: [String]
    let isSmallest: Bool

    func tell() {
        guard !rules.isEmpty else {
            return Terminal.complain("No plan that keeps the hard rules was found in the time.")
        }
        Terminal.complain(
            isSmallest
                ? "The hard rules cannot all be kept. These clash, and none of them can be spared:"
                : "The hard rules cannot all be kept. These clash, though some of them may have no part in it:")
        for rule in rules { Terminal.complain("- \(rule)") }
    }
}
