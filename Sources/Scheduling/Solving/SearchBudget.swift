/// How long a search may take, and how it can be followed and stopped.
///
/// A search that ends by its steps gives the same plan for the same seed anywhere; one that ends by the clock gives the
/// best plan so far, and its number of steps repeats what it did up to there.
public struct SearchBudget: Sendable {
    public var steps: Int?
    public var seconds: Double
    /// Seconds since the search was asked for. It is called on the thread of the search, some thousand times a second.
    public var elapsed: @Sendable () -> Double
    /// Asked as often as ``elapsed``; true ends the search with the best plan so far.
    public var isCancelled: @Sendable () -> Bool

    public init(
        seconds: Double = 2, steps: Int? = nil, elapsed: @escaping @Sendable () -> Double,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.seconds = seconds
        self.steps = steps
        self.elapsed = elapsed
        self.isCancelled = isCancelled
    }

    /// Steps alone, for what has to be repeated exactly.
    public static func steps(_ steps: Int) -> SearchBudget {
        SearchBudget(seconds: .infinity, steps: steps, elapsed: { 0 })
    }
}

/// How far a search is.
public struct SearchProgress: Sendable, Equatable {
    public let unplaced: Int
    /// In a repair.
    public let moves: Int
    /// What the best plan so far costs.
    public let objective: Int
    public let steps: Int
}

/// Counts the steps of a search and looks at the clock now and then.
struct Meter {
    let budget: SearchBudget
    private(set) var steps = 0
    private var lastLook = 0
    /// The part of the budget that is used, from 0 to 1.
    private(set) var part: Double

    /// About so many steps take a tenth of a millisecond.
    private static let stride = 128

    init(_ budget: SearchBudget) {
        self.budget = budget
        part = budget.isCancelled() ? 1 : 0
    }

    mutating func count(_ more: Int = 1) {
        steps += more
        if let most = budget.steps { part = max(part, Double(steps) / Double(max(1, most))) }
        guard steps - lastLook >= Self.stride else { return }
        lastLook = steps
        if budget.isCancelled() { part = 1 }
        if budget.seconds < .infinity { part = max(part, budget.elapsed() / budget.seconds) }
    }

    var isOver: Bool { part >= 1 }
}
