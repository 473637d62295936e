import RandomNumbers

/// The fewest sessions that have to leave so that no conflict is left (a smallest hitting set), by branch and bound.
struct Leaving {
    /// A smallest set, or the smallest found; chance decides between sets of one size.
    private(set) var sessions: [Int]
    /// No set is smaller. It is the size of ``sessions`` unless a component was too large to try everything.
    private(set) var floor: Int

    private struct Branching {
        let conflicts: [Conflicts.Conflict]
        var best: [Int]
        var nodes = 20_000
        var isExact: Bool { nodes > 0 }
    }

    init(_ components: [[Conflicts.Conflict]], _ random: inout RandomStream) {
        sessions = []
        floor = 0
        for conflicts in components {
            let members = Set(conflicts.flatMap(\.members))
            var degree: [Int: Int] = [:]
            for conflict in conflicts { for member in conflict.members { degree[member, default: 0] += 1 } }
            var branching = Branching(conflicts: conflicts, best: members.sorted())
            var order: [Int: (Int, UInt64)] = [:]
            for member in members.sorted() { order[member] = (-(degree[member] ?? 0), random.next()) }
            let sorted = conflicts.map { conflict in
                Conflicts.Conflict(
                    members: conflict.members.sorted { (order[$0] ?? (0, 0)) < (order[$1] ?? (0, 0)) },
                    need: conflict.need)
            }
            let first = Self.packing(sorted, [], [])
            Self.branch(sorted, &branching, leaving: [], staying: [])
            sessions += branching.best
            floor += branching.isExact ? branching.best.count : first
        }
    }

    private static func branch(
        _ conflicts: [Conflicts.Conflict], _ branching: inout Branching, leaving: [Int], staying: Set<Int>
    ) {
        branching.nodes -= 1
        guard branching.nodes > 0 else { return }
        let gone = Set(leaving)
        // The conflict with the least choice comes first.
        var next: (members: [Int], slack: Int)?
        for conflict in conflicts {
            let open = conflict.members.filter { !gone.contains($0) && !staying.contains($0) }
            let need = conflict.need - conflict.members.count { gone.contains($0) }
            if need <= 0 { continue }
            if open.count < need { return }
            if open.count - need < next?.slack ?? Int.max { next = (open, open.count - need) }
        }
        guard let next else {
            if leaving.count < branching.best.count { branching.best = leaving }
            return
        }
        if leaving.count + packing(conflicts, gone, staying) >= branching.best.count { return }
        var stay = staying
        for member in next.members.prefix(next.slack + 1) {
            branch(conflicts, &branching, leaving: leaving + [member], staying: stay)
            stay.insert(member)
        }
    }

    /// Conflicts without a common member each need their own.
    private static func packing(_ conflicts: [Conflicts.Conflict], _ gone: Set<Int>, _ staying: Set<Int>) -> Int {
        var (used, count) = (Set<Int>(), 0)
        for conflict in conflicts {
            let open = conflict.members.filter { !gone.contains($0) }
            let need = conflict.need - (conflict.members.count - open.count)
            if need <= 0 || open.contains(where: used.contains) { continue }
            used.formUnion(open.filter { !staying.contains($0) })
            count += need
        }
        return count
    }
}
