/// Packs a room with fractions of patterns, by the simplex method; the next pattern to come in is the answer to a
/// knapsack, so that they need not all be listed (Gilmore & Gomory 1961).
///
/// A row for each size, one for each kind of table, and one for the singles. What is minimised is how much of the rows
/// is left undone.
struct PackingProgram {
    private enum Column {
        case undone
        case spareSingles
        case pattern(PackingPattern)
    }

    private let room: PackingRoom
    private let rows: Int
    private var basis: [Column]
    /// The inverse of the basis, row by row, and how much there is of each column in it.
    private var inverse: [Double]
    private var amounts: [Double]
    private var prices: [Double]
    private var knapsack: PackingKnapsack

    private static let tolerance = 1e-7

    init(_ room: PackingRoom) {
        self.room = room
        rows = room.sizes.count + room.kinds.count + 1
        basis = Array(repeating: .undone, count: rows)
        basis[rows - 1] = .spareSingles
        amounts = (room.parties + room.tables + [room.singles]).map(Double.init)
        inverse = Array(repeating: 0, count: rows * rows)
        for row in 0..<rows { inverse[row * rows + row] = 1 }
        prices = Array(repeating: 0, count: rows)
        knapsack = PackingKnapsack(room)
    }

    /// The patterns and how often each is laid.
    var answer: [(pattern: PackingPattern, times: Double)] {
        zip(basis, amounts).compactMap { column, amount in
            if case .pattern(let pattern) = column { (pattern, amount) } else { nil }
        }
    }

    /// False when not even fractions of patterns do. When the method goes round in circles, what it has must do.
    mutating func solve() -> Bool {
        for _ in 0..<(20 * rows) {
            findPrices()
            guard undone > Self.tolerance else { return true }
            guard let (column, entries) = next(), let row = leaving(entries) else { return undone < 1e-4 }
            enter(column, entries, row)
        }
        return true
    }

    private var undone: Double {
        zip(basis, amounts).reduce(0) { sum, entry in
            if case .undone = entry.0 { sum + entry.1 } else { sum }
        }
    }

    /// What one more of each row would leave undone.
    private mutating func findPrices() {
        for row in 0..<rows { prices[row] = 0 }
        for row in 0..<rows {
            guard case .undone = basis[row] else { continue }
            for place in 0..<rows { prices[place] += inverse[row * rows + place] }
        }
    }

    /// The column that helps most, in terms of the basis; nil when none helps.
    private mutating func next() -> (Column, [Double])? {
        let spare = prices[rows - 1]
        knapsack.fill(prices)
        guard let best = knapsack.best(prices), best.worth > max(spare, Self.tolerance) else {
            guard spare > Self.tolerance else { return nil }
            return (.spareSingles, entries([(rows - 1, 1)]))
        }
        let pattern = knapsack.pattern(best.kind, best.people)
        var column = [(row: room.sizes.count + pattern.kind, amount: 1.0)]
        for (place, count) in pattern.counts.enumerated() where count > 0 { column.append((place, Double(count))) }
        let lack = room.lack(pattern.kind, pattern.people)
        if lack > 0 { column.append((rows - 1, Double(lack))) }
        return (.pattern(pattern), entries(column))
    }

    private func entries(_ column: [(row: Int, amount: Double)]) -> [Double] {
        (0..<rows).map { row in column.reduce(0) { $0 + inverse[row * rows + $1.row] * $1.amount } }
    }

    /// The row that is used up first; of several the one whose column leaves most clearly.
    private func leaving(_ entries: [Double]) -> Int? {
        var leaving: (row: Int, limit: Double)?
        for row in 0..<rows where entries[row] > 1e-8 {
            let limit = max(0, amounts[row]) / entries[row]
            guard let last = leaving, limit > last.limit - 1e-10 else {
                leaving = (row, limit)
                continue
            }
            if limit < last.limit + 1e-10, entries[row] > entries[last.row] { leaving = (row, limit) }
        }
        return leaving?.row
    }

    private mutating func enter(_ column: Column, _ entries: [Double], _ row: Int) {
        basis[row] = column
        let scale = 1 / entries[row]
        for place in 0..<rows { inverse[row * rows + place] *= scale }
        amounts[row] *= scale
        for other in 0..<rows where other != row && entries[other] != 0 {
            for place in 0..<rows { inverse[other * rows + place] -= entries[other] * inverse[row * rows + place] }
            amounts[other] -= entries[other] * amounts[row]
        }
    }
}
