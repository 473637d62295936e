/// How much of a calendar is read. A file that goes beyond is refused or cut, so that whatever comes from outside takes
/// bounded time and memory.
public struct ReadingLimits: Hashable, Sendable {
    /// Octets of the whole.
    public var octets = 8 << 20
    /// Content lines, folds undone.
    public var lines = 200_000
    /// Octets of one content line.
    public var lineOctets = 256 << 10
    /// Properties of one component.
    public var properties = 1000
    /// How deep components may stand in one another.
    public var depth = 8
    /// Occurrences of one event that recurs; what comes after is left out, with a warning.
    public var occurrencesOfEvent = 400
    /// Occurrences of all events together.
    public var occurrences = 20_000
    /// Days that rules of recurrence are asked about, all rules together; a week counts as two, a month as six and a year as
    /// fifty, which is what they take: a second at most.
    public var days = 1_000_000
    /// Errors and warnings that are told; the rest is counted.
    public var remarks = 200

    public init() {}
}
