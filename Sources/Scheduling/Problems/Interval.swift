/// A stretch of time in whole seconds since an epoch that the caller chooses. It is half-open, so touching ends do not
/// overlap.
public struct Interval: Sendable, Hashable {
    public let start: Int64
    /// An interval that ends at or before its start holds nothing.
    public let end: Int64

    public init(_ start: Int64, _ end: Int64) {
        self.start = start
        self.end = end
    }

    /// Seconds.
    public var length: Int64 { max(0, end - start) }

    public func overlaps(_ other: Interval) -> Bool { max(start, other.start) < min(end, other.end) }

    /// Whether all of the other lies within this one.
    public func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }

    func intersection(_ other: Interval) -> Interval { Interval(max(start, other.start), min(end, other.end)) }
}

/// Times that are apart from each other, in order.
struct TimeSet: Sendable, Equatable {
    private(set) var parts: [Interval]

    /// What touches or overlaps becomes one part.
    init(_ intervals: [Interval]) {
        parts = []
        for next in intervals.filter({ $0.length > 0 }).sorted(by: { $0.start < $1.start }) {
            if let last = parts.last, next.start <= last.end {
                parts[parts.count - 1] = Interval(last.start, max(last.end, next.end))
            } else {
                parts.append(next)
            }
        }
    }

    func intersection(_ other: TimeSet) -> TimeSet {
        var result = TimeSet([])
        var (mine, theirs) = (0, 0)
        while mine < parts.count, theirs < other.parts.count {
            let both = parts[mine].intersection(other.parts[theirs])
            if both.length > 0 { result.parts.append(both) }
            if parts[mine].end < other.parts[theirs].end { mine += 1 } else { theirs += 1 }
        }
        return result
    }

    func subtracting(_ other: TimeSet) -> TimeSet {
        var result = TimeSet([])
        var first = 0
        for part in parts {
            while first < other.parts.count, other.parts[first].end <= part.start { first += 1 }
            var (start, index) = (part.start, first)
            while index < other.parts.count, other.parts[index].start < part.end {
                if other.parts[index].start > start { result.parts.append(Interval(start, other.parts[index].start)) }
                start = max(start, other.parts[index].end)
                index += 1
            }
            if start < part.end { result.parts.append(Interval(start, part.end)) }
        }
        return result
    }

    /// The part that holds all of an interval.
    func part(holding interval: Interval) -> Interval? { parts.first { $0.contains(interval) } }

    /// The times at which at least `depth` of the intervals are.
    static func crowded(_ intervals: [Interval], depth: Int) -> TimeSet {
        if depth <= 1 { return TimeSet(intervals) }
        let inner = intervals.filter { $0.length > 0 }
        let edges = inner.flatMap { [($0.start, 1), ($0.end, -1)] }.sorted { $0 < $1 }
        var (found, count, from): ([Interval], Int, Int64) = ([], 0, 0)
        for (second, change) in edges {
            if count >= depth { found.append(Interval(from, second)) }
            count += change
            from = second
        }
        return TimeSet(found)
    }
}
