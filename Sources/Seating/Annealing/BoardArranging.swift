/// Taking over the seats of another plan.
extension Board {
    /// Whether everybody who attends a round that may change has a seat.
    var isComplete: Bool {
        model.activeRounds.allSatisfy { round in
            (0..<guests).allSatisfy { model.unitOf[round][$0] < 0 || seatOf($0, round) >= 0 }
        }
    }

    /// Takes the seats of another plan of the same problem, in which everybody attends the same rounds.
    mutating func arrange(as wanted: borrowing Cells<Int32>) {
        for round in model.activeRounds {
            for target in 0..<seats {
                let guest = Int(wanted[round * seats + target])
                if guest == nobody || self.guest(round, target) == guest { continue }
                let from = seatOf(guest, round)
                if table(from) == table(target) {
                    turn(round, from, target)
                } else {
                    swap(round, from, target, price: priceOfSwap(round, from, target))
                }
            }
        }
    }

    /// Two seats of one table change their holders, which costs nothing.
    private func turn(_ round: Int, _ one: Int, _ other: Int) {
        let (a, b) = (guest(round, one), guest(round, other))
        seat[round * seats + one] = Int32(b)
        seat[round * seats + other] = Int32(a)
        if a != nobody { place[round * guests + a] = Int32(other) }
        if b != nobody { place[round * guests + b] = Int32(one) }
    }
}
