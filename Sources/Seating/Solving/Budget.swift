/// How long a search may take, and how it can be followed and stopped.
///
/// A budget of steps gives the same plan for the same seed anywhere. A budget of seconds is turned into steps by the problem alone,
/// and ``TableAnswer/repeatingSteps`` says into how many: it gives the same plan wherever the machine keeps up.
public struct Budget: Sendable {
    public var steps: Int?
    public var seconds: Double
    /// Seconds since the search was asked for. It is called on the thread of the search, some thousand times a second.
    public var elapsed: @Sendable () -> Double
    /// Asked as often as ``elapsed``; true ends the search with the best plan so far.
    public var isCancelled: @Sendable () -> Bool

    public init(
        seconds: Double = 10, steps: Int? = nil, elapsed: @escaping @Sendable () -> Double,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.seconds = seconds
        self.steps = steps
        self.elapsed = elapsed
        self.isCancelled = isCancelled
    }

    /// Steps alone, for what has to be repeated exactly.
    public static func steps(_ steps: Int) -> Budget {
        Budget(seconds: .infinity, steps: steps, elapsed: { 0 })
    }

    /// Whether the clock or the asker ends the search.
    var isOver: Bool { isCancelled() || elapsed() >= seconds }
}

/// How far a search is.
public struct Progress: Sendable, Equatable {
    /// The objective of the best plan so far; nil while hard rules are broken.
    public let objective: Int?
    /// No plan can be below it.
    public let floor: Int
    public let steps: Int
    /// How many hard rules the best plan breaks.
    public let broken: Int
}
