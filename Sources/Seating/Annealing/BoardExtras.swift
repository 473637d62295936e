/// What a move costs beyond the pairs at the tables: caps, visits, moves, introductions, being alone.
extension Board {
    /// What it adds when the guests of two tables change places; the second may be nobody. Both may move in the round, so
    /// neither is a host in it and each visit counts.
    @inline(__always)
    func extraOfSwap(_ round: Int, _ a: Int, _ tableA: Int, _ b: Int, _ tableB: Int) -> Int {
        var price = 0
        if hasVisits {
            let row = a * tables
            price += tableRepeatPrice * Int(visits[row + tableB] &- visits[row + tableA] &+ 1)
            if b != nobody {
                let row = b * tables
                price += tableRepeatPrice * Int(visits[row + tableA] &- visits[row + tableB] &+ 1)
            }
        }
        if hasPrevious {
            price += priceOfMoving(a, round, tableA, tableB)
            if b != nobody { price += priceOfMoving(b, round, tableB, tableA) }
        }
        if vendor[a] != vendor[b] {
            price +=
                vendorPrice(round, tableA, by: vendor[a] ? -1 : 1) + vendorPrice(round, tableB, by: vendor[a] ? 1 : -1)
        }
        if isIntroduced[a] || isIntroduced[b] {
            price += introductionPrice(leaving: a, joining: b, round, tableA)
            price += introductionPrice(leaving: b, joining: a, round, tableB)
        }
        if kindCount > 0 {
            price += alonePrice(leaving: a, joining: b, round, tableA)
            price += alonePrice(leaving: b, joining: a, round, tableB)
        }
        return price
    }

    /// What it adds when a guest is given a seat for the first time.
    func extraOfSeating(_ guest: Int, _ round: Int, _ table: Int) -> Int {
        var price = 0
        if hasVisits, countsVisit[round * guests + guest] {
            price += tableRepeatPrice * Int(visits[guest * tables + table])
        }
        if hasPrevious {
            let before = Int(previous[round * guests + guest])
            if before >= 0, before != table { price += movePrice }
        }
        if vendor[guest] { price += vendorPrice(round, table, by: 1) }
        price += introductionPrice(leaving: nobody, joining: guest, round, table)
        if kindCount > 0 { price += alonePrice(leaving: nobody, joining: guest, round, table) }
        return price
    }

    @inline(__always)
    private func priceOfMoving(_ guest: Int, _ round: Int, _ from: Int, _ to: Int) -> Int {
        let before = Int(previous[round * guests + guest])
        if before == from { return movePrice }
        return before == to ? -movePrice : 0
    }

    @inline(__always)
    private func vendorPrice(_ round: Int, _ table: Int, by one: Int) -> Int {
        let now = Int(vendors[round * tables + table])
        return hardPrice * (max(0, now + one - vendorCap) - max(0, now - vendorCap))
    }

    /// Whether one vendor more at a table would be one too many.
    @inline(__always)
    func breaksCap(_ round: Int, _ table: Int) -> Bool { Int(vendors[round * tables + table]) >= vendorCap }

    private func introductionPrice(leaving leaver: Int, joining joiner: Int, _ round: Int, _ table: Int) -> Int {
        var price = 0
        if isIntroduced[leaver] { price += introductions(of: leaver, round, table, met: 1, without: joiner) }
        if isIntroduced[joiner] { price -= introductions(of: joiner, round, table, met: 0, without: leaver) }
        return price
    }

    /// What the introductions of a guest to those at a table are worth that have been made so many times: with 0, what
    /// joining wins; with 1, what leaving loses.
    private func introductions(
        of guest: Int, _ round: Int, _ table: Int, met times: Int32, without absent: Int
    ) -> Int {
        var worth = 0
        for index in Int(introductionStart[guest])..<Int(introductionStart[guest + 1]) {
            let other = Int(introductionOther[index])
            if other != absent, met[Int(introductionNumber[index])] == times, tableOf(other, round) == table {
                worth += model.problem.weights.introduction
            }
        }
        return worth
    }

    private func alonePrice(leaving leaver: Int, joining joiner: Int, _ round: Int, _ table: Int) -> Int {
        let out = leaver == nobody ? -1 : Int(kind[leaver])
        let into = joiner == nobody ? -1 : Int(kind[joiner])
        guard out != into else { return 0 }
        let base = (round * tables + table) * kindCount
        var change = 0
        if out >= 0 { change += Self.alone(kinds[base + out] - 1) - Self.alone(kinds[base + out]) }
        if into >= 0 { change += Self.alone(kinds[base + into] + 1) - Self.alone(kinds[base + into]) }
        return change * model.problem.weights.alone
    }

    private static func alone(_ count: Int32) -> Int { count == 1 ? 1 : 0 }

    /// Counts a guest in at a table, or with -1 out of it. The seat of the guest does not matter, those of others do.
    @inline(__always)
    func count(_ guest: Int, _ round: Int, _ table: Int, by one: Int32) {
        guard guest != nobody else { return }
        if vendor[guest] { vendors[round * tables + table] &+= one }
        if hasVisits, countsVisit[round * guests + guest] { visits[guest * tables + table] &+= one }
        if kindCount > 0, kind[guest] >= 0 {
            kinds[(round * tables + table) * kindCount + Int(kind[guest])] &+= one
        }
        if isIntroduced[guest] { countIntroductions(guest, round, table, by: one) }
    }

    private func countIntroductions(_ guest: Int, _ round: Int, _ table: Int, by one: Int32) {
        for index in Int(introductionStart[guest])..<Int(introductionStart[guest + 1])
        where tableOf(Int(introductionOther[index]), round) == table {
            met[Int(introductionNumber[index])] += one
        }
    }
}
