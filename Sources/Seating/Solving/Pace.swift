/// How many steps are worth the seconds that a search may take. The number is reckoned from the problem, never measured: so the
/// same seed and seconds give the same plan wherever the machine keeps up.
struct Pace {
    let limit: Int
    /// Whether the clock has moved the search on, so that its steps do not repeat it.
    private(set) var isHastened = false
    private let seconds: Double
    private var start: Double?

    /// The part of the time that the steps take where these were measured. A machine may be slower by a quarter, and the plan is
    /// the same.
    private static let used = 0.75
    /// At the beginning and at the end of the time the clock moves nothing on.
    private static let reserve = 0.05

    init(_ budget: Budget, _ model: Model) {
        seconds = budget.steps == nil ? budget.seconds : .infinity
        let nanoseconds = Self.nanosecondsOfProposal(model) * Self.timesAsLong(model)
        limit = budget.steps ?? Int(min(budget.seconds, 1e6) * Self.used / nanoseconds * 1e9)
    }

    /// How far the search is: as far as its steps, or further when the clock says so.
    mutating func position(_ steps: Int, _ now: Double) -> Int {
        let start = self.start ?? now
        self.start = start
        let part = ((now - start) / max(seconds - start, 1e-6) - Self.reserve) / (1 - 2 * Self.reserve)
        let least = Int(min(max(part, 0), 1) * Double(limit))
        if least <= steps { return steps }
        isHastened = true
        return least
    }

    /// How much is done of a cooling that began at one position and takes so many steps; nil when the search is over.
    mutating func part(_ done: Int, from start: Int, of steps: Int, _ budget: Budget) -> Double? {
        let now = budget.elapsed()
        if now >= budget.seconds || budget.isCancelled() { return nil }
        let position = position(done, now)
        return position >= limit ? nil : Double(position - start) / Double(max(1, steps))
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

    /// What a step takes all in all, by the time of a proposal. Measured: 1.16 to 1.3 where swaps and trades are scanned (36 to 120
    /// guests), 0.9 at 31 guests without further aims, 0.64 in halls of 300 and 900, where most proposals end early.
    private static func timesAsLong(_ model: Model) -> Double { model.guests >= TableSearch.hall ? 0.65 : 1.2 }

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
        return max(1, people > 0 ? people : mixUnit)
    }

    /// The dearest of the aims for tables as a whole; 0 where none has a price.
    var mixUnit: Int { max(sectorMix, seniorityMix, regionMix, tableRepeat, sizeSpread, alone) }
}
