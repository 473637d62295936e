import RandomNumbers

/// The prices of all swaps, or of all trades, of one guest at once: what they would pay at each table, and whoever sits
/// there in turn, are sums of rows of numbers.
struct Scan: ~Copyable {
    private let fare: Cells<Int32>  // [table, class], and one for those who are not there
    private let fares: Int
    private let favour: Cells<Int32>  // [guest]
    private let price: Cells<Int32>  // [guest], above the limit
    private let found: Cells<Int32>

    init(_ board: borrowing Board) {
        fares = 2 * board.tables + 1
        fare = Cells(repeating: 0, count: fares * max(1, board.active.count))
        favour = Cells(repeating: 0, count: board.width)
        price = Cells(repeating: 0, count: board.width)
        found = Cells(repeating: 0, count: board.width)
    }

    /// How many guests can change places with one, at a price of at most a limit but for being alone. They are
    /// ``subscript(_:)``.
    @inline(__always)
    func swaps(_ board: borrowing Board, _ moves: borrowing Moves, _ round: Int, _ a: Int, _ limit: Int32) -> Int {
        let here = Int(board.station[round * board.width + a] >> 1)
        fill(board.toll, board, round, a, here, 0, Board.barred)
        fare[2 * here] = Board.barred
        fare[2 * here + 1] = Board.barred
        if moves.isRestricted[a] {
            for table in 0..<board.tables where moves.unsuitable[a * board.tables + table] {
                fare[2 * table] = Board.barred
                fare[2 * table + 1] = Board.barred
            }
        }
        let own = round &* board.width
        let (joining, both) = (board.toll.row(board.tollRow(round, here)), board.join.row(a &* board.width))
        let (offer, station) = (board.offer.row(own), board.station.row(own))
        let (price, fare) = (self.price.row(0), self.fare.row(0))
        let base = Lanes(repeating: 0 &- board.leave[own &+ a] &- limit &- 1)
        var signs = Lanes.zero
        var guest = 0
        while guest < board.width {
            let twice = both.lanes(guest) &+ both.lanes(guest)
            let others = base &+ joining.lanes(guest) &- offer.lanes(guest) &- twice
            let sum = others &+ Self.fares(fare, station, guest)
            price.set(guest, to: sum)
            signs |= sum
            guest &+= Lanes.scalarCount
        }
        return collect(signs, board.width)
    }

    /// How many guests one can trade places with in all rounds, at a price of at most a limit but for being alone, and for
    /// some introductions that cannot be counted twice.
    @inline(__always)
    func trades(_ board: borrowing Board, _ a: Int, _ limit: Int32) -> Int {
        let rounds = board.active.count
        let barred = Board.barred / Int32(truncatingIfNeeded: rounds)
        favourMates(board, a)
        favour[a] = Board.barred
        for index in 0..<rounds {
            let round = Int(board.active[index])
            let here = Int(board.station[round * board.width + a] >> 1)
            if here < board.tables {
                fill(board.dues, board, round, a, here, index * fares, barred)
            } else {
                for item in 0..<fares - 1 { fare[index * fares + item] = barred }
                fare[index * fares + fares - 1] = 0
            }
        }
        let (favour, due) = (self.favour.row(0), board.due.row(0))
        let price = self.price.row(0)
        let base = Lanes(repeating: 0 &- board.due[a] &- limit &- 1)
        var guest = 0
        while guest < board.width {
            price.set(guest, to: base &+ favour.lanes(guest) &- due.lanes(guest))
            favour.set(guest, to: .zero)
            guest &+= Lanes.scalarCount
        }
        var signs = Lanes.zero
        for index in 0..<rounds { signs = follow(board, a, index) }
        return collect(signs, board.width)
    }

