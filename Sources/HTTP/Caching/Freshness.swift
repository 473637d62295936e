/// Whether an answer that was right for a request would still be right for the same bytes.
public protocol Freshness: Sendable {
    /// Asked on any thread, before each repetition; it must cost next to nothing.
    var holds: Bool { get }
}

/// Of what never changes while the program runs.
public struct AlwaysFresh: Freshness {
    public init() {}
    public var holds: Bool { true }
}
