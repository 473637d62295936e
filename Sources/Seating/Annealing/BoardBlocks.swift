/// What it costs when several seats of two tables change their holders at once.
extension Board {
    /// As many seats on both sides; some may be free.
    func priceOfExchange(
        _ round: Int, _ left: borrowing Block.Side, _ tableA: Int, _ right: borrowing Block.Side, _ tableB: Int
    ) -> Int {
        var price =
            priceOfSide(round, left, from: tableA, right, at: tableB)
            + priceOfSide(round, right, from: tableB, left, at: tableA)
        guard hasExtras else { return price }
        price += introductionPrice(round, left, from: tableA) + introductionPrice(round, right, from: tableB)
        let moved = count(round, left) { vendor[$0] } - count(round, right) { vendor[$0] }
        price += vendorPrice(round, tableA, by: -moved) + vendorPrice(round, tableB, by: moved)
        for kind in 0..<kindCount {
            let moved = count(round, left) { isOf(kind, $0) } - count(round, right) { isOf(kind, $0) }
            price += alonePrice(of: Int32(kind), round, tableA, by: Int32(-moved))
            price += alonePrice(of: Int32(kind), round, tableB, by: Int32(moved))
        }
        return price
    }

    /// Tolls of the guests on one side, who go on sitting with one another and never with those they make room for.
    private func priceOfSide(
        _ round: Int, _ own: borrowing Block.Side, from old: Int, _ others: borrowing Block.Side, at new: Int
    ) -> Int {
        var price: Int32 = 0
        var count: Int32 = 0
        for index in 0..<own.count {
            let one = guest(round, own[index])
            if one == nobody { continue }
            count += 1
            price &+= toll[tollRow(round, new) + one] &- toll[tollRow(round, old) + one]
            for index in 0..<own.count {
                let (beside, gone) = (guest(round, own[index]), guest(round, others[index]))
                price &+= join[one * width + beside] &- join[one * width + gone]
            }
        }
        price &+= repeatPrice &* count &* (people[round * tables + old] &- count)
        return Int(price) + tableRepeatPrice * Int(count)
    }

    /// Introductions that are lost: those that would be made are in the tolls.
    private func introductionPrice(_ round: Int, _ own: borrowing Block.Side, from old: Int) -> Int {
        var price = 0
        for index in 0..<own.count {
            let one = guest(round, own[index])
            guard isIntroduced[one] else { continue }
            for index in Int(introductionStart[one])..<Int(introductionStart[one + 1]) {
                let seat = seatOf(Int(introductionOther[index]), round)
                guard seat >= 0 else { continue }
                let isOnly = met[Int(introductionNumber[index])] == 1
                if isOnly, table(seat) == old, !own.contains(seat) { price += introductionWeight }
            }
        }
        return price
    }

    private func count(_ round: Int, _ side: borrowing Block.Side, _ isMeant: (Int) -> Bool) -> Int {
        var count = 0
        for index in 0..<side.count where isMeant(guest(round, side[index])) { count += 1 }
        return count
    }

    private func isOf(_ kind: Int, _ guest: Int) -> Bool { guest != nobody && Int(self.kind[guest]) == kind }
}
