/// A plan as the search holds it, and what it costs, kept up to date with each move.
///
/// An empty seat is held by a guest who is nobody, `nobody == guests`, and costs nothing beside anyone: so a move to a
/// free seat and a swap of two guests are the same code. `join` is what two guests add when they are put at one table
/// now: their pair price plus the price of a repeat for each time they have met. The price of `C(m,2)` meetings is linear
/// in that way, and what they save when parted is `join` less one repeat.
struct Board: ~Copyable {
    let model: Model
    let guests: Int
    let nobody: Int
    /// The length of a row of guests, nobody included, filled up to whole vectors.
    let width: Int
    let tables: Int
    /// How many seats a round has.
    let seats: Int
    let repeatPrice: Int32
    let hasExtras: Bool
    let hasVisits: Bool
    let tableRepeatPrice: Int
    let introductionWeight: Int
    let hardPrice: Int
    let vendorCap: Int
    let kindCount: Int
    let alonePrice: Int

    let active: Cells<Int32>  // rounds that may change
    let seat: Cells<Int32>  // [round, seat] -> guest
    let place: Cells<Int32>  // [round, guest] -> seat, -1 for none
    let tableOfSeat: Cells<Int32>
    let tableStart: Cells<Int32>
    let people: Cells<Int32>  // [round, table]
    let join: Cells<Int32>  // [guest, guest], with nobody
    let toll: Cells<Int32>  // [round, table, guest], with nobody, and a row that nobody reads
    let leave: Cells<Int32>  // [round, guest], with nobody: what it saves when they leave their table
    let offer: Cells<Int32>  // like leave, and far below it for those who may not move alone
    let bar: Cells<Int32>  // [round, guest]: how far offer is below leave
    let station: Cells<Int32>  // [round, guest], with nobody -> the table and the class of a guest, for the scans
    let due: Cells<Int32>  // [guest]: their dues and met introductions, and far below for those who never trade
    let dues: Cells<Int32>  // like toll, of pair prices and moves alone
    let pairs: Cells<Int32>  // [guest, guest], with nobody: the pair prices of the model
    let home: Cells<Int32>  // [guest, index in active] -> row of tolls, with nobody: the one that nobody reads
    let indexOfRound: Cells<Int32>  // -1 for rounds that stay
    let visits: Cells<Int32>  // [guest, table]
    let vendors: Cells<Int32>  // [round, table]
    let kinds: Cells<Int32>  // [round, table, kind]
    let kind: Cells<Int32>  // [guest]
    let met: Cells<Int32>  // [introduction]
    let isIntroduced: Cells<Bool>  // with nobody
    let slack: Cells<Int32>  // [guest], with nobody: the most that ``extraOfSwap`` can win by moving them
    let introductionStart: Cells<Int32>  // [guest] -> where their introductions begin in the two that follow
    let introductionNumber: Cells<Int32>
    let introductionOther: Cells<Int32>
    let countsVisit: Cells<Bool>  // [round, guest]
    let vendor: Cells<Bool>  // with nobody
    let isTrader: Cells<Bool>

    /// The sum of all prices, with constants that the objective leaves out; see ``constant``.
    private(set) var cost = 0

    init(_ model: Model) {
        self.model = model
        let problem = model.problem
        guests = model.guests
        nobody = guests
        // An odd number of vectors: with 16 of them every column of a table falls into the same few sets of the cache.
        width = ((guests + Lanes.scalarCount) / Lanes.scalarCount | 1) * Lanes.scalarCount
        tables = model.tables
        var start: [Int32] = [0]
        var owner: [Int32] = []
        for (number, table) in problem.tables.enumerated() {
            owner += Array(repeating: Int32(number), count: table.capacity)
            start.append(Int32(owner.count))
        }
        seats = owner.count
        tableOfSeat = Cells(owner)
        tableStart = Cells(start)
        repeatPrice = Int32(problem.weights.repeatedMeeting)
        seat = Cells(repeating: Int32(guests), count: model.rounds * seats)
        place = Cells(repeating: -1, count: model.rounds * guests)
        people = Cells(repeating: 0, count: model.rounds * tables)
        join = Cells(repeating: 0, count: width * width)
        pairs = Cells(repeating: 0, count: width * width)
        for one in 0..<guests {
            for other in 0..<guests { pairs[one * width + other] = model.pairPrice[one * guests + other] }
        }
        join.copy(from: pairs)
        for pair in problem.introductions {
            join.add(-Int32(problem.weights.introduction), at: pair.first * width + pair.second)
            join.add(-Int32(problem.weights.introduction), at: pair.second * width + pair.first)
        }
        visits = Cells(repeating: 0, count: problem.weights.tableRepeat == 0 ? 0 : guests * tables)
        vendors = Cells(repeating: 0, count: model.rounds * tables)
        kinds = Cells(repeating: 0, count: model.rounds * tables * model.kinds)
        hardPrice = model.hardPrice
        vendorCap = model.vendorCap ?? Int.max
        kindCount = model.kinds
        alonePrice = problem.weights.alone
        kind = Cells(model.kind)
        met = Cells(repeating: 0, count: problem.introductions.count)
        introductionNumber = Cells(model.introductions.flatMap { $0.map { Int32($0.number) } })
        introductionOther = Cells(model.introductions.flatMap { $0.map { Int32($0.other) } })
        var starts: [Int32] = [0]
        for own in model.introductions { starts.append(starts[starts.count - 1] + Int32(own.count)) }
        introductionStart = Cells(starts + [starts[starts.count - 1]])
        countsVisit = Cells(model.countsVisit.flatMap(\.self))
        vendor = Cells(model.isVendor + [false])
        isIntroduced = Cells(model.introductions.map { !$0.isEmpty } + [false])
        slack = Cells(Self.slacks(model))
        tableRepeatPrice = problem.weights.tableRepeat
        introductionWeight = problem.weights.introduction
        hasVisits = visits.count > 0
        active = Cells(model.activeRounds.map(Int32.init))
        toll = Cells(repeating: 0, count: (model.rounds * tables + 1) * width)
        dues = Cells(repeating: 0, count: (model.rounds * tables + 1) * width)
        leave = Cells(repeating: 0, count: model.rounds * width)
        offer = Cells(repeating: -Self.barred, count: model.rounds * width)
        station = Cells(repeating: Int32(2 * tables), count: model.rounds * width)
        due = Cells(repeating: -Self.barred, count: width)
        bar = Cells(Self.bars(model, width))
        isTrader = Cells(Self.traders(model))
        home = Cells(
            repeating: Int32(model.rounds * tables * width), count: (guests + 1) * model.activeRounds.count)
        indexOfRound = Cells((0..<model.rounds).map { Int32(model.activeRounds.firstIndex(of: $0) ?? -1) })
        hasExtras = model.vendorCap != nil || model.kinds > 0 || !problem.introductions.isEmpty
        chargeMoves()
    }

