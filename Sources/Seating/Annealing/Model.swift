/// A table problem in numbers, as the search wants it: one price for each pair that shares a table, who can move where.
struct Model: Sendable {
    let problem: TableProblem
    let guests: Int
    let rounds: Int
    let tables: Int
    /// What two guests cost each time they share a table, whoever else is there: clash, mix, old meetings, apart.
    /// `guests * guests` values, the same on both sides of the diagonal.
    let pairPrice: [Int32]
    /// What each broken hard rule costs in the search: more than any move can win, so that none is ever worth it.
    let hardPrice: Int
    /// The dearest of the weights.
    let dearest: Int
    /// Pairs who may not share a table, by their own wish or as of one organisation; by guest and guest.
    let isApart: [Bool]
    /// Rounds that may change.
    let activeRounds: [Int]
    /// The table a guest cannot leave in a round: as host, as one of a host's party; or ``Plan/nowhere``.
    let settled: [[Int]]
    /// Whether a visit counts for ``Score/tableRepeats``: not as a host.
    let countsVisit: [[Bool]]
    /// Who sits together in a round: the number of the unit of each guest, and the guests of each unit.
    let unitOf: [[Int]]
    let units: [[[Int]]]
    let isVendor: [Bool]
    let vendorCap: Int?
    /// Numbers of the sectors for ``Score/alone``; -1 for none, or for the only one in the room.
    let kind: [Int32]
    let kinds: Int
    /// Tables that do not suit a guest, and the guests of whom there are any.
    let unsuitable: [Bool]
    let isRestricted: [Bool]
    /// Guests who asked to meet: for each, the number of the introduction and the other.
    let introductions: [[(number: Int, other: Int)]]

    init(_ problem: TableProblem) {
        self.problem = problem
        guests = problem.guests.count
        rounds = problem.rounds
        tables = problem.tables.count
        dearest = Self.dearest(problem.weights)
        hardPrice = Self.hardPrice(problem, dearest)
        pairPrice = Self.pairPrices(problem, hard: hardPrice)
        isApart = Self.apart(problem)
        activeRounds = (0..<problem.rounds).filter { !problem.frozenRounds.contains($0) }
        let hosts = problem.hostTable
        countsVisit = hosts.map { $0.map { $0 == nil } }
        var unitOf: [[Int]] = []
        var units: [[[Int]]] = []
        var settled: [[Int]] = []
        for round in 0..<problem.rounds {
            let (numbers, members) = Self.units(problem, round)
            unitOf.append(numbers)
            units.append(members)
            settled.append(Self.settled(hosts[round], members))
        }
        self.unitOf = unitOf
        self.units = units
        self.settled = settled
        isVendor = problem.guests.map(\.isVendor)
        vendorCap = problem.rules.vendorCap
        (kind, kinds) = Self.kinds(problem)
        unsuitable = problem.guests.indices.flatMap { guest in
            problem.tables.indices.map { !problem.suits(guest, $0) }
        }
        isRestricted = problem.guests.map { !$0.needs.isEmpty }
        var introductions = Array(repeating: [(number: Int, other: Int)](), count: problem.guests.count)
        for (number, pair) in problem.introductions.enumerated() {
            introductions[pair.first].append((number, pair.second))
            introductions[pair.second].append((number, pair.first))
        }
        self.introductions = introductions
    }

    private static func mixes(_ weights: TableProblem.Weights) -> Int {
        weights.sectorMix + weights.seniorityMix + weights.regionMix + weights.sizeSpread
    }

    private static func dearest(_ weights: TableProblem.Weights) -> Int {
        max(
            weights.repeatedMeeting, weights.organisationClash, mixes(weights), weights.introduction,
            weights.tableRepeat, weights.move, weights.alone)
    }

    /// A swap or a trade meets no more people than two tables hold in each round, each of whom may be met in all the others
    /// and have been met at earlier events. With large tables that was more than sixteen times the dearest weight, and
    /// rules were broken for it. At enormous weights the sums of a table still have to fit into 28 bits.
    private static func hardPrice(_ problem: TableProblem, _ dearest: Int) -> Int {
        let weights = problem.weights
        let old = problem.history.map { $0.price(of: weights.repeatedMeeting) }.max() ?? 0
        let pair =
            weights.repeatedMeeting * problem.rounds + old + mixes(weights) + weights.organisationClash
            + weights.introduction + weights.alone
        let places = max(1, problem.tables.map(\.capacity).max() ?? 1)
        let perRound = 2 * (places * pair + weights.tableRepeat + weights.move)
        return max(100, 16 * dearest, min(perRound * problem.rounds, 1 << 26 / places))
    }

