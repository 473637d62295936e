/// Finds a clash from which no rule can be spared: rules are taken away, in halves first and one by one in the end, as long
/// as the rest still clashes (a deletion filter; Chinneck & Dravnieks 1991).
enum DeletionFilter {
    /// - Parameters:
    ///   - rules: a set that clashes.
    ///   - mayGoOn: asked before each try; once it says no, what is left may hold rules that could be spared.
    ///   - clashes: whether a part of the rules does.
    static func smallest(_ rules: [Rule], while mayGoOn: () -> Bool, _ clashes: ([Rule]) -> Bool) -> [Rule] {
        var kept = rules
        var size = kept.count
        while size >= 1 {
            var start = 0
            while start < kept.count {
                let rest = Array(kept[..<start]) + Array(kept[min(kept.count, start + size)...])
                if mayGoOn(), clashes(rest) { kept = rest } else { start += size }
            }
            size /= 2
        }
        return kept
    }
}
