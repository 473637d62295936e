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
    private let units: RoundUnits
    private var nodes: Int
    private var room: [Int]
    private var wanting: [Int]
    private var vendors: [Int]
    private var left: Int
    private var choice: [Int]  // by unit
    private var blocked: [Int]  // [unit, table]: how many who are seated there forbid it
    private var ways: [Int]  // by unit: the tables that may take it

    /// Large rounds get fewer nodes: one descent without a turn back takes a node for each unit.
    init(_ problem: TableProblem, round: Int, nodes: Int) {
        self.problem = problem
        units = RoundUnits(problem, round: round)
        let (count, tables) = (units.sizes.count, problem.tables)
        self.nodes = min(nodes, max(3 * count / 2, 100_000_000 / max(1, count * tables.count)))
        room = tables.indices.map { problem.isOpen($0, round) ? tables[$0].capacity : -1 }
        wanting = tables.indices.map { problem.isOpen($0, round) ? tables[$0].minimum : 0 }
        vendors = tables.map { _ in 0 }
        left = units.sizes.reduce(0, +)
        choice = Array(repeating: Plan.nowhere, count: count)
        blocked = units.misfits.map { $0 ? 1 : 0 }
        ways = Array(repeating: 0, count: count)
        for unit in 0..<count { ways[unit] = room.indices.count { mayTake(unit, $0) } }
    }

    /// `mayGoOn` is asked before each node; once it says no, the outcome is open.
    mutating func run(while mayGoOn: () -> Bool) -> Outcome {
        // Two of one unit who may not share a table.
        if choice.indices.contains(where: { units.enemies[$0].contains($0) }) { return .impossible }
        if mayGoOn(), areSizesImpossible { return .impossible }
        if seatNext(mayGoOn) { return .seated(units.places(choice)) }
        return nodes < 0 ? .open : .impossible
    }

    /// Whether parties of such sizes do not fit the tables, whoever sits where. To try that in every way takes far too long.
    private var areSizesImpossible: Bool {
        guard let largest = units.sizes.max(), largest > 1 else { return false }
        var parties = Array(repeating: 0, count: largest + 1)
        for size in units.sizes { parties[size] += 1 }
        let tables = room.indices.map { PartyPacking.Table(least: wanting[$0], most: max(0, room[$0])) }
        return PartyPacking.isImpossible(parties, into: tables)
    }

    private mutating func seatNext(_ mayGoOn: () -> Bool) -> Bool {
        nodes = mayGoOn() ? nodes - 1 : -1
        if nodes < 0 { return false }
        if wanting.reduce(0, +) > left { return false }
        var fewest = Int.max
        var next = -1
        for unit in choice.indices where choice[unit] == Plan.nowhere {
            if ways[unit] == 0 { return false }
            // Among equals the larger unit, then the one with more enemies, is the harder one.
            let key = ways[unit] * 10_000 - min(99, units.sizes[unit]) * 100 - min(99, units.enemies[unit].count)
            if key < fewest { (fewest, next) = (key, unit) }
        }
        if next < 0 { return true }
        var tried = Set<[Int]>()
        let order = room.indices.filter { mayTake(next, $0) }.sorted {
            (wanting[$1], room[$1], $0) < (wanting[$0], room[$0], $1)
        }
        for table in order {
            // Two empty tables alike need not both be tried, but only those that nothing tells apart.
            if room[table] == problem.tables[table].capacity, units.isPlain {
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
        guard room[table] >= units.sizes[unit], blocked[unit * room.count + table] == 0 else { return false }
        guard let cap = problem.rules.vendorCap, units.vendors[unit] > 0 else { return true }
        return vendors[table] + units.vendors[unit] <= cap
    }

    private mutating func put(_ unit: Int, _ table: Int, _ sign: Int) {
        let size = units.sizes[unit]
        // Only this table changes; to count all of them at each node took six times as long (900 guests, 90 tables).
        for other in choice.indices where mayTake(other, table) { ways[other] -= 1 }
        choice[unit] = sign > 0 ? table : Plan.nowhere
        room[table] -= sign * size
        left -= sign * size
        vendors[table] += sign * units.vendors[unit]
        wanting[table] = max(0, problem.tables[table].minimum - (problem.tables[table].capacity - room[table]))
        for enemy in units.enemies[unit] { blocked[enemy * room.count + table] += sign }
        for other in choice.indices where mayTake(other, table) { ways[other] += 1 }
    }
}