    private static func apart(_ problem: TableProblem) -> [Bool] {
        let count = problem.guests.count
        var isApart = Array(repeating: false, count: count * count)
        for pair in problem.pairsApart {
            isApart[pair.first * count + pair.second] = true
            isApart[pair.second * count + pair.first] = true
        }
        return isApart
    }

    private static func pairPrices(_ problem: TableProblem, hard: Int) -> [Int32] {
        let count = problem.guests.count
        let weights = problem.weights
        let organisation = organisationPrice(problem, hard: hard)
        var prices = Array(repeating: Int32(weights.sizeSpread), count: count * count)
        func share(_ price: Int, _ value: (TableProblem.Guest) -> String?) {
            guard price != 0 else { return }
            let groups = Dictionary(grouping: problem.guests.indices) { value(problem.guests[$0]) }
            for (name, members) in groups where name != nil {
                for one in members { for other in members { prices[one * count + other] += Int32(price) } }
            }
        }
        func add(_ price: Int, _ pair: TableProblem.Pair) {
            prices[pair.first * count + pair.second] += Int32(price)
            prices[pair.second * count + pair.first] += Int32(price)
        }
        share(organisation, \.organisation)
        share(weights.sectorMix, \.sector)
        share(weights.seniorityMix, \.seniority)
        share(weights.regionMix, \.region)
        let parties = problem.pairsOfParties
        for pair in parties {
            let (one, other) = (problem.guests[pair.first].organisation, problem.guests[pair.second].organisation)
            if let one, one == other { add(-organisation, pair) }
        }
        for past in problem.history where !parties.contains(past.pair) {
            add(past.price(of: weights.repeatedMeeting), past.pair)
        }
        for pair in problem.apart { add(hard, pair) }
        for guest in 0..<count { prices[guest * count + guest] = 0 }
        return prices
    }

    static func organisationPrice(_ problem: TableProblem, hard: Int) -> Int {
        switch problem.rules.organisationApart {
        case .hard: hard
        case .soft: problem.weights.organisationClash
        case .off: 0
        }
    }

    /// Guests who attend and must share a table, by way of others too: the connected parts of the parties.
    static func units(_ problem: TableProblem, _ round: Int) -> (numbers: [Int], members: [[Int]]) {
        var root = Array(problem.guests.indices)
        func find(_ guest: Int) -> Int {
            var guest = guest
            while root[guest] != guest { guest = root[guest] }
            return guest
        }
        for party in problem.parties {
            let present = party.filter { problem.attends($0, round) }
            for other in present.dropFirst() {
                let (one, two) = (find(present[0]), find(other))
                root[max(one, two)] = min(one, two)
            }
        }
        var numbers = Array(repeating: -1, count: problem.guests.count)
        var members: [[Int]] = []
        for guest in problem.guests.indices where problem.attends(guest, round) {
            let first = find(guest)
            if first == guest {
                numbers[guest] = members.count
                members.append([guest])
            } else {
                numbers[guest] = numbers[first]
                members[numbers[first]].append(guest)
            }
        }
        return (numbers, members)
    }

    static func settled(_ hosts: [Int?], _ units: [[Int]]) -> [Int] {
        var settled = Array(repeating: Plan.nowhere, count: hosts.count)
        for unit in units {
            guard let table = unit.lazy.compactMap({ hosts[$0] }).first else { continue }
            for guest in unit { settled[guest] = hosts[guest] ?? table }
        }
        return settled
    }

    private static func kinds(_ problem: TableProblem) -> (kind: [Int32], kinds: Int) {
        guard problem.weights.alone != 0 else { return ([], 0) }
        var numbers: [String: Int32] = [:]
        var kind: [Int32] = []
        for guest in problem.guests {
            guard let sector = guest.sector else {
                kind.append(-1)
                continue
            }
            let number = numbers[sector] ?? Int32(numbers.count)
            numbers[sector] = number
            kind.append(number)
        }
        return (kind, numbers.count)
    }
}
