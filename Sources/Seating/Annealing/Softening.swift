import RandomNumbers

/// A search in which repeats, clashes and missed introductions cost only some temperatures, so that a plan may pass through
/// them.
///
/// Of 120 guests each has two or three of their own organisation in the room, some they met before and some they asked for:
/// at the true prices some one trade in ten is open, and one swap in sixty (reckoned, not measured). What is broken on the
/// way is mended as the prices rise from stage to stage, and last of all at the true ones. Vendors, pairs apart, and all
/// that proposals never break stay as they are.
struct Softening: ~Copyable {
    /// Prices and temperatures in parts of the unit.
    struct Stage: Sendable {
        let repeats: Double
        let clash: Double
        let introduction: Double
        let hot: Double
        let cold: Double
        /// Of a hundred steps of the cycle.
        let share: Int
    }

    static let stages = [
        Stage(repeats: 0.1, clash: 0.04, introduction: 0.04, hot: 0.02, cold: 0.01, share: 70),
        Stage(repeats: 1, clash: 0.5, introduction: 0.5, hot: 0.013, cold: 0.008, share: 25),
    ]

    private var board: Board
    private var annealer: Annealer
    private let hot: Double
    private let cold: Double

    /// Starts from seats that keep what proposals never break.
    init(_ problem: TableProblem, _ stage: Stage, _ seats: borrowing Cells<Int32>, random: RandomStream) {
        let model = Model(Self.softened(problem, stage))
        board = Board(model)
        for round in 0..<model.rounds {
            for seat in 0..<board.seats {
                let guest = Int(seats[round * board.seats + seat])
                if guest != board.nobody { board.seat(guest, round, at: seat) }
            }
        }
        annealer = Annealer(model, board, random: random)
        hot = stage.hot * Double(problem.weights.unit)
        cold = stage.cold * Double(problem.weights.unit)
    }

    /// The problem at prices that are never above the true ones.
    static func softened(_ problem: TableProblem, _ stage: Stage) -> TableProblem {
        let unit = Double(problem.weights.unit)
        func soft(_ price: Int, _ part: Double) -> Int { min(price, max(1, Int((part * unit).rounded()))) }
        var softened = problem
        if problem.rules.organisationApart == .hard {
            softened.rules.organisationApart = .soft
            softened.weights.organisationClash = soft(.max, stage.clash)
        } else {
            softened.weights.organisationClash = soft(problem.weights.organisationClash, stage.clash)
        }
        softened.weights.repeatedMeeting = soft(problem.weights.repeatedMeeting, stage.repeats)
        softened.weights.introduction = soft(problem.weights.introduction, stage.introduction)
        return softened
    }

    mutating func cool(_ progress: (Int) -> Double?) {
        annealer.cool(&board, from: hot, to: cold, progress)
    }

    var steps: Int { annealer.steps }
    var best: Cells<Int32> { _read { yield annealer.best } }
}
