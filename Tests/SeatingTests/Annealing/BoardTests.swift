import RandomNumbers
import Testing

@testable import Seating

struct BoardTests {
    @Test("the incremental cost equals the full score after any sequence of moves", arguments: 1...30)
    func incremental(seed: Int) throws {
        var world = SmallWorld(seed)
        var problem = world.problem()
        problem.apart = [world.pair(problem.guests.count)]
        let model = Model(problem)
        var board = Board(model)
        var opening = Opening(model, random: RandomStream(seed: 1))
        opening.fill(&board)
        let isComplete = board.isComplete
        try #require(isComplete)
        let moves = Moves(model, board)
        let constant = objective(board, problem, model) - board.cost
        for _ in 0..<200 {
            let index = world.random.below(moves.activeRounds.count)
            let round = Int(moves.activeRounds[index])
            let first = Int(moves.guestStart[index])
            let guest = Int(moves.guestList[first + world.random.below(Int(moves.guestStart[index + 1]) - first)])
            let seats = Int(moves.seatStart[index])
            let target = Int(moves.seatList[seats + world.random.below(Int(moves.seatStart[index + 1]) - seats)])
            let seat = board.seatOf(guest, round)
            guard board.table(seat) != board.table(target) else { continue }
            board.swap(round, seat, target, price: board.priceOfSwap(round, seat, target))
            let (cost, full) = (board.cost + constant, objective(board, problem, model))
            #expect(cost == full)
        }
    }

    private func objective(_ board: borrowing Board, _ problem: TableProblem, _ model: Model) -> Int {
        Score(board.plan, in: problem).objective + model.hardPrice * board.hardUnits(activeOnly: false)
    }

    @Test("what a trade is priced at is what it adds, and no repeat within the event comes or goes", arguments: 1...30)
    func trade(seed: Int) throws {
        var world = SmallWorld(seed)
        var problem = world.problem()
        problem.apart = [world.pair(problem.guests.count)]
        let model = Model(problem)
        var board = Board(model)
        var opening = Opening(model, random: RandomStream(seed: 1))
        opening.fill(&board)
        let isComplete = board.isComplete
        try #require(isComplete)
        let moves = Moves(model, board)
        let constant = objective(board, problem, model) - board.cost
        try #require(moves.traders.count > 1)
        var withoutPast = problem
        withoutPast.history = []
        let repeats = Score(board.plan, in: withoutPast).repeats
        for _ in 0..<60 {
            let item = world.random.below(moves.traders.count)
            let start = Int(moves.traderStart[item])
            let other = start + world.random.below(Int(moves.traderEnd[item]) - start)
            let (a, b) = (Int(moves.traders[item]), Int(moves.traders[other]))
            guard a != b else { continue }
            let before = board.cost
            let price = Int(board.duesOfTrade(a, b)) + board.extraOfTrade(a, b)
            board.trade(a, b, price: price)
            let (cost, full) = (board.cost, objective(board, problem, model))
            #expect(cost - before == price)
            #expect(cost + constant == full)
            let now = Score(board.plan, in: withoutPast).repeats
            #expect(now == repeats)
        }
    }

    @Test("what a block of seats is priced at is what it adds", arguments: 1...30)
    func block(seed: Int) throws {
        var world = SmallWorld(seed)
        var problem = world.problem(tables: 3...3, places: 4...4)
        for guest in problem.guests.indices { problem.guests[guest].absent = [] }
        problem.parties = [[0, 1], [2, 3, 4]]
        problem.introductions += [.init(0, 5), .init(1, 2), .init(3, 6)]
        let model = Model(problem)
        var board = Board(model)
        var opening = Opening(model, random: RandomStream(seed: 1))
        opening.fill(&board)
        let isComplete = board.isComplete
        try #require(isComplete)
        let moves = Moves(model, board)
        let constant = objective(board, problem, model) - board.cost
        var block = Block()
        var made = 0
        for turn in 0..<60 {
            let (guest, round) = (turn % 5, turn % 3)
            let seat = world.random.below(board.seats)
            guard board.table(seat) != board.tableOf(guest, round) else { continue }
            let from = board.seatOf(guest, round)
            guard let price = block.price(board, moves, round, from, seat, &world.random) else { continue }
            let before = board.cost
            block.make(&board, round)
            made += 1
            let (cost, full) = (board.cost, objective(board, problem, model))
            #expect(cost - before == price)
            #expect(cost + constant == full)
            let tables = (0..<5).map { board.tableOf($0, round) }
            #expect(tables[0] == tables[1])
            #expect(Set(tables[2...]).count == 1)
        }
        #expect(made > 0)
    }
}
