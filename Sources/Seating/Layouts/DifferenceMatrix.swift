import RandomNumbers

/// Steps by which groups of guests move round the tables so that no two meet twice.
///
/// In round r the guest x of group j sits at table x + rows[r][j], in a group whose elements are the tables. Two guests of
/// groups i and j meet twice only if two rows differ by the same in both columns; so between any two rows the differences
/// are all different. Such a matrix makes mutually orthogonal squares (Bose, Shrikhande & Parker 1960), and with few
/// columns it exists for orders for which not many squares are known.
struct DifferenceMatrix: Sendable, Equatable {
    let group: AbelianGroup
    let rows: [[Int]]

    /// A matrix with so many columns and rows, the first of each 0, where one is known.
    static func known(tables: Int, columns: Int, rounds: Int) -> DifferenceMatrix? {
        // Between two rows each column takes one of the differences.
        guard columns <= tables, rounds >= 1 else { return nil }
        return byMultiples(tables, columns, rounds) ?? byField(tables, columns, rounds)
    }

    /// The same by trial; it gives up after half a million nodes, which take some tenths of a second.
    static func searched(tables: Int, columns: Int, rounds: Int) -> DifferenceMatrix? {
        guard columns <= tables, rounds <= tables, rounds >= 1 else { return nil }
        for group in AbelianGroup.all(order: tables).reversed() {
            if let rows = bySearch(group, columns, rounds) { return DifferenceMatrix(group: group, rows: rows) }
        }
        return nil
    }

    /// Column j moves by j: enough while the product of what rows and columns differ by stays below the tables.
    private static func byMultiples(_ tables: Int, _ columns: Int, _ rounds: Int) -> DifferenceMatrix? {
        guard (columns - 1) * (rounds - 1) < tables else { return nil }
        let rows = (0..<rounds).map { round in (0..<columns).map { round * $0 } }
        return DifferenceMatrix(group: AbelianGroup(cycles: [tables]), rows: rows)
    }

    private static func byField(_ tables: Int, _ columns: Int, _ rounds: Int) -> DifferenceMatrix? {
        guard rounds <= tables, let field = FiniteField(order: tables) else { return nil }
        let rows = (0..<rounds).map { round in (0..<columns).map { field.product(round, $0) } }
        return DifferenceMatrix(group: field.addition, rows: rows)
    }

    /// Column after column by trial, in a random order that is always the same, with fresh starts.
    private static func bySearch(_ group: AbelianGroup, _ columns: Int, _ rounds: Int) -> [[Int]]? {
        guard group.order <= 1000, rounds >= 2 else { return nil }
        var random = RandomStream(seed: UInt64(group.order * 1_000_003 + columns * 1009 + rounds))
        for attempt in 0..<12 {
            var search = ColumnSearch(group, rounds, nodes: 500 << min(attempt, 8))
            if let found = search.run(columns, &random) {
                return (0..<rounds).map { row in found.map { row == 0 ? 0 : $0[row - 1] } }
            }
        }
        return nil
    }
}

extension FiniteField {
    /// The group of the field's sums, its elements numbered alike.
    var addition: AbelianGroup {
        let prime = (2...order).first { order % $0 == 0 } ?? order
        var cycles: [Int] = []
        var rest = order
        while rest > 1 {
            cycles.append(prime)
            rest /= prime
        }
        return AbelianGroup(cycles: cycles)
    }
}

/// Depth-first search for the columns of a difference matrix.
private struct ColumnSearch {
    private let order: Int
    private let rows: Int
    private let differences: [Int]
    private var used: [Bool]  // [pair of rows, difference]
    private var nodes: Int
    private var columns: [[Int]] = []

    init(_ group: AbelianGroup, _ rounds: Int, nodes: Int) {
        order = group.order
        rows = rounds
        self.nodes = nodes
        var table: [Int] = []
        for one in 0..<group.order { for other in 0..<group.order { table.append(group.difference(one, other)) } }
        differences = table
        used = Array(repeating: false, count: rounds * rounds * group.order)
    }

    /// The first column is 0.
    mutating func run(_ count: Int, _ random: inout RandomStream) -> [[Int]]? {
        let zero = Array(repeating: 0, count: rows - 1)
        mark(zero, true)
        columns = [zero]
        return extend(count, &random) ? columns : nil
    }

    private mutating func extend(_ count: Int, _ random: inout RandomStream) -> Bool {
        if columns.count == count { return true }
        return fill([], count, &random)
    }

    /// Chooses the entries of the next column one row after the other.
    private mutating func fill(_ column: [Int], _ count: Int, _ random: inout RandomStream) -> Bool {
        if column.count == rows - 1 {
            mark(column, true)
            columns.append(column)
            if extend(count, &random) { return true }
            columns.removeLast()
            mark(column, false)
            return false
        }
        nodes -= 1
        if nodes < 0 { return false }
        let start = random.below(order)
        for step in 0..<order {
            // The second row is a free choice of names: taking it in order breaks a symmetry.
            let value = column.isEmpty ? columns.count + step : (start + step) % order
            guard value < order, fits(column, value) else { continue }
            if fill(column + [value], count, &random) { return true }
            if nodes < 0 { return false }
        }
        return false
    }

    private func fits(_ column: [Int], _ value: Int) -> Bool {
        let row = column.count + 1
        if used[slot(0, row, value, 0)] { return false }
        for (index, above) in column.enumerated() where used[slot(index + 1, row, value, above)] { return false }
        return true
    }

    private mutating func mark(_ column: [Int], _ mark: Bool) {
        for (index, value) in column.enumerated() {
            used[slot(0, index + 1, value, 0)] = mark
            for (earlier, above) in column[..<index].enumerated() {
                used[slot(earlier + 1, index + 1, value, above)] = mark
            }
        }
    }

    private func slot(_ upper: Int, _ lower: Int, _ value: Int, _ above: Int) -> Int {
        (upper * rows + lower) * order + differences[value * order + above]
    }
}
