/// Two guests who trade places in every round. Whoever met one of them now meets the other as often, so that the repeats
/// stay as they are: of a plan without any, and where a single swap always makes some, these moves serve the other aims.
///
/// Both must attend the same rounds and be free to move in all of them, and no round may be frozen (``Moves/traders``).
extension Board {
    /// The price of a trade but for ``extraOfTrade(_:_:)``.
    @inline(__always)
    func duesOfTrade(_ a: Int, _ b: Int) -> Int32 {
        var price: Int32 = 0
        let both = 2 &* pairs[a * width + b]
        for index in 0..<active.count {
            let rowA = Int(home[a * active.count + index])
            let rowB = Int(home[b * active.count + index])
            if rowA == rowB { continue }
            price &+= dues[rowB + a] &- dues[rowA + a] &+ dues[rowA + b] &- dues[rowB + b] &- both
        }
        return price
    }

    func extraOfTrade(_ a: Int, _ b: Int) -> Int {
        var price = 0
        if isIntroduced[a] || isIntroduced[b] {
            price += introductionPrice(of: a, as: b) + introductionPrice(of: b, as: a)
        }
        guard vendor[a] != vendor[b] || kindCount > 0 else { return price }
        for index in 0..<active.count {
            let round = Int(active[index])
            let (tableA, tableB) = (tableOf(a, round), tableOf(b, round))
            if tableA == tableB { continue }
            price += extraOfSwap(round, a, tableA, b, tableB)
        }
        return price
    }

    /// What it adds to the introductions of a guest to take another's place.
    private func introductionPrice(of guest: Int, as model: Int) -> Int {
        var price = 0
        for index in Int(introductionStart[guest])..<Int(introductionStart[guest + 1]) {
            let other = Int(introductionOther[index])
            if other == model { continue }
            var willMeet = false
            for index in 0..<active.count
            where home[model * active.count + index] == home[other * active.count + index] {
                if seatOf(other, Int(active[index])) >= 0 { willMeet = true }
            }
            price += introductionWeight * ((met[Int(introductionNumber[index])] > 0 ? 1 : 0) - (willMeet ? 1 : 0))
        }
        return price
    }

    /// To whoever is neither, one guest now is the other as far as meetings go: of a toll only the prices of pairs change,
    /// and what the two are charged beyond those changes hands. That takes a tenth of the time of a swap in each round.
    @inline(never)
    func trade(_ a: Int, _ b: Int) {
        expectIntroductions(of: a, b, by: Int32(truncatingIfNeeded: introductionWeight))
        for index in 0..<active.count { trade(a, b, in: Int(active[index])) }
        exchangeMeetings(a, b)
        if hasVisits {
            for table in 0..<tables {
                let one = visits[a * tables + table]
                visits[a * tables + table] = visits[b * tables + table]
                visits[b * tables + table] = one
            }
        }
        recountIntroductions(of: a, without: b)
        recountIntroductions(of: b, without: a)
        expectIntroductions(of: a, b, by: 0 &- Int32(truncatingIfNeeded: introductionWeight))
        weighIntroduced(a)
        weighIntroduced(b)
    }

    /// Seats, counts, and tolls and dues but for those of the two guests.
    private func trade(_ a: Int, _ b: Int, in round: Int) {
        let (seatA, seatB) = (seatOf(a, round), seatOf(b, round))
        if seatA < 0 { return }
        let (tableA, tableB) = (table(seatA), table(seatB))
        seat[round * seats + seatA] = Int32(truncatingIfNeeded: b)
        seat[round * seats + seatB] = Int32(truncatingIfNeeded: a)
        place[round * guests + a] = Int32(truncatingIfNeeded: seatB)
        place[round * guests + b] = Int32(truncatingIfNeeded: seatA)
        if tableA == tableB { return }
        if vendor[a] != vendor[b] {
            vendors.add(vendor[a] ? -1 : 1, at: round * tables + tableA)
            vendors.add(vendor[a] ? 1 : -1, at: round * tables + tableB)
        }
        countKind(a, round, from: tableA, to: tableB)
        countKind(b, round, from: tableB, to: tableA)
        let (rowA, rowB) = (tollRow(round, tableA), tollRow(round, tableB))
        settle(a, round, rowB, tableB)
        settle(b, round, rowA, tableA)
        let (pairsA, pairsB) = (pairs.row(a &* width), pairs.row(b &* width))
        let (tollA, tollB) = (toll.row(rowA), toll.row(rowB))
        let (duesA, duesB) = (dues.row(rowA), dues.row(rowB))
        var guest = 0
        while guest < width {
            let change = pairsB.lanes(guest) &- pairsA.lanes(guest)
            tollA.set(guest, to: tollA.lanes(guest) &+ change)
            tollB.set(guest, to: tollB.lanes(guest) &- change)
            duesA.set(guest, to: duesA.lanes(guest) &+ change)
            duesB.set(guest, to: duesB.lanes(guest) &- change)
            guest &+= Lanes.scalarCount
        }
        weigh(round, tableA, b, insteadOf: a)
        weigh(round, tableB, a, insteadOf: b)
    }

