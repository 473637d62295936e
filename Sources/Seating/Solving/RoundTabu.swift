import RandomNumbers

/// Seats one round under the hard rules alone where there are too many ways to try: of all moves of units in conflict the
/// best is made, and none is taken back soon (Hertz & de Werra 1987, for colouring graphs).
///
/// Aims have no say here. Where each guest is to be apart from a third of the others and every seat is taken, a search that
/// heeds prices found no plan.
struct RoundTabu {
    private let units: RoundUnits
    private let capacity: [Int]
    private let minimum: [Int]
    private let vendorCap: Int
    private var random: RandomStream
    private var place: [Int]  // by unit
    private var load: [Int]
    private var vendors: [Int]
    /// `[unit, table]`: how many there may not share a table with the unit.
    private var foes: [Int32]
    private let areEnemies: [Bool]  // [unit, unit]
    /// `[unit, table]`: until which move the unit may not come back.
    private var forbidden: [Int32]
    /// Pairs who may not share a table and do, and vendors above the cap.
    private var broken = 0

    /// Starts from the table of each guest; nil where somebody has none, or sits where they cannot, or a table has too many or too
    /// few.
    init?(_ problem: TableProblem, round: Int, from places: [Int], random: RandomStream) {
        self.random = random
        units = RoundUnits(problem, round: round)
        let (count, tables) = (units.sizes.count, problem.tables.count)
        capacity = problem.tables.indices.map { problem.isOpen($0, round) ? problem.tables[$0].capacity : 0 }
        minimum = problem.tables.indices.map { problem.isOpen($0, round) ? problem.tables[$0].minimum : 0 }
        vendorCap = problem.rules.vendorCap ?? Int.max / 2
        place = units.members.map { places[$0[0]] }
        load = Array(repeating: 0, count: tables)
        vendors = load
        foes = Array(repeating: 0, count: count * tables)
        forbidden = foes
        var areEnemies = Array(repeating: false, count: count * count)
        for unit in 0..<count {
            let table = place[unit]
            guard table != Plan.nowhere, !units.misfits[unit * tables + table],
                units.members[unit].allSatisfy({ places[$0] == table })
            else { return nil }
            load[table] += units.sizes[unit]
            vendors[table] += units.vendors[unit]
            for enemy in units.enemies[unit] {
                areEnemies[unit * count + enemy] = true
                foes[enemy * tables + table] += 1
            }
        }
        self.areEnemies = areEnemies
        guard load.indices.allSatisfy({ minimum[$0] <= load[$0] && load[$0] <= capacity[$0] }) else { return nil }
        broken = (0..<count).reduce(0) { $0 + Int(foes[$1 * tables + place[$1]]) } / 2
        broken += vendors.reduce(0) { $0 + max(0, $1 - vendorCap) }
    }

    /// The table of each guest; nil when none are found in as many looks at a move, or before `mayGoOn`, asked before each move
    /// that is made, says no.
    mutating func run(looks: Int, _ mayGoOn: () -> Bool) -> [Int]? {
        var (move, looked, least) = (Int32(0), 0, broken)
        while broken > 0 {
            let inConflict = place.indices.filter(isInConflict)
            looked += inConflict.count * place.count
            guard looked < looks, move < Int32.max / 2, mayGoOn(), !inConflict.isEmpty else { return nil }
            if let best = best(inConflict, move, least) { make(best, move, inConflict.count) }
            least = min(least, broken)
            move += 1
        }
        return units.places(place)
    }

    private func isInConflict(_ unit: Int) -> Bool {
        foes[unit * units.tables + place[unit]] > 0 || (units.vendors[unit] > 0 && vendors[place[unit]] > vendorCap)
    }

    private struct Change {
        var unit: Int
        var other: Int?
        var table: Int
        var price: Int
    }

    /// Of several as good, any. One that was made a moment ago only if it leaves fewer broken than ever.
    private mutating func best(_ inConflict: [Int], _ move: Int32, _ least: Int) -> Change? {
        var best: Change?
        var ties = 0
        func isOut(_ unit: Int, _ table: Int) -> Bool { forbidden[unit * units.tables + table] > move }
        for unit in inConflict {
            let here = place[unit]
            for table in load.indices where table != here && suits(unit, nil, here, table) {
                consider(Change(unit: unit, other: nil, table: table, price: price(unit, nil, here, table)))
            }
            for (other, table) in place.enumerated() where table != here && suits(unit, other, here, table) {
                let price = price(unit, other, here, table)
                consider(Change(unit: unit, other: other, table: table, price: price))
            }
        }
        func consider(_ change: Change) {
            if change.price > best?.price ?? Int.max { return }
            let here = place[change.unit]
            let isBack = isOut(change.unit, change.table) || change.other.map { isOut($0, here) } ?? false
            if isBack, broken + change.price >= least { return }
            ties = change.price == best?.price ? ties + 1 : 1
            if ties == 1 || random.below(ties) == 0 { best = change }
        }
        return best
    }

    /// Whether both, or the one alone, find room where they would go, and may sit there.
    @inline(__always)
    private func suits(_ unit: Int, _ other: Int?, _ here: Int, _ there: Int) -> Bool {
        let more = units.sizes[unit] - (other.map { units.sizes[$0] } ?? 0)
        let (loadHere, loadThere) = (load[here] - more, load[there] + more)
        guard minimum[here] <= loadHere, loadHere <= capacity[here], minimum[there] <= loadThere,
            loadThere <= capacity[there], !units.misfits[unit * units.tables + there]
        else { return false }
        return other.map { !units.misfits[$0 * units.tables + here] } ?? true
    }

    /// What a move adds to what is broken.
    @inline(__always)
    private func price(_ unit: Int, _ other: Int?, _ here: Int, _ there: Int) -> Int {
        let tables = units.tables
        var price = Int(foes[unit * tables + there]) - Int(foes[unit * tables + here])
        var vendorsMore = units.vendors[unit]
        if let other {
            price += Int(foes[other * tables + here]) - Int(foes[other * tables + there])
            if areEnemies[unit * place.count + other] { price -= 2 }
            vendorsMore -= units.vendors[other]
        }
        if vendorsMore == 0 { return price }
        return price + max(0, vendors[there] + vendorsMore - vendorCap) - max(0, vendors[there] - vendorCap)
            + max(0, vendors[here] - vendorsMore - vendorCap) - max(0, vendors[here] - vendorCap)
    }

    private mutating func make(_ change: Change, _ move: Int32, _ inConflict: Int) {
        let here = place[change.unit]
        broken += change.price
        send(change.unit, to: change.table, move, inConflict)
        if let other = change.other { send(other, to: here, move, inConflict) }
    }

    private mutating func send(_ unit: Int, to table: Int, _ move: Int32, _ inConflict: Int) {
        let (here, tables) = (place[unit], units.tables)
        forbidden[unit * tables + here] = move + 1 + Int32(random.below(10) + inConflict * 3 / 5)
        place[unit] = table
        load[here] -= units.sizes[unit]
        load[table] += units.sizes[unit]
        vendors[here] -= units.vendors[unit]
        vendors[table] += units.vendors[unit]
        for enemy in units.enemies[unit] {
            foes[enemy * tables + here] -= 1
            foes[enemy * tables + table] += 1
        }
    }
}
