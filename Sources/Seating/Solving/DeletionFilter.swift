/// Finds a clash from which no rule can be spared: rules are taken away, in halves first and one by one in the end, as long
/// as the rest still clashes (a deletion filter; Chinneck & Dravnieks 1991).
enum DeletionFilter {
    enum Outcome: Sendable {
        case clash, possible
        /// Not known: the rules that were taken away stay.
        case open
    }

    /// - Parameters:
    ///   - rules: a set that clashes.
    ///   - outcome: what comes of a part of the rules; nil when the time is over.
    /// - Returns: what is left, and whether it is known of each rule that the others can be kept without it.
    static func smallest(_ rules: [Rule], _ outcome: ([Rule]) -> Outcome?) -> (rules: [Rule], isSmallest: Bool) {
        var kept = rules
        var isSmallest = true
        var size = kept.count
        while size >= 1 {
            var start = 0
            while start < kept.count {
                let rest = Array(kept[..<start]) + Array(kept[min(kept.count, start + size)...])
                switch outcome(rest) {
                case .clash: kept = rest
                case .possible: start += size
                case .open:
                    start += size
                    if size == 1 { isSmallest = false }
                case nil: return (kept, false)
                }
            }
            size /= 2
        }
        return (kept, isSmallest)
    }
}
