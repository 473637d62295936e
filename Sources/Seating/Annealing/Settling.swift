import RandomNumbers

/// Mends broken hard rules one conflict at a time: the cheapest swap for a guest in conflict, none taken back soon.
///
/// Minimum conflicts with a short memory (Minton et al. 1992; Galinier & Hao 1999 for the memory).
struct Settling {
    private var random: RandomStream
    /// Guests who may move and break a hard rule where they sit, by the index of the active round.
    private var conflicts: [[Int]] = []

    init(random: RandomStream) { self.random = random }

    /// Works until no hard rule is broken or `mayGoOn`, asked before each move, says no. Gives whether none is left.
    mutating func mend(_ board: inout Board, _ annealer: inout Annealer, _ mayGoOn: (Int) -> Bool) -> Bool {
        guard annealer.canMove else { return board.hardUnits(activeOnly: true) == 0 }
        var forbidden: [Int: Int] = [:]
        var move = 0
        collectAll(board, annealer.moves)
        while let (index, guest) = anyConflict(), mayGoOn(move) {
            step(&board, annealer.moves, index, guest, &forbidden, move)
            move += 1
            if move % 400 == 0 {
                annealer.shake(&board)
                collectAll(board, annealer.moves)
            } else {
                collect(board, annealer.moves, index)
            }
        }
        annealer.keep(board)
        return conflicts.allSatisfy(\.isEmpty)
    }

    private mutating func anyConflict() -> (index: Int, guest: Int)? {
        let count = conflicts.reduce(0) { $0 + $1.count }
        if count == 0 { return nil }
        var place = random.below(count)
        for (index, guests) in conflicts.enumerated() {
            if place < guests.count { return (index, guests[place]) }
            place -= guests.count
        }
        return nil
    }

    private mutating func collectAll(_ board: borrowing Board, _ moves: borrowing Moves) {
        conflicts = Array(repeating: [], count: moves.activeRounds.count)
        for index in conflicts.indices { collect(board, moves, index) }
    }

    private mutating func collect(_ board: borrowing Board, _ moves: borrowing Moves, _ index: Int) {
        conflicts[index].removeAll(keepingCapacity: true)
        let round = Int(moves.activeRounds[index])
        for item in Int(moves.guestStart[index])..<Int(moves.guestStart[index + 1]) {
            let guest = Int(moves.guestList[item])
            let seat = board.seatOf(guest, round)
            if seat < 0 { continue }
            let table = board.table(seat)
            var isBroken = board.vendor[guest] && Int(board.vendors[round * board.tables + table]) > board.vendorCap
            for chair in board.range(table) where !isBroken {
                let other = board.guest(round, chair)
                if other != board.nobody, board.model.isApart[guest * board.guests + other] { isBroken = true }
            }
            if isBroken { conflicts[index].append(guest) }
        }
    }

    private mutating func step(
        _ board: inout Board, _ moves: borrowing Moves, _ index: Int, _ guest: Int, _ forbidden: inout [Int: Int],
        _ move: Int
    ) {
        let round = Int(moves.activeRounds[index])
        let from = board.seatOf(guest, round)
        let tableA = board.table(from)
        if moves.isParty[round * moves.width + guest] { return moveParty(&board, moves, round, from, index) }
        var least = Int.max
        var target = -1
        for item in Int(moves.seatStart[index])..<Int(moves.seatStart[index + 1]) {
            let seat = Int(moves.seatList[item])
            let tableB = board.table(seat)
            let other = board.guest(round, seat)
            guard tableB != tableA, !moves.isParty[round * moves.width + other],
                moves.allows(board, round, guest, tableA, other, tableB)
            else { continue }
            let price = board.priceOfSwap(round, from, seat)
            let key = (round * board.guests + guest) * board.tables + tableB
            if price < least, forbidden[key, default: -1] < move || board.cost + price < 0 {
                (least, target) = (price, seat)
            }
        }
        guard target >= 0 else { return }
        forbidden[(round * board.guests + guest) * board.tables + tableA] = move + 8 + random.below(8)
        board.swap(round, from, target, price: least)
    }

    /// The best of some random places for the party.
    private mutating func moveParty(
        _ board: inout Board, _ moves: borrowing Moves, _ round: Int, _ from: Int, _ index: Int
    ) {
        var block = Block()
        let first = Int(moves.seatStart[index])
        let count = Int(moves.seatStart[index + 1]) - first
        for attempt in 0..<40 {
            let seat = Int(moves.seatList[first + random.below(count)])
            guard board.table(seat) != board.table(from),
                let price = block.price(board, moves, round, from, seat, &random), price < 0 || attempt > 30
            else { continue }
            block.make(&board, round)
            return
        }
    }
}

extension Board {
    /// How often hard rules are broken that the search prices: pairs apart, organisations, vendors above the cap.
    func hardUnits(activeOnly: Bool) -> Int {
        let pairs = model.problem.pairsApart
        var units = 0
        for round in activeOnly ? model.activeRounds : Array(0..<model.rounds) {
            units += pairs.count { pair in
                let table = tableOf(pair.first, round)
                return table >= 0 && table == tableOf(pair.second, round)
            }
            for table in 0..<tables { units += max(0, Int(vendors[round * tables + table]) - vendorCap) }
        }
        return units
    }
}
