/// Finds rules that cannot all be kept, and the smallest set of them it can.
enum Clash {
    /// What counting shows before any search.
    static func certain(_ problem: TableProblem) -> [Rule] {
        for round in 0..<problem.rounds {
            let people = problem.guests.indices.count { problem.attends($0, round) }
            let open = problem.tables.indices.filter { problem.isOpen($0, round) }
            let seats = open.reduce(0) { $0 + problem.tables[$1].capacity }
            let needed = open.reduce(0) { $0 + problem.tables[$1].minimum }
            if people > seats { return [.seats(round: round, people: people, seats: seats)] }
            if people < needed { return [.minimums(round: round, people: people, needed: needed)] }
        }
        let twoSeats = twoSeats(problem)
        if !twoSeats.isEmpty { return twoSeats }
        if let settled = settledTogether(problem) { return settled }
        if let party = largeParty(problem) { return party }
        let crowded = (0..<problem.rounds).lazy.compactMap { tooFewTables(problem, $0) }.first
        return crowded ?? frozen(problem)
    }

    /// A party that is larger than every table.
    private static func largeParty(_ problem: TableProblem) -> [Rule]? {
        let largest = problem.tables.map(\.capacity).max() ?? 0
        let party = problem.parties.firstIndex { party in
            (0..<problem.rounds).contains { round in party.count { problem.attends($0, round) } > largest }
        }
        return party.map { [.party($0)] + problem.tables.indices.map { .capacity(table: $0) } }
    }

    /// Two who are settled at one table and may not share it.
    private static func settledTogether(_ problem: TableProblem) -> [Rule]? {
        let tables = problem.hostTable
        for pair in problem.pairsApart {
            for round in 0..<problem.rounds {
                guard let table = tables[round][pair.first], table == tables[round][pair.second] else { continue }
                let hosts = [pair.first, pair.second].compactMap { guest in
                    problem.hosts.firstIndex { host in
                        host.guest == guest && host.table == table && host.rounds?.contains(round) != false
                    }
                }
                if let number = problem.apart.firstIndex(of: pair) { return hosts.map { .host($0) } + [.apart(number)] }
                guard let name = problem.guests[pair.first].organisation else { continue }
                return hosts.map { .host($0) } + [.organisation(name)]
            }
        }
        return nil
    }

    /// More vendors than the tables may hold, or more of one organisation than there are tables.
    private static func tooFewTables(_ problem: TableProblem, _ round: Int) -> [Rule]? {
        let present = problem.guests.indices.filter { problem.attends($0, round) }
        if let cap = problem.rules.vendorCap {
            let vendors = present.count { problem.guests[$0].isVendor }
            let needed = cap > 0 ? (vendors + cap - 1) / cap : vendors > 0 ? Int.max : 0
            if let closed = closedTables(problem, round, needed) { return [.vendorCap] + closed }
        }
        guard problem.rules.organisationApart == .hard else { return nil }
        // Those of a party may sit together, so parties count once.
        let unitOf = Model.units(problem, round).numbers
        let groups = Dictionary(grouping: present) { problem.guests[$0].organisation }
        for (name, members) in groups.sorted(by: { $0.key ?? "" < $1.key ?? "" }) {
            guard let name else { continue }
            let needed = Set(members.map { unitOf[$0] }).count
            if let closed = closedTables(problem, round, needed) { return [.organisation(name)] + closed }
        }
        return nil
    }

    /// As many of the closed tables as leave fewer than needed, none when there never are as many; nil when there are.
    private static func closedTables(_ problem: TableProblem, _ round: Int, _ needed: Int) -> [Rule]? {
        let closed = problem.tables.indices.filter { !problem.isOpen($0, round) }
        guard problem.tables.count - closed.count < needed else { return nil }
        let spare = needed > problem.tables.count ? 0 : problem.tables.count - needed + 1
        return closed.prefix(spare).map { .closed(table: $0, round: round) }
    }

    /// Somebody who has to sit at two tables in one round.
    private static func twoSeats(_ problem: TableProblem) -> [Rule] {
        for (number, host) in problem.hosts.enumerated() {
            for earlier in problem.hosts.indices.prefix(number) {
                let other = problem.hosts[earlier]
                guard other.guest == host.guest, other.table != host.table else { continue }
                let meet = (0..<problem.rounds).contains { round in
                    problem.attends(host.guest, round) && host.rounds?.contains(round) != false
                        && other.rounds?.contains(round) != false
                }
                if meet { return [.host(earlier), .host(number)] }
            }
        }
        return []
    }

    /// A frozen round that breaks a rule which holds there, too, cannot be mended.
    private static func frozen(_ problem: TableProblem) -> [Rule] {
        guard let previous = problem.previous else { return [] }
        for round in problem.frozenRounds {
            var still = problem
            still.rounds = 1
            still.frozenRounds = [0]
            still.previous = Plan(places: [previous.places[round]])
            for guest in still.guests.indices { still.guests[guest].absent = problem.attends(guest, round) ? [] : [0] }
            for table in still.tables.indices { still.tables[table].closed = problem.isOpen(table, round) ? [] : [0] }
            still.hosts = problem.hosts.filter { $0.rounds?.contains(round) ?? true }
                .map { .init(guest: $0.guest, table: $0.table) }
            let broken = FullCheck.violations(of: Plan(places: [previous.places[round]]), in: still)
            if let first = broken.first { return [.frozen(round: round), rule(of: first, in: problem, round)] }
        }
        return []
    }