    /// Adds what it costs in a round that one takes the seat of the other.
    @inline(__always)
    private func follow(_ board: borrowing Board, _ a: Int, _ index: Int) -> Lanes {
        let round = Int(board.active[index])
        let station = board.station.row(round &* board.width)
        let isThere: Int32 = Int(station[a] >> 1) < board.tables ? -1 : 0
        let joining = board.dues.row(Int(board.home[a &* board.active.count &+ index]))
        let pairs = board.pairs.row(a &* board.width)
        let (price, fare) = (self.price.row(0), self.fare.row(index &* fares))
        var signs = Lanes.zero
        var guest = 0
        while guest < board.width {
            let both = pairs.lanes(guest) & Lanes(repeating: isThere)
            let others = price.lanes(guest) &+ joining.lanes(guest) &- both &- both
            let sum = others &+ Self.fares(fare, station, guest)
            price.set(guest, to: sum)
            signs |= sum
            guest &+= Lanes.scalarCount
        }
        return signs
    }

    /// Those who share a table with a guest change nothing there by trading; who meets one of the guest's table who asked
    /// for them, or whom the guest asked for, keeps or wins an introduction.
    private func favourMates(_ board: borrowing Board, _ a: Int) {
        let worth = Int32(truncatingIfNeeded: board.introductionWeight)
        for index in 0..<board.active.count {
            let round = Int(board.active[index])
            let seat = board.seatOf(a, round)
            if seat < 0 { continue }
            for chair in board.range(board.table(seat)) {
                let mate = board.guest(round, chair)
                if mate == a || mate == board.nobody { continue }
                favour.add(2 &* board.pairs[a * board.width + mate], at: mate)
                guard board.isIntroduced[mate] else { continue }
                for item in Int(board.introductionStart[mate])..<Int(board.introductionStart[mate + 1]) {
                    favour.add(-worth, at: Int(board.introductionOther[item]))
                }
            }
        }
        guard board.isIntroduced[a] else { return }
        for item in Int(board.introductionStart[a])..<Int(board.introductionStart[a + 1]) {
            let other = Int(board.introductionOther[item])
            if board.met[Int(board.introductionNumber[item])] > 0 { favour.add(-2 &* worth, at: other) }
            for index in 0..<board.active.count {
                let round = Int(board.active[index])
                let seat = board.seatOf(other, round)
                if seat < 0 { continue }
                for chair in board.range(board.table(seat)) {
                    let mate = board.guest(round, chair)
                    if mate != board.nobody, mate != other { favour.add(-worth, at: mate) }
                }
            }
        }
    }

    /// What the guest would pay at each table of a round; those who would break the cap for vendors pay too much.
    @inline(__always)
    private func fill(
        _ rows: borrowing Cells<Int32>, _ board: borrowing Board, _ round: Int, _ a: Int, _ here: Int, _ start: Int,
        _ barred: Int32
    ) {
        let (fare, rows) = (self.fare.row(start), rows.row(board.tollRow(round, 0) &+ a))
        let isVendor = board.vendor[a]
        let (cap, vendors) = (board.vendorCap, board.vendors.row(round &* board.tables))
        let closed = here < board.tables && Int(vendors[here]) >= cap ? barred : 0
        var row = 0
        for table in 0..<board.tables {
            let toll = rows[row]
            row &+= board.width
            fare[2 &* table] = isVendor && Int(vendors[table]) >= cap ? barred : toll
            fare[2 &* table &+ 1] = isVendor ? toll : toll &+ closed
        }
        fare[2 * board.tables] = barred
        if here < board.tables {
            let toll = rows[here &* board.width]
            fare[2 * here] = toll
            fare[2 * here + 1] = toll
        }
    }

    @inline(__always)
    private static func fares(_ fare: Row, _ station: Row, _ guest: Int) -> Lanes {
        @inline(__always) func at(_ lane: Int) -> Int32 { fare[Int(station[guest &+ lane])] }
        return Lanes(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7))
    }

    @inline(__always)
    private func collect(_ signs: Lanes, _ width: Int) -> Int {
        let half = signs.lowHalf | signs.highHalf
        let quarter = half.lowHalf | half.highHalf
        if quarter[0] | quarter[1] >= 0 { return 0 }
        let (found, price) = (self.found.row(0), self.price.row(0))
        var count = 0
        for guest in 0..<width {
            found[count] = Int32(truncatingIfNeeded: guest)
            count &+= Int(UInt32(bitPattern: price[guest]) >> 31)
        }
        return count
    }

    subscript(index: Int) -> Int { Int(found[index]) }
}
