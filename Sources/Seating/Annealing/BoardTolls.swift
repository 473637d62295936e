/// What each guest would add at each table, kept up with every move, so that a proposal reads five numbers however large
/// the tables are.
///
/// A toll is the sum of ``join`` over those who sit at the table, whether the guest is one of them or not, plus the visits
/// that the guest has made there and the price of a move. A swap that is made changes some hundreds of tolls, but of the
/// swaps that are proposed to a dense dinner fewer than four in a thousand are made (measured at 48 and 120 guests).
extension Board {
    @inline(__always) func tollRow(_ round: Int, _ table: Int) -> Int { (round * tables + table) * width }

    /// The price of a swap but for ``extraOfSwap(_:_:_:_:_:)``.
    @inline(__always)
    func priceOfPairs(_ round: Int, _ a: Int, _ tableA: Int, _ b: Int, _ tableB: Int) -> Int32 {
        let (rowA, rowB) = (tollRow(round, tableA), tollRow(round, tableB))
        var price = toll[rowB + a] &- toll[rowA + a] &+ toll[rowA + b] &- toll[rowB + b]
        // Each is in the toll of the other's new table, and they still will not share one.
        price &-= 2 &* join[a * width + b]
        // Those who are left save one repeat less than what joining them now would cost, and so do tables.
        let visit = Int32(truncatingIfNeeded: tableRepeatPrice)
        price &+= repeatPrice &* (people[round * tables + tableA] &- 1) &+ visit
        if b != nobody { price &+= repeatPrice &* (people[round * tables + tableB] &- 1) &+ visit }
        return price
    }

    /// Whoever sits elsewhere than in the plan in force pays for the move.
    func chargeMoves() {
        let price = model.problem.weights.move
        guard let previous = model.problem.previous, price != 0 else { return }
        for round in model.activeRounds {
            for guest in 0..<guests where previous.places[round][guest] != Plan.nowhere {
                for table in 0..<tables where table != previous.places[round][guest] {
                    toll.add(Int32(price), at: tollRow(round, table) + guest)
                    dues.add(Int32(price), at: tollRow(round, table) + guest)
                }
            }
        }
    }

    /// Two guests meet once more; where they sit in any round is that before the move.
    func meet(_ one: Int, _ other: Int, by price: Int32) {
        if one == nobody || other == nobody { return }
        join.add(price, at: one * width + other)
        join.add(price, at: other * width + one)
        for index in 0..<active.count {
            toll.add(price, at: Int(home[other * active.count + index]) + one)
            toll.add(price, at: Int(home[one * active.count + index]) + other)
        }
    }

    /// One guest takes the place of another beside a third. Nobody may be any of them: what is changed of nobody's then
    /// is put back to nothing, or is never read.
    @inline(__always)
    func meet(_ joiner: Int, insteadOf leaver: Int, _ other: Int) {
        if other == nobody { return }
        let rounds = active.count
        let (up, down) = (joiner == nobody ? 0 : repeatPrice, leaver == nobody ? 0 : repeatPrice)
        join.add(up, at: joiner * width + other)
        join.add(up, at: other * width + joiner)
        join.add(-down, at: leaver * width + other)
        join.add(-down, at: other * width + leaver)
        for index in 0..<rounds {
            let row = Int(home[other * rounds + index])
            toll.add(up, at: row + joiner)
            toll.add(-down, at: row + leaver)
            toll.add(up, at: Int(home[joiner * rounds + index]) + other)
            toll.add(-down, at: Int(home[leaver * rounds + index]) + other)
        }
    }

    @inline(__always)
    func settle(_ guest: Int, _ round: Int, _ row: Int) {
        let index = Int(indexOfRound[round])
        if index >= 0, guest != nobody { home[guest * active.count + index] = Int32(truncatingIfNeeded: row) }
    }

    /// Two guests have changed tables, the second of whom may be nobody.
    @inline(__always)
    func exchange(_ a: Int, _ tableA: Int, _ b: Int, _ tableB: Int, in round: Int) {
        let (rowA, rowB) = (tollRow(round, tableA), tollRow(round, tableB))
        settle(a, round, rowB)
        settle(b, round, rowA)
        let (joinA, joinB) = (a * width, b * width)
        for guest in 0..<guests {
            let price = join[joinA + guest] &- join[joinB + guest]
            toll.add(-price, at: rowA + guest)
            toll.add(price, at: rowB + guest)
            let change = pairs[joinA + guest] &- pairs[joinB + guest]
            dues.add(-change, at: rowA + guest)
            dues.add(change, at: rowB + guest)
        }
    }
}
