import Testing

@testable import Seating

/// The search that found the base rounds of 8-4-10, kept so that it can be run again.
///
/// The points are 6 cycles of 5 and two that stay. Beside the turn x + 1 of all cycles there is a symmetry of order 4,
/// (x, i) -> (2x, next(i)), which changes the two points that stay and maps each of the two base rounds to itself. A round
/// is then a union of orbits of tables under it, and a pair may be covered once by all orbits under both symmetries.
struct InvariantSearch {
    private struct Choice {
        let round: Int
        let points: Set<Int>
        let pairs: Set<Int>
        let tables: [[Int]]
    }

    private static let points = 32
    private let symmetry: [Int]
    private var orbit: [Int] = Array(repeating: -1, count: 32 * 32)
    private var size: [Int] = []
    private(set) var nodes = 0
    private var chosen: [Choice] = []

    init() {
        let next = [1, 2, 3, 0, 5, 4]
        symmetry = (0..<32).map { $0 == 30 ? 31 : $0 == 31 ? 30 : next[$0 / 5] * 5 + $0 % 5 * 2 % 5 }
        for one in 0..<32 { for other in 0..<32 where one < other && orbit[one * 32 + other] < 0 { mark(one, other) } }
    }

    private mutating func mark(_ one: Int, _ other: Int) {
        var waiting = [(one, other)]
        var count = 0
        while let (a, b) = waiting.popLast() {
            guard orbit[a * 32 + b] < 0 else { continue }
            orbit[a * 32 + b] = size.count
            orbit[b * 32 + a] = size.count
            count += 1
            waiting.append((symmetry[a], symmetry[b]))
            waiting.append((CyclicSearch.turn(a, 1, 5, 32), CyclicSearch.turn(b, 1, 5, 32)))
        }
        size.append(count)
    }

    /// The base rounds, table after table.
    mutating func run() -> [[Int]]? {
        var choices: [Choice] = []
        for a in 0..<32 {
            for b in (a + 1)..<32 {
                for c in (b + 1)..<32 {
                    for d in (c + 1)..<32 {
                        if let choice = choice([a, b, c, d]) {
                            choices.append(choice)
                            choices.append(
                                Choice(round: 1, points: choice.points, pairs: choice.pairs, tables: choice.tables))
                        }
                    }
                }
            }
        }
        guard extend(choices, [Set(0..<32), Set(0..<32)]) else { return nil }
        return (0..<2).map { round in
            chosen.filter { $0.round == round }.flatMap { $0.tables }.sorted { $0[0] < $1[0] }.flatMap { $0 }
        }
    }

    /// The orbit of a table under the symmetry; nil when its images overlap, or would cover a pair twice.
    private func choice(_ table: [Int]) -> Choice? {
        var tables = [table]
        while true {
            let image = tables[tables.count - 1].map { symmetry[$0] }.sorted()
            if image == table { break }
            if image[0] < table[0] || !tables.allSatisfy({ Set($0).isDisjoint(with: image) }) { return nil }
            tables.append(image)
        }
        var covered: [Int: Int] = [:]
        for table in tables {
            for one in 0..<4 {
                for other in (one + 1)..<4 { covered[orbit[table[one] * 32 + table[other]], default: 0] += 1 }
            }
        }
        // Developed by the turn, each is covered five times as often as it is long.
        guard covered.allSatisfy({ $0.value * 5 <= size[$0.key] }) else { return nil }
        return Choice(round: 0, points: Set(tables.joined()), pairs: Set(covered.keys), tables: tables)
    }

    /// The point with the fewest choices first.
    private mutating func extend(_ choices: [Choice], _ free: [Set<Int>]) -> Bool {
        nodes += 1
        var fewest: [Choice]?
        for round in 0..<2 {
            for point in free[round] {
                let fitting = choices.filter { $0.round == round && $0.points.contains(point) }
                if fitting.count < fewest?.count ?? Int.max { fewest = fitting }
            }
        }
        guard let fewest else { return true }
        for choice in fewest {
            var left = free
            left[choice.round].subtract(choice.points)
            chosen.append(choice)
            let rest = choices.filter {
                $0.pairs.isDisjoint(with: choice.pairs)
                    && !($0.round == choice.round && !$0.points.isDisjoint(with: choice.points))
            }
            if extend(rest, left) { return true }
            chosen.removeLast()
        }
        return false
    }
}

struct InvariantSearchTests {
    @Test("ten rounds of eight tables of four are found again from their symmetries")
    func golfers() throws {
        var search = InvariantSearch()
        let found = search.run()
        let base = try #require(found)
        let layout = CyclicSearch.develop(base, tables: 8, places: 4, cycle: 5)
        #expect(layout.rounds == 10)
        #expect(layout.isSound)
    }
}
