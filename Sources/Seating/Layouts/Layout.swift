/// A design: points dealt to tables over rounds so that no two points share a table twice.
struct Layout: Sendable, Equatable {
    let tables: Int
    /// Points at each table.
    let places: Int
    /// `tableOf[round][point]`, with `tables * places` points.
    var tableOf: [[Int]]
    /// Points `0..<tables`, in the order of the tables, sit at the table of their number in every round: the place for
    /// hosts. Only then no two of those points ever meet.
    var keepsFirstColumn = false

    var rounds: Int { tableOf.count }
    var points: Int { tables * places }

    /// Looks for a design with at least so many rounds: by construction, then in the catalogue.
    static func find(tables: Int, places: Int, rounds: Int) -> Layout? {
        guard tables > 0, places > 0 else { return nil }
        if places == 1 || rounds <= 1 || tables == 1 { return trivial(tables, places, rounds) }
        // Everybody meets (places - 1) others in a round, and nobody meets more than there are.
        guard rounds * (places - 1) < tables * places else { return nil }
        if places == 2 { return circle(tables, rounds) }
        if let layout = transversal(tables, places, rounds, DifferenceMatrix.known) { return layout }
        if let layout = Catalogue.layout(tables, places, rounds) { return layout }
        return transversal(tables, places, rounds, DifferenceMatrix.searched)
    }

    /// Keeps the first of the rounds.
    func first(_ rounds: Int) -> Layout {
        var layout = self
        layout.tableOf = Array(tableOf.prefix(rounds))
        return layout
    }

    private static func trivial(_ tables: Int, _ places: Int, _ rounds: Int) -> Layout? {
        guard places == 1 || rounds <= 1 else { return nil }
        let round = (0..<tables * places).map { $0 % tables }
        return Layout(
            tables: tables, places: places, tableOf: Array(repeating: round, count: max(1, rounds)),
            keepsFirstColumn: true)
    }

    /// Pairs by the circle method: one point stays, the others turn (Kirkman 1847).
    private static func circle(_ tables: Int, _ rounds: Int) -> Layout? {
        let turning = 2 * tables - 1
        guard rounds <= turning else { return nil }
        let plan = (0..<rounds).map { round in
            var tableOf = Array(repeating: 0, count: 2 * tables)
            for step in 1..<tables {
                tableOf[(round + step) % turning] = step
                tableOf[(round + turning - step) % turning] = step
            }
            return tableOf
        }
        return Layout(tables: tables, places: 2, tableOf: plan)
    }

    /// Groups of as many points as there are tables, which move round the tables by different steps; then, where the
    /// groups can be dealt into tables themselves, rounds within the groups.
    private static func transversal(
        _ tables: Int, _ places: Int, _ rounds: Int, _ matrix: (Int, Int, Int) -> DifferenceMatrix?
    ) -> Layout? {
        var turned = rounds
        var within: Layout?
        if tables % places == 0, let inner = find(tables: tables / places, places: places, rounds: 1) {
            // The fewest rounds within the groups that let the turning ones suffice.
            let most = mostRoundsByField(tables, places)
            if rounds > most, most > 1 {
                within = find(tables: tables / places, places: places, rounds: rounds - most) ?? inner
                turned = max(2, rounds - (within?.rounds ?? 0))
            }
        }
        guard let matrix = matrix(tables, places, turned) else { return nil }
        var plan = matrix.rows.map { row in
            (0..<tables * places).map { matrix.group.sum($0 % tables, row[$0 / tables]) }
        }
        guard let within else {
            return Layout(tables: tables, places: places, tableOf: plan, keepsFirstColumn: true)
        }
        for round in within.tableOf {
            plan.append((0..<tables * places).map { $0 / tables * (tables / places) + round[$0 % tables] })
        }
        let layout = Layout(tables: tables, places: places, tableOf: plan)
        return layout.rounds >= rounds ? layout : nil
    }

    private static func mostRoundsByField(_ tables: Int, _ places: Int) -> Int {
        FiniteField.isPrimePower(tables) && places <= tables ? tables : 1
    }

    /// Whether every table has its places in every round.
    var isWhole: Bool {
        tableOf.allSatisfy { round in
            round.count == points && (0..<tables).allSatisfy { table in round.count { $0 == table } == places }
        }
    }

    /// Whether, besides, no two points meet twice.
    var isSound: Bool {
        var met = Set<Int>()
        for round in tableOf {
            guard round.count == points else { return false }
            var members = Array(repeating: [Int](), count: tables)
            for (point, table) in round.enumerated() {
                guard table >= 0, table < tables else { return false }
                members[table].append(point)
            }
            for table in members {
                guard table.count == places else { return false }
                for (index, one) in table.enumerated() {
                    for other in table[(index + 1)...] {
                        guard met.insert(one * points + other).inserted else { return false }
                    }
                }
            }
        }
        return true
    }
}
