import RandomNumbers
import Glibc

/// Local search over seats: proposes a move, takes it when it helps or when the temperature lets it, keeps the best.
struct Annealer: ~Copyable {
    let moves: Moves
    private(set) var random: RandomStream
    /// The best seats so far, and their cost.
    let best: Cells<Int32>
    private(set) var bestCost: Int
    /// How long it has searched: a proposal is a step, and a move that is made is as many more as it takes time.
    private(set) var steps = 0
    /// Swaps and moves that were made, without trades.
    private(set) var moved = 0
    private var movesMade = 0
    private let stepsOfMove: Int
    private let stepsOfSwaps: Int
    private let stepsOfTrades: Int
    private let stepsOfTrade: Int
    private var tradesMade = 0
    /// Cost at or below which nothing is left to be won.
    var floor = Int.min
    private var block = Block()
    private let scan: Scan
    private let coldMix: ProposalMix
    private let hotMix: ProposalMix
    /// Above this temperature proposals are mixed for heat.
    private let hotFrom: Float
    private static let mostLenient: Float = 1e8
    /// `-ln u` for the middle of 4096 equal steps of u: the price, in temperatures, that a throw lets pass.
    private let leniency: Cells<Float>
    private static let leniencies = 4096

    init(_ model: Model, _ board: borrowing Board, random: RandomStream) {
        moves = Moves(model, board)
        scan = Scan(board)
        self.random = random
        stepsOfMove = Pace.stepsOfMove(model)
        let isHall = model.guests >= TableSearch.hall
        coldMix = isHall ? .hall : .cold
        hotMix = isHall || Dealing.isPure(model) ? coldMix : .hot
        hotFrom = Float(0.15 * Double(model.problem.weights.unit))
        stepsOfSwaps = Pace.stepsOfSwaps(model)
        stepsOfTrades = Pace.stepsOfTrades(model)
        stepsOfTrade = Pace.stepsOfTrade(model)
        best = Cells(repeating: 0, count: board.seat.count)
        best.copy(from: board.seat)
        bestCost = board.cost
        leniency = Cells(
            (0..<Self.leniencies).map { Float(-log((Double($0) + 0.5) / Double(Self.leniencies))) })
    }

    var canMove: Bool { moves.activeRounds.count > 0 && moves.tables > 1 }

    /// Cools geometrically while `progress` runs from 0 to 1; it is asked some ten thousand times a second, and nil stops.
    mutating func cool(_ board: inout Board, from hot: Double, to cold: Double, _ progress: (Int) -> Double?) {
        guard canMove else { return }
        let ratio = log(cold / hot)
        while let part = progress(steps), bestCost > floor, part < 1 {
            propose(&board, Float(hot * exp(ratio * part)))
        }
        keep(board)
    }

    /// Remembers the seats if they are the best so far.
    mutating func keep(_ board: borrowing Board) {
        guard board.cost < bestCost else { return }
        best.copy(from: board.seat)
        bestCost = board.cost
    }

    /// Single proposals, which make every kind of move, and scans, which see far more swaps and trades in the same time.
    private mutating func propose(_ board: inout Board, _ temperature: Float) {
        let mix = temperature > hotFrom ? hotMix : coldMix
        for turn in 0..<ProposalMix.turns {
            propose(&board, temperature, mix.singles, tradeShare: mix.tradeShare)
            for _ in 0..<mix.swapScans { scanSwaps(&board, temperature) }
            if turn % mix.tradeEvery == 0, moves.traders.count > 0 {
                for _ in 0..<mix.tradeScans { scanTrades(&board, temperature) }
            }
        }
        moved += movesMade
        steps += movesMade * stepsOfMove + tradesMade * stepsOfTrade
        (movesMade, tradesMade) = (0, 0)
    }

    private mutating func scanSwaps(_ board: inout Board, _ temperature: Float) {
        let throw1 = random.next()
        let throw2 = random.next()
        steps += stepsOfSwaps
        let index = RandomStream.scale(throw1 >> 32, moves.activeRounds.count)
        let round = Int(moves.activeRounds[index])
        let firstGuest = Int(moves.guestStart[index])
        let guests = Int(moves.guestStart[index + 1]) - firstGuest
        let a = Int(moves.guestList[firstGuest + RandomStream.scale(throw1, guests)])
        if moves.isParty[round * moves.width + a] { return }
        let limit = min(temperature * leniency[Int(throw2 & 0xFFF)], Self.mostLenient)
        let count = scan.swaps(board, moves, round, a, Int32(limit) + 4 * Int32(board.alonePrice))
        if count == 0 { return }
        let b = scan[RandomStream.scale(throw2 >> 32, count)]
        let seatB = board.seatOf(b, round)
        // Scans bar these by a price, which enormous weights might outdo.
        if seatB < 0 || moves.isSettled[round * moves.width + b] || moves.isParty[round * moves.width + b] { return }
        propose(&board, round, a, seatB, limit)
    }

    private mutating func scanTrades(_ board: inout Board, _ temperature: Float) {
        let throw1 = random.next()
        let throw2 = random.next()
        steps += stepsOfTrades
        let a = Int(moves.traders[RandomStream.scale(throw1, moves.traders.count)])
        let limit = min(temperature * leniency[Int(throw2 & 0xFFF)], Self.mostLenient)
        let slack = 4 * Int32(board.alonePrice) * Int32(board.active.count)
        let count = scan.trades(board, a, Int32(limit) + slack)
        if count == 0 { return }
        let b = scan[RandomStream.scale(throw2 >> 32, count)]
        if moves.groupOfTrader[b] == moves.groupOfTrader[a] { proposeTrade(&board, a, b, limit) }
    }

