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
        let joining = toll[tollRow(round, tableB) + a] &+ toll[tollRow(round, tableA) + b]
        // Each is in the toll of the other's new table, and they still will not share one.
        return joining &- 2 &* join[a * width + b] &- leave[round * width + a] &- leave[round * width + b]
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

    /// One guest takes the place of another at a table, besides all others there. Nobody may be any of them: what is changed of nobody's then
    /// is put back to nothing, or is never read.
    @inline(__always)
    func meet(_ joiner: Int, insteadOf leaver: Int, besides seat: Int, _ round: Int, _ table: Int) {
        let rounds = active.count
        let (up, down) = (joiner == nobody ? 0 : repeatPrice, leaver == nobody ? 0 : repeatPrice)
        let (joinerJoin, leaverJoin) = (join.row(joiner &* width), join.row(leaver &* width))
        let (joinerHome, leaverHome) = (home.row(joiner &* rounds), home.row(leaver &* rounds))
        let (home, toll) = (self.home.row(0), self.toll.row(0))
        let (holders, join) = (self.seat.row(round &* seats), self.join.row(0))
        for chair in range(table) where chair != seat {
            let other = Int(holders[chair])
            if other == nobody { continue }
            joinerJoin.add(up, at: other)
            leaverJoin.add(0 &- down, at: other)
            join.add(up, at: other &* width &+ joiner)
            join.add(0 &- down, at: other &* width &+ leaver)
            var index = 0
            while index < rounds {
                let row = Int(home[other &* rounds &+ index])
                toll.add(up, at: row &+ joiner)
                toll.add(0 &- down, at: row &+ leaver)
                toll.add(up, at: Int(joinerHome[index]) &+ other)
                toll.add(0 &- down, at: Int(leaverHome[index]) &+ other)
                index &+= 1
            }
        }
    }

    @inline(__always)
    func settle(_ guest: Int, _ round: Int, _ row: Int, _ table: Int) {
        if guest == nobody { return }
        station[round * width + guest] = Int32(truncatingIfNeeded: 2 &* table &+ (vendor[guest] ? 1 : 0))
        let index = Int(indexOfRound[round])
        if index >= 0 { home[guest * active.count + index] = Int32(truncatingIfNeeded: row) }
    }

    /// Two guests have changed tables, the second of whom may be nobody.
    @inline(__always)
    func exchange(_ a: Int, _ tableA: Int, _ b: Int, _ tableB: Int, in round: Int) {
        let (rowA, rowB) = (tollRow(round, tableA), tollRow(round, tableB))
        settle(a, round, rowB, tableB)
        settle(b, round, rowA, tableA)
        let (joinA, joinB) = (join.row(a &* width), join.row(b &* width))
        let (pairsA, pairsB) = (pairs.row(a &* width), pairs.row(b &* width))
        let (tollA, tollB) = (toll.row(rowA), toll.row(rowB))
        let (duesA, duesB) = (dues.row(rowA), dues.row(rowB))
        var guest = 0
        while guest < width {
            let price = joinA.lanes(guest) &- joinB.lanes(guest)
            tollA.set(guest, to: tollA.lanes(guest) &- price)
            tollB.set(guest, to: tollB.lanes(guest) &+ price)
            let change = pairsA.lanes(guest) &- pairsB.lanes(guest)
            duesA.set(guest, to: duesA.lanes(guest) &- change)
            duesB.set(guest, to: duesB.lanes(guest) &+ change)
            guest &+= Lanes.scalarCount
        }
    }
}
