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

    @Test("a party moves as a block, and taking the move back restores everything")
    func block() throws {
        var world = SmallWorld(7)
        var problem = world.problem(tables: 3...3, places: 4...4)
        for guest in problem.guests.indices { problem.guests[guest].absent = [] }
        problem.parties = [[0, 1], [2, 3, 4]]
        let model = Model(problem)
        var board = Board(model)
        var opening = Opening(model, random: RandomStream(seed: 1))
        opening.fill(&board)
        let isComplete = board.isComplete
        try #require(isComplete)
        let moves = Moves(model, board)
        let (plan, cost) = (board.plan, board.cost)
        var block = Block()
        var made = 0
        for seat in 0..<board.seats where board.table(seat) != board.tableOf(0, 0) {
            guard block.make(&board, moves, 0, board.seatOf(0, 0), seat, &world.random) != nil else { continue }
            made += 1
            let tables = (0..<5).map { board.tableOf($0, 0) }
            #expect(tables[0] == tables[1])
            #expect(Set(tables[2...]).count == 1)
            block.undo(&board, 0)
            let (planAgain, costAgain) = (board.plan, board.cost)
            #expect(planAgain == plan)
            #expect(costAgain == cost)
        }
        #expect(made > 0)
    }
}
