/// How many steps are worth the seconds that a search may take: a number that is settled once, near the beginning, so that
/// the search can be repeated by its steps.
struct Pace {
    /// Where a search would be whose machine is as slow as may be: from then on the clock moves the search on.
    private var (slowestAt, slowestPart, first) = (Double.infinity, 0.0, 0)
    private(set) var limit: Int
    private(set) var isSettled: Bool
    /// Whether the clock has moved the search on, so that its steps do not repeat it.
    private(set) var isHastened = false
    private let seconds: Double

    /// What is kept back of the time, for a machine that is busier later on.
    private static let reserve = 0.05
    /// So many steps are made to measure what one takes.
    static let trial = 200_000

    init(_ budget: Budget) {
        limit = budget.steps ?? Int.max
        isSettled = budget.steps != nil
        seconds = budget.seconds
    }

    /// Settles the limit from what the trial took.
    mutating func settle(trial: Int, from start: Double, to now: Double, steps: Int) {
        isSettled = true
        let left = max(0, seconds - now)
        let taken = max(now - start, 1e-6)
        let most = steps + Int(min(Double(trial) / taken * left * (1 - Self.reserve), 1e15))
        // Two digits are as much as was measured, and are read and typed with ease.
        var scale = 1
        while most / scale >= 100 { scale *= 10 }
        // Four trials at least, since a shorter search is given a shorter one.
        limit = max(4 * Self.trial, most / scale * scale)
        (slowestAt, slowestPart, first) = (now, left, steps)
    }

    /// How far the search is: as far as its steps, or further when the clock says so.
    mutating func position(_ steps: Int, _ now: Double) -> Int {
        guard slowestPart > 0 else { return steps }
        let part = ((now - slowestAt) / slowestPart - Self.reserve) / (1 - Self.reserve)
        let least = first + Int(part * Double(limit - first))
        if least <= steps { return steps }
        isHastened = true
        return least
    }
}

/// What things take in steps, each of the time of a single proposal.
extension Pace {
    /// Measured: a proposal takes 22 ns at 30 guests without further aims and 45 at 120 under full rules, more where the
    /// table of pairs does not fit the second cache.
    private static func nanosecondsOfProposal(_ model: Model) -> Double {
        var nanoseconds = 32.0
        if !model.problem.introductions.isEmpty || model.problem.weights.tableRepeat != 0 { nanoseconds += 14 }
        if !model.problem.parties.isEmpty { nanoseconds += 6 }
        return nanoseconds + 0.06 * Double(model.guests)
    }

    /// A move that is made changes tolls of each two guests who meet or part, in each round, and of everybody at two
    /// tables. (Measured: 0.9 µs at 120 guests, 2.3 at 900.)
    static func stepsOfMove(_ model: Model) -> Int { steps(200 + 6 * Double(model.guests), model) }

    /// A trade reaches into the row of everybody whom one of the two has met. (Measured: 0.9 µs at 120 guests, 9.9 at 900.)
    static func stepsOfTrade(_ model: Model) -> Int {
        steps(700 + 0.0115 * Double(model.guests * model.guests), model)
    }

    /// A scan of the swaps of one guest. (Measured: 0.06 µs at 120 guests, 0.43 at 900.)
    static func stepsOfSwaps(_ model: Model) -> Int { steps(30 + 0.45 * Double(model.guests), model) }

    /// A scan of the trades of one guest. (Measured: 0.43 µs at 120 guests, 2.9 at 900.)
    static func stepsOfTrades(_ model: Model) -> Int { steps(50 + 3.2 * Double(model.guests), model) }

    /// An exchange of two points of a design. (Measured: 0.4 µs at 900 guests.)
    static func stepsOfDeal(_ model: Model) -> Int { steps(0.45 * Double(model.guests), model) }

    private static func steps(_ nanoseconds: Double, _ model: Model) -> Int {
        max(1, Int((nanoseconds / nanosecondsOfProposal(model)).rounded()))
    }
}

extension TableProblem.Weights {
    /// The price of one thing that matters, by which temperatures are measured.
    var unit: Int {
        let people = max(repeatedMeeting, organisationClash, introduction)
        return max(1, people > 0 ? people : max(sectorMix, seniorityMix, regionMix, tableRepeat, sizeSpread, alone))
    }
}