    private static func rule(of violation: Violation, in problem: TableProblem, _ round: Int) -> Rule {
        switch violation {
        case .unseated(let guest, _), .seatedThoughAbsent(let guest, _): .attendance(guest: guest, round: round)
        case .tooMany(let table, _, _): .capacity(table: table)
        case .tooFew(let table, _, _): .minimum(table: table)
        case .closed(let table, _, _): .closed(table: table, round: round)
        case .hostElsewhere(let guest, _, _): .host(problem.hosts.firstIndex { $0.guest == guest } ?? 0)
        case .partySplit(let pair, _):
            .party(problem.parties.firstIndex { $0.contains(pair.first) && $0.contains(pair.second) } ?? 0)
        case .notApart(let pair, _): .apart(problem.apart.firstIndex(of: pair) ?? 0)
        case .unsuitable(let guest, _, _): .needs(guest: guest)
        default: .frozen(round: round)
        }
    }

    /// Rules that are proven to clash, none where no such proof was found, and whether none of them can be spared.
    static func smallest(_ problem: TableProblem, _ budget: Budget) -> (rules: [Rule], isSmallest: Bool) {
        // The search may have used all its time; so much more is spent on saying why.
        let end = budget.elapsed() + longest
        let isInTime = { !budget.isCancelled() && budget.elapsed() < end }
        // All hard rules are rules of one round: the first that has no answer is enough.
        let round = (0..<problem.rounds).first { round in
            !problem.frozenRounds.contains(round) && outcome(problem, round, nodes: 20_000, isInTime) == .clash
        }
        guard let round else { return ([], false) }
        return DeletionFilter.smallest(rules(of: problem, round)) { rules in
            isInTime() ? outcome(keeping(rules, of: problem), round, nodes: 4_000, isInTime) : nil
        }
    }

    /// Seconds.
    private static let longest = 3.0

    private static func outcome(
        _ problem: TableProblem, _ round: Int, nodes: Int, _ isInTime: () -> Bool
    ) -> DeletionFilter.Outcome {
        var search = RoundSearch(problem, round: round, nodes: nodes)
        switch search.run(while: isInTime) {
        case .impossible: return .clash
        case .open: return .open
        case .seated: return .possible
        }
    }

    private static func rules(of problem: TableProblem, _ round: Int) -> [Rule] {
        var rules: [Rule] = problem.tables.indices.filter { problem.isOpen($0, round) }.map { .capacity(table: $0) }
        rules += problem.tables.indices.filter { problem.tables[$0].minimum > 0 }.map { .minimum(table: $0) }
        rules += problem.tables.indices.filter { !problem.isOpen($0, round) }.map { .closed(table: $0, round: round) }
        rules += problem.hosts.indices.filter { problem.hosts[$0].rounds?.contains(round) ?? true }.map { .host($0) }
        rules += problem.parties.indices.map { .party($0) } + problem.apart.indices.map { .apart($0) }
        rules += problem.guests.indices.filter { !problem.guests[$0].needs.isEmpty }.map { .needs(guest: $0) }
        if problem.rules.vendorCap != nil { rules.append(.vendorCap) }
        if problem.rules.organisationApart == .hard {
            let groups = Dictionary(grouping: problem.guests.compactMap(\.organisation)) { $0 }
            rules += groups.filter { $0.value.count > 1 }.keys.sorted().map { .organisation($0) }
        }
        return rules
    }

    private static func keeping(_ rules: [Rule], of problem: TableProblem) -> TableProblem {
        let kept = Set(rules)
        var eased = problem
        // Without its capacity a table takes everybody.
        for table in problem.tables.indices {
            if !kept.contains(.capacity(table: table)) {
                eased.tables[table].capacity = max(problem.guests.count, problem.tables[table].capacity)
            }
            if !kept.contains(.minimum(table: table)) { eased.tables[table].minimum = 0 }
            eased.tables[table].closed = problem.tables[table].closed.filter {
                kept.contains(.closed(table: table, round: $0))
            }
        }
        eased.hosts = problem.hosts.indices.filter { kept.contains(.host($0)) }.map { problem.hosts[$0] }
        eased.parties = problem.parties.indices.filter { kept.contains(.party($0)) }.map { problem.parties[$0] }
        eased.apart = problem.apart.indices.filter { kept.contains(.apart($0)) }.map { problem.apart[$0] }
        for guest in problem.guests.indices {
            if !kept.contains(.needs(guest: guest)) { eased.guests[guest].needs = [] }
            if let name = problem.guests[guest].organisation, problem.rules.organisationApart == .hard,
                !kept.contains(.organisation(name))
            {
                eased.guests[guest].organisation = nil
            }
        }
        if !kept.contains(.vendorCap) { eased.rules.vendorCap = nil }
        return eased
    }
}