    /// What those save by leaving who stay at a table; nobody of them met anybody anew.
    @inline(__always)
    private func weigh(_ round: Int, _ table: Int, _ joiner: Int, insteadOf leaver: Int) {
        let (joining, leaving) = (pairs.row(joiner &* width), pairs.row(leaver &* width))
        let (leave, offer) = (self.leave.row(round &* width), self.offer.row(round &* width))
        let (due, holders) = (self.due.row(0), seat.row(round &* seats))
        for chair in range(table) {
            let mate = Int(holders[chair])
            let change = joining[mate] &- leaving[mate]
            leave.add(change, at: mate)
            offer.add(change, at: mate)
            due.add(change, at: mate)
        }
        leave[nobody] = 0
    }

    /// Each takes over whom the other met, and what the other is charged beyond the prices of pairs.
    private func exchangeMeetings(_ a: Int, _ b: Int) {
        let (joinA, joinB, all) = (join.row(a &* width), join.row(b &* width), join.row(0))
        let (pairsA, pairsB) = (pairs.row(a &* width), pairs.row(b &* width))
        var start = 0
        while start < width {
            let changes = joinB.lanes(start) &- pairsB.lanes(start) &- joinA.lanes(start) &+ pairsA.lanes(start)
            // Rows change by themselves, columns by steps that miss the cache: those of strangers are left alone.
            if changes != .zero {
                for guest in start..<start + Lanes.scalarCount where guest < guests && guest != a && guest != b {
                    let change = changes[guest - start]
                    joinA.add(change, at: guest)
                    joinB.add(0 &- change, at: guest)
                    all.add(change, at: guest &* width &+ a)
                    all.add(0 &- change, at: guest &* width &+ b)
                }
            }
            start &+= Lanes.scalarCount
        }
        for index in 0..<active.count {
            let first = tollRow(Int(active[index]), 0)
            var (toll, dues) = (self.toll.row(first), self.dues.row(first))
            for _ in 0..<tables {
                let change = toll[b] &- dues[b] &- toll[a] &+ dues[a]
                toll.add(change, at: a)
                toll.add(0 &- change, at: b)
                toll = toll.advanced(by: width)
                dues = dues.advanced(by: width)
            }
        }
    }

    @inline(__always)
    private func countKind(_ guest: Int, _ round: Int, from old: Int, to new: Int) {
        guard kindCount > 0, kind[guest] >= 0 else { return }
        kinds.add(-1, at: (round * tables + old) * kindCount + Int(kind[guest]))
        kinds.add(1, at: (round * tables + new) * kindCount + Int(kind[guest]))
    }

    /// Takes what their open introductions promise out of the tolls, or puts it in.
    private func expectIntroductions(of a: Int, _ b: Int, by price: Int32) {
        for side in 0..<2 {
            let guest = side == 0 ? a : b
            if !isIntroduced[guest] { continue }
            for index in Int(introductionStart[guest])..<Int(introductionStart[guest + 1]) {
                let other = Int(introductionOther[index])
                if other == a || other == b || met[Int(introductionNumber[index])] > 0 { continue }
                meet(guest, other, by: price)
            }
        }
    }

    /// Counts anew how often a guest meets those they asked for.
    private func recountIntroductions(of guest: Int, without partner: Int) {
        guard isIntroduced[guest] else { return }
        for index in Int(introductionStart[guest])..<Int(introductionStart[guest + 1]) {
            let other = Int(introductionOther[index])
            if other == partner { continue }
            var times: Int32 = 0
            for index in 0..<active.count where seatOf(other, Int(active[index])) >= 0 {
                if home[guest * active.count + index] == home[other * active.count + index] { times += 1 }
            }
            met[Int(introductionNumber[index])] = times
        }
    }

    private func weighIntroduced(_ guest: Int) {
        weigh(guest)
        guard isIntroduced[guest] else { return }
        for index in Int(introductionStart[guest])..<Int(introductionStart[guest + 1]) {
            weigh(Int(introductionOther[index]))
        }
    }
}
