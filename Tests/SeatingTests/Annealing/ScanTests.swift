import RandomNumbers
import Testing

@testable import Seating

struct ScanTests {
    @Test("the swaps that a scan finds are those whose price is at most the limit, after any moves", arguments: 1...30)
    func swaps(seed: Int) throws {
        var world = ScanWorld(seed)
        let model = Model(world.problem)
        var board = Board(model)
        world.fill(&board, model)
        let isComplete = board.isComplete
        try #require(isComplete)
        // Scans leave out what breaks the cap, so no table may be above it from the start.
        guard board.hardUnits(activeOnly: true) == 0 else { return }
        let moves = Moves(model, board)
        let scan = Scan(board)
        for _ in 0..<100 {
            world.move(&board, moves)
            let index = world.small.random.below(moves.activeRounds.count)
            let round = Int(moves.activeRounds[index])
            let first = Int(moves.guestStart[index])
            let a = Int(moves.guestList[first + world.small.random.below(Int(moves.guestStart[index + 1]) - first)])
            if moves.isParty[round * moves.width + a] { continue }
            let limit = world.small.random.below(300) - 100
            let expected = world.swaps(board, moves, round, a, limit)
            let count = scan.swaps(board, moves, round, a, Int32(limit))
            let found = (0..<count).map { scan[$0] }
            #expect(found == expected)
        }
    }

    @Test("the trades that a scan finds are those whose price is at most the limit, after any moves", arguments: 1...30)
    func trades(seed: Int) throws {
        var world = ScanWorld(seed)
        let model = Model(world.problem)
        var board = Board(model)
        world.fill(&board, model)
        let isComplete = board.isComplete
        try #require(isComplete)
        guard board.hardUnits(activeOnly: true) == 0 else { return }
        let moves = Moves(model, board)
        try #require(moves.traders.count > 1)
        let scan = Scan(board)
        for _ in 0..<100 {
            world.move(&board, moves)
            let item = world.small.random.below(moves.traders.count)
            let a = Int(moves.traders[item])
            let limit = world.small.random.below(100) - 60
            var expected: [Int] = []
            for other in Int(moves.traderStart[item])..<Int(moves.traderEnd[item]) {
                let b = Int(moves.traders[other])
                let price = Int(board.duesOfTrade(a, b)) + board.extraOfTrade(a, b)
                if a != b, price <= limit { expected.append(b) }
            }
            let count = scan.trades(board, a, Int32(limit))
            let found = (0..<count).map { scan[$0] }
            // Who would meet somebody they asked for twice is found too.
            #expect(Set(found).isSuperset(of: expected))
            let more = found.filter { !expected.contains($0) }
            #expect(more.allSatisfy { board.isIntroduced[$0] || board.isIntroduced[a] })
        }
    }
}

/// A small problem with most rules, and moves in it.
struct ScanWorld {
    var small: SmallWorld
    let problem: TableProblem

    init(_ seed: Int) {
        small = SmallWorld(seed)
        var problem = small.problem(tables: 3...4, places: 3...5)
        problem.weights.alone = 0
        problem.hosts = [.init(guest: 0, table: 0)]
        problem.guests[2].needs = ["step-free"]
        problem.tables[1].offers = ["step-free"]
        problem.tables[2].offers = ["step-free"]
        for guest in problem.guests.indices { problem.guests[guest].isVendor = [1, 3, 4].contains(guest) }
        self.problem = problem
    }

    func fill(_ board: inout Board, _ model: Model) {
        var opening = Opening(model, random: RandomStream(seed: 1))
        opening.fill(&board)
    }

    /// Makes a swap that keeps the rules which are never broken, if chance finds one.
    mutating func move(_ board: inout Board, _ moves: borrowing Moves) {
        if small.chance(30), moves.traders.count > 0 {
            let item = small.random.below(moves.traders.count)
            let start = Int(moves.traderStart[item])
            let (a, b) = (
                Int(moves.traders[item]),
                Int(moves.traders[start + small.random.below(Int(moves.traderEnd[item]) - start)])
            )
            let price = Int(board.duesOfTrade(a, b)) + board.extraOfTrade(a, b)
            if a != b, price < board.hardPrice / 2 { board.trade(a, b, price: price) }
        }
        let index = small.random.below(moves.activeRounds.count)
        let round = Int(moves.activeRounds[index])
        let (first, last) = (Int(moves.guestStart[index]), Int(moves.guestStart[index + 1]))
        let guest = Int(moves.guestList[first + small.random.below(last - first)])
        let (firstSeat, lastSeat) = (Int(moves.seatStart[index]), Int(moves.seatStart[index + 1]))
        let target = Int(moves.seatList[firstSeat + small.random.below(lastSeat - firstSeat)])
        let seat = board.seatOf(guest, round)
        guard board.table(seat) != board.table(target),
            moves.allows(board, round, guest, board.table(seat), board.guest(round, target), board.table(target))
        else { return }
        let price = board.priceOfSwap(round, seat, target)
        if price < board.hardPrice / 2 { board.swap(round, seat, target, price: price) }
    }

    /// What a scan should find, one swap after the other.
    func swaps(
        _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int, _ a: Int, _ limit: Int
    ) -> [Int] {
        let seat = board.seatOf(a, round)
        let tableA = board.table(seat)
        return (0..<board.guests).filter { b in
            let other = board.seatOf(b, round)
            guard other >= 0, !moves.isSettled[round * moves.width + b], !moves.isParty[round * moves.width + b] else {
                return false
            }
            let tableB = board.table(other)
            guard tableA != tableB, !(moves.isRestricted[a] && moves.unsuitable[a * moves.tables + tableB]) else {
                return false
            }
            if board.vendor[a] != board.vendor[b], board.breaksCap(round, board.vendor[a] ? tableB : tableA) {
                return false
            }
            return board.priceOfSwap(round, seat, other) <= limit
        }
    }
}
