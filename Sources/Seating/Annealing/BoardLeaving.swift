/// What each guest saves by leaving their table, kept beside the tolls so that the prices of all swaps of one guest can
/// be had from a few rows of numbers (``Scan``).
extension Board {
    /// Above every price, and small enough that four of them and the prices fit into 32 bits.
    static let barred: Int32 = 1 << 28

    /// Reckons anew what those at a table save by leaving theirs, in every round: others than they neither met nor parted
    /// when the table changed.
    @inline(__always)
    func weigh(_ round: Int, _ table: Int) {
        let holders = seat.row(round &* seats)
        for chair in range(table) {
            let guest = Int(holders[chair])
            if guest != nobody { weigh(guest) }
        }
    }

    @inline(__always)
    func weigh(_ guest: Int) {
        let rounds = active.count
        let (toll, dues, home) = (self.toll.row(guest), self.dues.row(guest), self.home.row(guest &* rounds))
        let (people, station) = (self.people.row(0), self.station.row(guest))
        let (leave, offer, bar) = (self.leave.row(guest), self.offer.row(guest), self.bar.row(guest))
        let active = self.active.row(0)
        let visit = Int32(truncatingIfNeeded: tableRepeatPrice)
        var sum: Int32 = 0
        for index in 0..<rounds {
            let row = Int(home[index])
            let round = Int(active[index])
            let cell = round &* width
            let table = Int(station[cell] >> 1)
            sum &+= dues[row]
            if table == tables { continue }
            // Those who are left save one repeat less than what joining them now would cost, and so do tables.
            let saved = toll[row] &- visit &- repeatPrice &* (people[round &* tables &+ table] &- 1)
            leave[cell] = saved
            offer[cell] = saved &- bar[cell]
        }
        if isIntroduced[guest] { sum &-= weighIntroductions(guest) }
        due[guest] = isTrader[guest] ? sum : -Self.barred
    }

    /// What the introductions of a guest are worth that have been made. Of those that a table alone has made, what they
    /// save by leaving is less.
    private func weighIntroductions(_ guest: Int) -> Int32 {
        let worth = Int32(truncatingIfNeeded: introductionWeight)
        var sum: Int32 = 0
        for item in Int(introductionStart[guest])..<Int(introductionStart[guest + 1]) {
            let times = met[Int(introductionNumber[item])]
            if times > 0 { sum &+= worth }
            if times != 1 { continue }
            let other = Int(introductionOther[item])
            for index in 0..<active.count
            where home[guest * active.count + index] == home[other * active.count + index] {
                let round = Int(active[index])
                if seatOf(other, round) < 0 { continue }
                leave.add(0 &- worth, at: round * width + guest)
                offer.add(0 &- worth, at: round * width + guest)
            }
        }
        return sum
    }

    /// Nothing for those who may move alone, by round.
    static func bars(_ model: Model, _ width: Int) -> [Int32] {
        var bars = Array(repeating: barred, count: model.rounds * width)
        for round in model.activeRounds {
            for guest in 0..<model.guests {
                let unit = model.unitOf[round][guest]
                let isFree =
                    unit >= 0 && model.settled[round][guest] == Plan.nowhere && model.units[round][unit].count == 1
                if isFree { bars[round * width + guest] = 0 }
            }
        }
        return bars
    }

    static func traders(_ model: Model) -> [Bool] {
        var isTrader = Array(repeating: false, count: model.guests)
        for group in Moves.traders(model) { for guest in group { isTrader[Int(guest)] = true } }
        return isTrader
    }
}
