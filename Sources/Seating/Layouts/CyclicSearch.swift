import RandomNumbers
import Glibc

/// Looks for a design with a symmetry: points in cycles of one length and some that stay; a few base rounds, each of which
/// is turned through the cycle. So a search for eleven rounds of 60 people becomes one for a single round.
///
/// The cost counts pairs of points by the orbit to which the turn takes them (social golfers with symmetry; compare
/// Triska & Musliu 2012, Cotta et al. 2006).
struct CyclicSearch {
    let tables: Int
    let places: Int
    let cycle: Int
    let bases: Int
    /// `round[base][seat]`: the point at each seat; a table owns `places` seats one after the other.
    private(set) var base: [[Int]] = []
    private var random: RandomStream
    private let orbit: [Int32]
    private let length: [Int32]
    private var met: [Int32]
    private var cost = 0
    /// The fewest repeats after any cooling, and the base rounds that have them.
    private(set) var leastCost = Int.max
    private var bestBase: [[Int]] = []

    var bestLayout: Layout { Self.develop(bestBase, tables: tables, places: places, cycle: cycle) }

    var points: Int { tables * places }

    init(tables: Int, places: Int, cycle: Int, bases: Int, seed: UInt64) {
        self.tables = tables
        self.places = places
        self.cycle = cycle
        self.bases = bases
        random = RandomStream(seed: seed)
        let points = tables * places
        var orbit = Array(repeating: Int32(-1), count: points * points)
        var length: [Int32] = []
        for one in 0..<points {
            for other in (one + 1)..<points where orbit[one * points + other] < 0 {
                var size: Int32 = 0
                var (a, b) = (one, other)
                while orbit[a * points + b] < 0 {
                    orbit[a * points + b] = Int32(length.count)
                    orbit[b * points + a] = Int32(length.count)
                    size += 1
                    (a, b) = (Self.turn(a, 1, cycle, points), Self.turn(b, 1, cycle, points))
                }
                length.append(size)
            }
        }
        self.orbit = orbit
        self.length = length
        met = Array(repeating: 0, count: length.count)
    }

    /// Where a point goes when the cycles turn by some steps. The last points, too few for a cycle, stay.
    static func turn(_ point: Int, _ steps: Int, _ cycle: Int, _ points: Int) -> Int {
        let first = point / cycle * cycle
        guard first + cycle <= points else { return point }
        return first + (point - first + steps) % cycle
    }

    /// The layout of base rounds turned through the cycle.
    static func develop(_ base: [[Int]], tables: Int, places: Int, cycle: Int) -> Layout {
        let points = tables * places
        var plan: [[Int]] = []
        for round in base {
            for step in 0..<cycle {
                var tableOf = Array(repeating: -1, count: points)
                for (seat, point) in round.enumerated() { tableOf[turn(point, step, cycle, points)] = seat / places }
                plan.append(tableOf)
            }
        }
        return Layout(tables: tables, places: places, tableOf: plan)
    }

    /// Anneals until no pair repeats; nil when `mayGoOn`, asked every thousand steps, says no.
    mutating func run(steps: Int, _ mayGoOn: () -> Bool) -> Layout? {
        while mayGoOn() {
            start()
            var temperature = 0.9 * Double(cycle)
            let cooling = exp(log(0.13) / Double(max(1, steps / 1000)))
            for block in 0..<(steps / 1000) {
                for _ in 0..<1000 where cost > 0 { step(temperature) }
                if cost == 0 { return Self.develop(base, tables: tables, places: places, cycle: cycle) }
                temperature *= cooling
                if block % 16 == 0, !mayGoOn() {
                    remember()
                    return nil
                }
            }
            remember()
        }
        return nil
    }

    private mutating func remember() {
        guard cost < leastCost else { return }
        leastCost = cost
        bestBase = base
    }

    private mutating func start() {
        base = (0..<bases).map { _ in Array(0..<points).shuffled(using: &random) }
        for index in met.indices { met[index] = 0 }
        for round in base {
            for table in 0..<tables {
                for one in 0..<places {
                    for other in (one + 1)..<places {
                        let number = Int(orbit[round[table * places + one] * points + round[table * places + other]])
                        met[number] += Int32(cycle) / length[number]
                    }
                }
            }
        }
        cost = met.indices.reduce(0) { $0 + Int(length[$1]) * pairsAmong(Int(met[$1])) }
    }

    private mutating func step(_ temperature: Double) {
        let round = random.below(bases)
        let (one, other) = (random.below(points), random.below(points))
        let (tableA, tableB) = (one / places, other / places)
        if tableA == tableB { return }
        let before = cost
        exchange(round, one, other)
        let price = cost - before
        if price > 0, Double(random.next() >> 11) * 0x1p-53 >= exp(-Double(price) / temperature) {
            exchange(round, one, other)
        }
    }

    private mutating func exchange(_ round: Int, _ one: Int, _ other: Int) {
        let (a, b) = (base[round][one], base[round][other])
        let (firstA, firstB) = (one / places * places, other / places * places)
        for seat in firstA..<firstA + places where seat != one { count(a, base[round][seat], -1) }
        for seat in firstB..<firstB + places where seat != other { count(b, base[round][seat], -1) }
        base[round][one] = b
        base[round][other] = a
        for seat in firstA..<firstA + places where seat != one { count(b, base[round][seat], 1) }
        for seat in firstB..<firstB + places where seat != other { count(a, base[round][seat], 1) }
    }

    @inline(__always)
    private mutating func count(_ one: Int, _ other: Int, _ sign: Int32) {
        let number = Int(orbit[one * points + other])
        let by = sign * (Int32(cycle) / length[number])
        let now = met[number]
        met[number] = now + by
        cost += Int(length[number] * ((now + by) * (now + by - 1) - now * (now - 1)) / 2)
    }
}
