import Synchronization

/// Several searches for one table problem at once, each from a seed of its own: the best plan of all is the answer.
///
/// Searches of one dinner differ by more than a search wins in twice the time, so with cores to spare it is the cheapest way to a
/// better plan.
public struct MultiStartSolver: Sendable {
    private let solvers: [TableSolver]

    /// The seeds are `seed` and those that follow it, one for each search.
    public init(_ problem: TableProblem, seed: UInt64 = 1, searches: Int = 1, fewestMovesFirst: Bool = false) {
        solvers = (0..<UInt64(max(1, searches))).map {
            TableSolver(problem, seed: seed &+ $0, fewestMovesFirst: fewestMovesFirst)
        }
    }

    /// Searches until one plan is proven best, or the rules are proven to clash, or the budget ends, which each search has for itself.
    /// Gives the best answer and the seed that it came from; of equal ones that of the first seed.
    ///
    /// Each search keeps a thread of the pool of tasks busy, of which there is one for each core: more searches than cores
    /// come one after the other. `progress` is told of plans that are no worse than those of every search so far, on any of
    /// these threads, one call at a time.
    public func solve(_ budget: Budget, progress: @escaping @Sendable (Progress) -> Void = { _ in }) async -> (
        seed: UInt64, answer: TableAnswer
    ) {
        let race = Race(progress)
        let shared = Budget(
            seconds: budget.seconds, steps: budget.steps, elapsed: budget.elapsed,
            isCancelled: { race.isDecided || budget.isCancelled() })
        let answers = await withTaskGroup(of: (number: Int, answer: TableAnswer).self) { group in
            for (number, solver) in solvers.enumerated() {
                group.addTask {
                    let answer = solver.solve(shared) { race.tell($0) }
                    if answer.isOptimal || !answer.clash.isEmpty { race.decide() }
                    return (number, answer)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        // because: there is one search at least, and each gives an answer
        let best = answers.min { Self.precedes($0, $1) }!
        return (solvers[best.number].seed, best.answer)
    }

    private static func precedes(_ one: (number: Int, answer: TableAnswer), _ other: (number: Int, answer: TableAnswer))
        -> Bool
    {
        let (first, second) = (rank(one.answer), rank(other.answer))
        return first == second ? one.number < other.number : first < second
    }

    /// Plans come by their price, and before proofs that there is none, and these before searches that found nothing.
    private static func rank(_ answer: TableAnswer) -> Int {
        answer.score?.objective ?? (answer.clash.isEmpty ? .max : .max - 1)
    }
}

/// What searches at once share: who told of the best plan, and whether it is over.
private final class Race: Sendable {
    private let decided = Atomic(false)
    private let best = Mutex((broken: Int.max, objective: Int.max))
    private let progress: @Sendable (Progress) -> Void

    init(_ progress: @escaping @Sendable (Progress) -> Void) { self.progress = progress }

    var isDecided: Bool { decided.load(ordering: .relaxed) }

    func decide() { decided.store(true, ordering: .relaxed) }

    func tell(_ news: Progress) {
        best.withLock { best in
            let found = (broken: news.broken, objective: news.objective ?? .max)
            guard found <= best else { return }
            best = found
            progress(news)
        }
    }
}