    @inline(__always) func guest(_ round: Int, _ seat: Int) -> Int { Int(self.seat[round * seats + seat]) }
    @inline(__always) func seatOf(_ guest: Int, _ round: Int) -> Int { Int(place[round * guests + guest]) }
    @inline(__always) func table(_ seat: Int) -> Int { Int(tableOfSeat[seat]) }
    @inline(__always) func count(_ round: Int, _ table: Int) -> Int { Int(people[round * tables + table]) }
    @inline(__always) func range(_ table: Int) -> Range<Int> { Int(tableStart[table])..<Int(tableStart[table + 1]) }

    func tableOf(_ guest: Int, _ round: Int) -> Int {
        let seat = seatOf(guest, round)
        return seat < 0 ? Plan.nowhere : table(seat)
    }

    /// The first free seat of a table; nil when it is full.
    func freeSeat(_ round: Int, _ table: Int) -> Int? { range(table).first { guest(round, $0) == nobody } }

    /// What one more guest at a table would add.
    func priceOfSeating(_ guest: Int, _ round: Int, _ table: Int) -> Int {
        Int(toll[tollRow(round, table) + guest]) + extraOfSeating(guest, round, table)
    }

    /// Puts a guest who has no seat in the round on a free one.
    mutating func seat(_ guest: Int, _ round: Int, at seat: Int) {
        let table = table(seat)
        cost += priceOfSeating(guest, round, table)
        for chair in range(table) { meet(guest, self.guest(round, chair), by: repeatPrice) }
        count(guest, round, table, by: 1)
        people.add(1, at: round * tables + table)
        self.seat[round * seats + seat] = Int32(guest)
        place[round * guests + guest] = Int32(seat)
        let row = tollRow(round, table)
        settle(guest, round, row, table)
        for other in 0..<guests {
            toll.add(join[guest * width + other], at: row + other)
            dues.add(pairs[guest * width + other], at: row + other)
        }
        weigh(round, table)
    }

    /// What it would add to the cost if the holders of two seats at different tables changed places. The first is a
    /// guest, the second may be nobody.
    func priceOfSwap(_ round: Int, _ seatA: Int, _ seatB: Int) -> Int {
        let (a, b) = (guest(round, seatA), guest(round, seatB))
        let (tableA, tableB) = (table(seatA), table(seatB))
        let price = Int(priceOfPairs(round, a, tableA, b, tableB))
        return hasExtras ? price + extraOfSwap(round, a, tableA, b, tableB) : price
    }

    /// Lets the holders of two seats at different tables change places. The price is that of ``priceOfSwap(_:_:_:)``.
    @inline(__always)
    mutating func swap(_ round: Int, _ seatA: Int, _ seatB: Int, price: Int) {
        exchange(round, seatA, seatB)
        cost &+= price
    }

    /// Apart from ``cost``, since in a mutating method the compiler (6.3.1) copies the board for each call.
    @inline(never)
    private func exchange(_ round: Int, _ seatA: Int, _ seatB: Int) {
        let (a, b) = (guest(round, seatA), guest(round, seatB))
        let (tableA, tableB) = (table(seatA), table(seatB))
        if repeatPrice != 0 {
            meet(b, insteadOf: a, besides: seatA, round, tableA)
            meet(a, insteadOf: b, besides: seatB, round, tableB)
        }
        count(a, round, tableA, by: -1)
        count(b, round, tableB, by: -1)
        seat[round * seats + seatA] = Int32(truncatingIfNeeded: b)
        seat[round * seats + seatB] = Int32(truncatingIfNeeded: a)
        place[round * guests + a] = Int32(truncatingIfNeeded: seatB)
        if b != nobody {
            place[round * guests + b] = Int32(truncatingIfNeeded: seatA)
        } else {
            people.add(-1, at: round * tables + tableA)
            people.add(1, at: round * tables + tableB)
        }
        count(a, round, tableB, by: 1)
        count(b, round, tableA, by: 1)
        exchange(a, tableA, b, tableB, in: round)
        weigh(round, tableA)
        weigh(round, tableB)
    }

    /// Lets two guests trade places. The price is that of ``duesOfTrade(_:_:)`` and ``extraOfTrade(_:_:)``.
    @inline(__always)
    mutating func trade(_ a: Int, _ b: Int, price: Int) {
        trade(a, b)
        cost &+= price
    }

    var plan: Plan {
        var plan = Plan(rounds: model.rounds, guests: guests)
        for round in 0..<model.rounds {
            for guest in 0..<guests { plan.places[round][guest] = tableOf(guest, round) }
        }
        return plan
    }
}
