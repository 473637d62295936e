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
            price += countsOfSwap(round, a, tableA, b, tableB)
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

    mutating func trade(_ a: Int, _ b: Int) {
        for index in 0..<active.count {
            let round = Int(active[index])
            let (seatA, seatB) = (seatOf(a, round), seatOf(b, round))
            if seatA < 0 || table(seatA) == table(seatB) { continue }
            swap(round, seatA, seatB, price: priceOfSwap(round, seatA, seatB))
        }
    }
}
