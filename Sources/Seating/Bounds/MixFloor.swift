/// The fewest pairs of one kind at the tables of a round, beyond what ``Score`` takes off.
///
/// The kinds are dealt to tables of given sizes at convex prices, which a flow does exactly: the j-th of a kind at a
/// table costs j - 1 pairs.
enum MixFloor {
    static func excess(_ problem: TableProblem, _ value: (TableProblem.Guest) -> String?) -> Int {
        let hosts = problem.hostTable
        var known: [Setting: Int] = [:]
        var total = 0
        for round in 0..<problem.rounds {
            let setting = setting(problem, round, hosts[round], value)
            if known[setting] == nil { known[setting] = excess(setting) }
            total += known[setting] ?? 0
        }
        return total
    }

    /// What settles the floor of a round; rounds that are alike are reckoned once.
    private struct Setting: Hashable {
        var people: [Int]
        var capacities: [Int]
        var minimums: [Int]
        /// Of each kind at each table, those who are settled there.
        var settled: [[Int]]
        /// How many of the people count for no kind.
        var others: Int
    }

    private static func setting(
        _ problem: TableProblem, _ round: Int, _ hosts: [Int?], _ value: (TableProblem.Guest) -> String?
    ) -> Setting {
        let open = problem.tables.indices.filter { problem.isOpen($0, round) }
        let present = problem.guests.indices.filter { problem.attends($0, round) }
        let names = Set(present.compactMap { value(problem.guests[$0]) }).sorted()
        var setting = Setting(
            people: names.map { _ in 0 }, capacities: open.map { problem.tables[$0].capacity },
            minimums: open.map { problem.tables[$0].minimum },
            settled: names.map { _ in open.map { _ in 0 } }, others: 0)
        for guest in present {
            guard let name = value(problem.guests[guest]), let kind = names.firstIndex(of: name) else {
                setting.others += 1
                continue
            }
            setting.people[kind] += 1
            if let host = hosts[guest], let table = open.firstIndex(of: host) { setting.settled[kind][table] += 1 }
        }
        return setting
    }

    private static func excess(_ setting: Setting) -> Int {
        let (kinds, tables) = (setting.people.count, setting.capacities.count)
        // Beyond some size the flow takes longer than the floor is worth; 0 is one, too.
        guard kinds * tables <= 20_000, tables > 0 else { return 0 }
        var flow = MinimumCostFlow(nodes: kinds + tables + 2)
        let (others, sink) = (kinds + tables, kinds + tables + 1)
        var pairs = 0
        for kind in 0..<kinds {
            let free = setting.people[kind] - setting.settled[kind].reduce(0, +)
            flow.supply(kind, free)
            flow.supply(sink, -free)
            for table in 0..<tables {
                let already = setting.settled[kind][table]
                pairs += pairsAmong(already)
                for next in 0..<max(0, min(free, setting.capacities[table] - already)) {
                    flow.addArc(from: kind, to: kinds + table, capacity: 1, price: already + next)
                }
            }
        }
        flow.supply(others, setting.others)
        flow.supply(sink, -setting.others)
        for table in 0..<tables { flow.addArc(from: others, to: kinds + table, capacity: setting.others, price: 0) }
        let seats = (0..<tables).map {
            flow.addArc(from: kinds + $0, to: sink, capacity: setting.capacities[$0], price: 0)
        }
        flow.restart()
        for table in 0..<tables {
            let settled = setting.settled.reduce(0) { $0 + $1[table] }
            let least = max(0, setting.minimums[table] - settled)
            flow.bound(seats[table], least: least, most: max(least, setting.capacities[table] - settled))
        }
        // Where that cannot be there is no plan, and 0 is a floor of none.
        guard flow.settle() else { return 0 }
        let even = setting.people.reduce(0) { $0 + evenPairs($1, over: tables) }
        return max(0, pairs + flow.price - even)
    }
}
