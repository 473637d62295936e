/// Seats one round under the hard rules alone by trying everything, the unit with the fewest tables left first.
///
/// Every hard rule is a rule about one round, so a round that has no answer proves that the rules clash.
struct RoundSearch {
    enum Outcome: Equatable {
        /// The table of each guest; ``Plan/nowhere`` for those who are absent.
        case seated([Int])
        case impossible
        /// Too many ways to try them all.
        case open
    }

    private let problem: TableProblem
    private let settled: [Int]
    private var nodes: Int
    private var room: [Int]
    private var wanting: [Int]
    private var vendors: [Int]
    private var left: Int
    private var choice: [Int]  // by unit
    private var blocked: [Int]  // [unit, table]: how many who are seated there forbid it
    private var ways: [Int]  // by unit: the tables that may take it
    private let units: [[Int]]
    private let sizes: [Int]
    private let enemies: [[Int]]
    private let vendorsOf: [Int]
    /// Whether tables differ in size alone: nobody is settled at one or needs one.
    private let isPlain: Bool

    /// Large rounds get fewer nodes: one descent without a turn back takes a node for each unit.
    init(_ problem: TableProblem, round: Int, nodes: Int) {
        self.problem = problem
        let (unitOf, units) = Model.units(problem, round)
        let settled = Model.settled(problem.hostTable[round], units)
        self.units = units
        sizes = units.map(\.count)
        self.settled = settled
        self.nodes = min(nodes, max(3 * units.count / 2, 100_000_000 / max(1, units.count * problem.tables.count)))
        room = problem.tables.indices.map { problem.isOpen($0, round) ? problem.tables[$0].capacity : -1 }
        wanting = problem.tables.indices.map { problem.isOpen($0, round) ? problem.tables[$0].minimum : 0 }
        vendors = problem.tables.map { _ in 0 }
        left = units.reduce(0) { $0 + $1.count }
        choice = units.map { _ in Plan.nowhere }
        vendorsOf = units.map { $0.count { problem.guests[$0].isVendor } }
        var enemies = units.map { _ in [Int]() }
        for pair in problem.pairsApart {
            let (one, other) = (unitOf[pair.first], unitOf[pair.second])
            guard one >= 0, other >= 0 else { continue }
            enemies[one].append(other)
            enemies[other].append(one)
        }
        self.enemies = enemies.map { list in
            let sorted = list.sorted()
            return sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
        }
        isPlain = problem.guests.allSatisfy(\.needs.isEmpty) && settled.allSatisfy { $0 == Plan.nowhere }
        blocked = units.flatMap { unit in
            problem.tables.indices.map { table in
                let misfit = unit.contains { guest in
                    !problem.suits(guest, table) || (settled[guest] != Plan.nowhere && settled[guest] != table)
                }
                return misfit ? 1 : 0
            }
        }
        ways = units.map { _ in 0 }
        for unit in units.indices { ways[unit] = room.indices.count { mayTake(unit, $0) } }
    }

    /// `mayGoOn` is asked before each node; once it says no, the outcome is open.
    mutating func run(while mayGoOn: () -> Bool) -> Outcome {
        // Two of one unit who may not share a table.
        if units.indices.contains(where: { enemies[$0].contains($0) }) { return .impossible }
        if mayGoOn(), areSizesImpossible { return .impossible }
        if seatNext(mayGoOn) {
            var places = Array(repeating: Plan.nowhere, count: problem.guests.count)
            for (unit, members) in units.enumerated() { for guest in members { places[guest] = choice[unit] } }
            return .seated(places)
        }
        return nodes < 0 ? .open : .impossible
    }

    /// Whether parties of such sizes do not fit the tables, whoever sits where. To try that in every way takes far too long.
    private var areSizesImpossible: Bool {
        guard let largest = sizes.max(), largest > 1 else { return false }
        var parties = Array(repeating: 0, count: largest + 1)
        for size in sizes { parties[size] += 1 }
        let tables = room.indices.map { PartyPacking.Table(least: wanting[$0], most: max(0, room[$0])) }
        return PartyPacking.isImpossible(parties, into: tables)
    }

    private mutating func seatNext(_ mayGoOn: () -> Bool) -> Bool {
        nodes = mayGoOn() ? nodes - 1 : -1
        if nodes < 0 { return false }
        if wanting.reduce(0, +) > left { return false }
        var fewest = Int.max
        var next = -1
        for unit in units.indices where choice[unit] == Plan.nowhere {
            if ways[unit] == 0 { return false }
            // Among equals the larger unit, then the one with more enemies, is the harder one.
            let key = ways[unit] * 10_000 - min(99, sizes[unit]) * 100 - min(99, enemies[unit].count)
            if key < fewest { (fewest, next) = (key, unit) }
        }
        if next < 0 { return true }
        var tried = Set<[Int]>()
        let order = room.indices.filter { mayTake(next, $0) }.sorted {
            (wanting[$1], room[$1], $0) < (wanting[$0], room[$0], $1)
        }
        for table in order {
            // Two empty tables alike need not both be tried, but only those that nothing tells apart.
            if room[table] == problem.tables[table].capacity, isPlain {
                let kind = [room[table], wanting[table]]
                if !tried.insert(kind).inserted { continue }
            }
            put(next, table, 1)
            if seatNext(mayGoOn) { return true }
            put(next, table, -1)
            if nodes < 0 { return false }
        }
        return false
    }

    // Called from a mutating method it would copy the search.
    @inline(__always)
    private func mayTake(_ unit: Int, _ table: Int) -> Bool {
        guard room[table] >= sizes[unit], blocked[unit * room.count + table] == 0 else { return false }
        guard let cap = problem.rules.vendorCap, vendorsOf[unit] > 0 else { return true }
        return vendors[table] + vendorsOf[unit] <= cap
    }

    private mutating func put(_ unit: Int, _ table: Int, _ sign: Int) {
        let size = sizes[unit]
        // Only this table changes; to count all of them at each node took six times as long (900 guests, 90 tables).
        for other in units.indices where mayTake(other, table) { ways[other] -= 1 }
        choice[unit] = sign > 0 ? table : Plan.nowhere
        room[table] -= sign * size
        left -= sign * size
        vendors[table] += sign * vendorsOf[unit]
        wanting[table] = max(0, problem.tables[table].minimum - (problem.tables[table].capacity - room[table]))
        for enemy in enemies[unit] { blocked[enemy * room.count + table] += sign }
        for other in units.indices where mayTake(other, table) { ways[other] += 1 }
    }
}
