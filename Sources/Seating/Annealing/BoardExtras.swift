/// What a move costs beyond its tolls: caps, introductions, being alone.
extension Board {
    /// What it adds when the guests of two tables change places; the second may be nobody.
    func extraOfSwap(_ round: Int, _ a: Int, _ tableA: Int, _ b: Int, _ tableB: Int) -> Int {
        var price = 0
        if vendor[a] != vendor[b] {
            price +=
                vendorPrice(round, tableA, by: vendor[a] ? -1 : 1) + vendorPrice(round, tableB, by: vendor[a] ? 1 : -1)
        }
        if kindCount > 0 {
            price += alonePrice(leaving: a, joining: b, round, tableA)
            price += alonePrice(leaving: b, joining: a, round, tableB)
        }
        return price
    }

    /// For each guest, and for nobody, the most that a move of theirs can win beyond its tolls. Vendors are left out: the
    /// search never makes a table with too many of them, so it wins nothing there either.
    static func slacks(_ model: Model) -> [Int32] {
        let weights = model.problem.weights
        let alone = model.kinds > 0 ? 2 * weights.alone : 0
        return model.introductions.map { Int32(alone + $0.count * weights.introduction) } + [Int32(alone)]
    }

    /// What it adds when a guest is given a seat for the first time.
    func extraOfSeating(_ guest: Int, _ round: Int, _ table: Int) -> Int {
        var price = 0
        if vendor[guest] { price += vendorPrice(round, table, by: 1) }
        if kindCount > 0 { price += alonePrice(leaving: nobody, joining: guest, round, table) }
        return price
    }

    @inline(__always)
    func vendorPrice(_ round: Int, _ table: Int, by one: Int) -> Int {
        let now = Int(vendors[round * tables + table])
        return hardPrice * (max(0, now + one - vendorCap) - max(0, now - vendorCap))
    }

    /// Whether one vendor more at a table would be one too many.
    @inline(__always)
    func breaksCap(_ round: Int, _ table: Int) -> Bool { Int(vendors[round * tables + table]) >= vendorCap }

    private func alonePrice(leaving leaver: Int, joining joiner: Int, _ round: Int, _ table: Int) -> Int {
        let out = leaver == nobody ? -1 : kind[leaver]
        let into = joiner == nobody ? -1 : kind[joiner]
        guard out != into else { return 0 }
        return alonePrice(of: out, round, table, by: -1) + alonePrice(of: into, round, table, by: 1)
    }

    /// What it adds when so many more of a kind, or none of any, sit at a table.
    func alonePrice(of kind: Int32, _ round: Int, _ table: Int, by change: Int32) -> Int {
        guard kind >= 0 else { return 0 }
        let now = kinds[(round * tables + table) * kindCount + Int(kind)]
        return ((now + change == 1 ? 1 : 0) - (now == 1 ? 1 : 0)) * alonePrice
    }

    /// Counts a guest in at a table, or with -1 out of it. The seat of the guest does not matter, those of others do.
    @inline(__always)
    func count(_ guest: Int, _ round: Int, _ table: Int, by one: Int32) {
        guard guest != nobody else { return }
        if vendor[guest] { vendors.add(one, at: round * tables + table) }
        if hasVisits, countsVisit[round * guests + guest] {
            visits.add(one, at: guest * tables + table)
            let price = one &* Int32(truncatingIfNeeded: tableRepeatPrice)
            for index in 0..<active.count { toll.add(price, at: tollRow(Int(active[index]), table) + guest) }
        }
        if kindCount > 0, kind[guest] >= 0 {
            kinds.add(one, at: (round * tables + table) * kindCount + Int(kind[guest]))
        }
        if isIntroduced[guest] { countIntroductions(guest, round, table, by: one) }
    }

    private func countIntroductions(_ guest: Int, _ round: Int, _ table: Int, by one: Int32) {
        for index in Int(introductionStart[guest])..<Int(introductionStart[guest + 1])
        where tableOf(Int(introductionOther[index]), round) == table {
            let number = Int(introductionNumber[index])
            met.add(one, at: number)
            let price = Int32(truncatingIfNeeded: introductionWeight)
            // Only the first meeting wins it, so whoever has not met is cheaper to join.
            if one > 0, met[number] == 1 { meet(guest, Int(introductionOther[index]), by: price) }
            if one < 0, met[number] == 0 { meet(guest, Int(introductionOther[index]), by: -price) }
        }
    }
}
