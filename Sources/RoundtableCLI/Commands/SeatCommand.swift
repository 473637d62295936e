import ArgumentParser
import Glibc
import Seating
import Synchronization

struct SeatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seat", abstract: "Plans tables, or topics, over several rounds from a problem in JSON.",
        discussion: """
            The plan goes to standard output or to a file. The same problem, seed and time give the same plan, unless the
            machine is too busy to do in the time what others do; the plan names the steps that repeat it. Ctrl-C ends the
            search with the best plan so far.
            Exit code 1: the hard rules cannot all be kept, and a smallest set that clashes is named.
            """)

    @Argument(help: "The problem, in the format roundtable-seating/1; - for standard input.")
    var file: String

    @Option(
        help: .option(
            "How long to search at most; a plan that is proven best ends it at once.", standard: "10",
            variable: "SEAT_SECONDS", valueName: "seconds"))
    var seconds: Double?

    @Option(help: .option("Where chance begins.", standard: "1", variable: "SEAT_SEED", valueName: "number"))
    var seed: UInt64?

    @Option(
        help: .option(
            "For tables, how many searches at once, on a core and from a seed each; the best plan counts.",
            standard: "1", variable: "SEAT_SEARCHES", valueName: "number"))
    var searches: Int?

    @Option(
        help: .option(
            "Search for so many steps instead: repeats a search exactly on any machine.", variable: "SEAT_STEPS",
            valueName: "number"))
    var steps: Int?

    @Option(help: .option("Where the plan goes.", standard: "standard output", variable: "SEAT_OUT", valueName: "file"))
    var out: String?

    @Flag(
        help: .option(
            "Report on every rule and aim, on standard output, or on standard error when the plan is there.",
            variable: "SEAT_REPORT"))
    var report = false

    @Option(help: .option("Explain the seats of a guest.", variable: "SEAT_EXPLAIN", valueName: "guest"))
    var explain: String?

    @Flag(
        help: .option(
            "In a repair, let no aim be worth a move, whatever its price.", variable: "SEAT_FEWEST_MOVES"))
    var fewestMoves = false

    @Option(
        help: .option(
            "For topics, what is fair: total, rank-maximal or worst-first.", standard: "total",
            variable: "SEAT_FAIRNESS", valueName: "word"))
    var fairness: String?

    func run() async throws {
        let asked = try SeatOptions(self, .process)
        let (problem, unread) = try ProblemInput.read(file)
        for key in unread { Terminal.complain("\(file): The key “\(key)” is not known and was not read.") }
        switch problem {
        case .tables(let problem): try await TableSeating(problem: problem, options: asked).run()
        case .topics(let problem): try TopicSeating(problem: problem, options: asked).run()
        }
    }
}

/// What was asked for, by options and by the environment.
struct SeatOptions {
    let seconds: Double
    let seed: UInt64
    let searches: Int
    let steps: Int?
    let out: String?
    let report: Bool
    let explain: String?
    let fewestMoves: Bool
    let fairness: TopicSolver.Fairness

    init(_ command: SeatCommand, _ environment: Environment) throws {
        seconds =
            try command.seconds ?? environment.parsed("SEAT_SECONDS", orSay: "give a number of seconds", { Double($0) })
            ?? 10
        seed = try command.seed ?? environment.parsed("SEAT_SEED", orSay: "give a whole number", { UInt64($0) }) ?? 1
        searches =
            try command.searches ?? environment.parsed("SEAT_SEARCHES", orSay: "give a whole number", { Int($0) }) ?? 1
        steps = try command.steps ?? environment.parsed("SEAT_STEPS", orSay: "give a whole number", { Int($0) })
        out = command.out ?? environment.text("SEAT_OUT")
        report = try environment.flag("SEAT_REPORT", given: command.report)
        fewestMoves = try environment.flag("SEAT_FEWEST_MOVES", given: command.fewestMoves)
        explain = command.explain ?? environment.text("SEAT_EXPLAIN")
        guard seconds > 0, seconds <= 86_400 else { throw UsageError("--seconds should be above 0 and at most a day.") }
        guard steps ?? 0 >= 0 else { throw UsageError("--steps should be 0 or more.") }
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        guard (1...cores).contains(searches) else {
            throw UsageError("--searches should be from 1 to \(cores), the cores of this machine.")
        }
        let word = command.fairness ?? environment.text("SEAT_FAIRNESS") ?? TopicSolver.Fairness.total.rawValue
        guard let fairness = TopicSolver.Fairness(rawValue: word) else {
            let words = TopicSolver.Fairness.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("“\(word)” is no fairness: \(words).")
        }
        self.fairness = fairness
    }

    /// A search that ends with the time, or with Ctrl-C, which counts from here on.
    func budget() -> Budget {
        Interruption.listen()
        let start = Stopwatch.now()
        return Budget(
            seconds: steps == nil ? seconds : .infinity, steps: steps, elapsed: { Stopwatch.now() - start },
            isCancelled: { Interruption.came.load(ordering: .relaxed) })
    }

    func write(_ plan: String) throws {
        guard let out, out != "-" else { return try Terminal.write(Array(plan.utf8)) }
        let file = try OutputFile(out)
        try file.write(Array(plan.utf8))
        try file.finish()
    }

    /// What people read goes where the plan is not.
    func say(_ lines: [String]) {
        let isPlanOnOutput = out == nil || out == "-"
        for line in lines { isPlanOnOutput ? Terminal.complain(line) : Terminal.say(line) }
    }
}

/// Seconds since some moment, of a clock that nobody sets.
enum Stopwatch {
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

/// Whether somebody pressed Ctrl-C.
enum Interruption {
    static let came = Atomic<Bool>(false)

    static func listen() {
        signal(SIGINT) { _ in Interruption.came.store(true, ordering: .relaxed) }
    }
}

/// The hard rules of a seating problem cannot all be kept, which has been reported.
struct RulesClash: Error {}