    private mutating func propose(
        _ board: inout Board, _ temperature: Float, _ count: Int, tradeShare: UInt64
    ) {
        for _ in 0..<count {
            let throw1 = random.next()
            let throw2 = random.next()
            let limit = temperature * leniency[Int(throw2 & 0xFFF)]
            if moves.traders.count > 0, throw2 >> 56 < tradeShare {
                let item = RandomStream.scale(throw1, moves.traders.count)
                let start = Int(moves.traderStart[item])
                let other = start + RandomStream.scale(throw1 >> 32, Int(moves.traderEnd[item]) - start)
                proposeTrade(&board, Int(moves.traders[item]), Int(moves.traders[other]), limit)
                continue
            }
            let index = RandomStream.scale(throw1 >> 32, moves.activeRounds.count)
            let round = Int(moves.activeRounds[index])
            var a: Int
            var seatB: Int
            if throw2 & 0xF_0000 == 0, board.met.count > 0,
                let (guest, seat) = introduction(board, round, index, throw1, throw2)
            {
                (a, seatB) = (guest, seat)
            } else {
                let firstGuest = Int(moves.guestStart[index])
                let guests = Int(moves.guestStart[index + 1]) - firstGuest
                a = Int(moves.guestList[firstGuest + RandomStream.scale(throw1, guests)])
                let firstSeat = Int(moves.seatStart[index])
                let seats = Int(moves.seatStart[index + 1]) - firstSeat
                seatB = Int(moves.seatList[firstSeat + RandomStream.scale(throw2 >> 20, seats)])
            }
            propose(&board, round, a, seatB, limit)
        }
        steps += count
    }

    /// A guest who wants to meet another and has not, and a seat at the other's table: at low temperatures such a move is
    /// too rarely met by chance (120 guests, 20 introductions: 4 stayed open, with these moves none).
    private func introduction(
        _ board: borrowing Board, _ round: Int, _ index: Int, _ throw1: UInt64, _ throw2: UInt64
    ) -> (guest: Int, seat: Int)? {
        let pair = moves.introductions[RandomStream.scale(throw1, moves.introductions.count)]
        guard board.met[Int(pair.number)] == 0 else { return nil }
        let (guest, other) =
            throw2 & 0x10_0000 == 0 ? (Int(pair.one), Int(pair.other)) : (Int(pair.other), Int(pair.one))
        let seat = board.seatOf(other, round)
        guard seat >= 0, board.seatOf(guest, round) >= 0, !moves.isSettled[round * moves.width + guest] else {
            return nil
        }
        let range = board.range(board.table(seat))
        let target = range.lowerBound + RandomStream.scale(throw2 >> 32, range.count)
        guard target != seat, !moves.isSettled[round * moves.width + board.guest(round, target)] else { return nil }
        return (guest, target)
    }

    @inline(__always)
    private mutating func propose(_ board: inout Board, _ round: Int, _ a: Int, _ seatB: Int, _ limit: Float) {
        let seatA = board.seatOf(a, round)
        let (tableA, tableB) = (board.table(seatA), board.table(seatB))
        if tableA == tableB { return }
        let b = board.guest(round, seatB)
        if moves.hasParties, moves.isParty[round * moves.width + a] || moves.isParty[round * moves.width + b] {
            return proposeBlock(&board, round, seatA, seatB, limit)
        }
        guard moves.allows(board, round, a, tableA, b, tableB) else { return }
        // A vendor too many is never worth it, so the pairs need not be looked at.
        if board.vendor[a] != board.vendor[b], board.breaksCap(round, board.vendor[a] ? tableB : tableA) { return }
        let pairs = board.priceOfPairs(round, a, tableA, b, tableB)
        if Float(pairs &- board.slack[a] &- board.slack[b]) > limit { return }
        let price = Int(pairs) + (board.hasExtras ? board.extraOfSwap(round, a, tableA, b, tableB) : 0)
        if Float(price) <= limit {
            if price > 0 { keep(board) }
            board.swap(round, seatA, seatB, price: price)
            movesMade += 1
        }
    }

    @inline(__always)
    private mutating func proposeTrade(_ board: inout Board, _ a: Int, _ b: Int, _ limit: Float) {
        if a == b { return }
        let dues = board.duesOfTrade(a, b)
        if Float(dues &- board.slack[a] &- board.slack[b]) > limit { return }
        let price = Int(dues) + (board.hasExtras ? board.extraOfTrade(a, b) : 0)
        if Float(price) <= limit {
            if price > 0 { keep(board) }
            board.trade(a, b, price: price)
            tradesMade += 1
        }
    }

    private mutating func proposeBlock(
        _ board: inout Board, _ round: Int, _ seatA: Int, _ seatB: Int, _ limit: Float
    ) {
        guard let price = block.price(board, moves, round, seatA, seatB, &random), Float(price) <= limit else { return }
        if price > 0 { keep(board) }
        block.make(&board, round)
        movesMade += 2
    }
}

extension Annealer {
    /// Some hot proposals, to leave a corner.
    mutating func shake(_ board: inout Board) {
        guard canMove else { return }
        let start = steps
        let hot = Double(max(12, 2 * board.model.dearest))
        cool(&board, from: hot, to: hot / 2) {
            $0 - start < 2048 ? 0 : nil
        }
    }
}
