import RandomNumbers
import Testing

@testable import Scheduling

struct BoardTests {
    @Test("a place is free just when the full check finds nothing wrong with it", arguments: 1...40)
    func free(seed: Int) {
        var world = TinyAgenda(seed)
        let problem = world.draft()
        let model = Model(problem, .repair)
        var board = Board(model)
        let known = Set(AgendaCheck.violations(of: model.given, in: problem))
        for session in problem.sessions.indices where model.given[session] == nil {
            var free: [Int] = []
            for candidate in problem.candidates(session) {
                var placements = board.placements
                placements[session] = candidate
                let isRight = Set(AgendaCheck.violations(of: placements, in: problem)).isSubset(of: known)
                let place = model.place(session, candidate)
                let isFree = place.map {
                    model.allows(session, $0 / model.cells, $0 % model.cells) && board.isFree(session, $0)
                }
                // Where another session was is no start on the step for this one.
                let isOdd = candidate.start % 600 != 0 && problem.sessions[session].current?.room != candidate.room
                if !isOdd { #expect(isFree ?? false == isRight, "\(session) at \(candidate)") }
                if let place, isFree == true {
                    free.append(place)
                    #expect(board.occupants(session, place) == [])
                }
            }
            if !free.isEmpty { board.put(session, at: free[world.chance.below(free.count)]) }
        }
    }

    @Test("whoever is in the way is enough to leave", arguments: 1...40)
    func occupants(seed: Int) {
        var world = TinyAgenda(seed)
        world.sessions = 12
        let model = Model(world.make(), .propose)
        var board = Board(model)
        for _ in 0..<200 where !model.movable.isEmpty {
            let session = model.movable[world.chance.below(model.movable.count)]
            if board.isPlaced(session) { board.remove(session) }
            let place = Int(model.packed[session][world.chance.below(model.packed[session].count)])
            for other in board.occupants(session, place) { board.remove(other) }
            #expect(board.isFree(session, place))
            board.put(session, at: place)
        }
        let given = Set(AgendaCheck.violations(of: model.given, in: model.problem))
        #expect(Set(AgendaCheck.violations(of: board.placements, in: model.problem)).subtracting(given) == [])
    }

    @Test("after any moves the cost is what the full score says", arguments: 1...60)
    func cost(seed: Int) {
        var world = TinyAgenda(seed)
        world.sessions = 9
        world.rooms = 3
        let problem = world.draft()
        let model = Model(problem, seed.isMultiple(of: 2) ? .repair : .propose)
        var board = Board(model)
        for round in 0..<100 where !model.movable.isEmpty {
            let session = model.movable[world.chance.below(model.movable.count)]
            if board.isPlaced(session) { board.remove(session) }
            let place = Int(model.packed[session][world.chance.below(model.packed[session].count)])
            if board.isFree(session, place) { board.put(session, at: place) }
            if round.isMultiple(of: 10) { #expect(board.cost == full(board)) }
        }
    }

    @Test("a change that is taken back leaves no trace, and one that is not breaks no rule", arguments: 1...8)
    func changes(seed: Int) {
        var kind = HiddenAgenda()
        kind.rooms = 3
        kind.days = 1
        let made = kind.make(UInt64(seed))
        let model = Model(made.problem, .propose)
        var board = Board(model)
        for session in model.movable {
            if let place = made.plan[session].flatMap({ model.place(session, $0) }) { board.put(session, at: place) }
        }
        var random = RandomStream(seed: UInt64(seed))
        var neighbourhood = Neighbourhood(model)
        for round in 0..<300 {
            let before = (board.place, board.cost)
            if neighbourhood.change(&board, &random), round.isMultiple(of: 2) { continue }
            neighbourhood.undo(&board)
            #expect(board.place == before.0)
            #expect(board.cost == before.1)
        }
        #expect(board.cost == full(board))
        #expect(AgendaCheck.violations(of: board.placements, in: made.problem) == [])
    }

    private func full(_ board: Board) -> Int {
        let model = board.model
        let staying = model.given.map { $0 != nil }
        let score = AgendaScore(board.placements, in: model.problem, staying: staying)
        if model.task != .repair { return score.objective }
        let pinned = AgendaScore(model.given, in: model.problem, staying: staying)
        return score.objective + MovePrice.move * (score.moves - pinned.moves)
            + MovePrice.distance * (score.distance - pinned.distance)
    }
}
