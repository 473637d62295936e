import RandomNumbers
import Testing

@testable import Seating

struct TopicBoardTests {
    @Test(
        "what an exchange or a move would break is what it breaks, and the count is that of a board made anew",
        arguments: 1...30)
    func increments(seed: Int) {
        var world = SmallWorld(seed)
        let problem = world.plantedTopics(guests: 20, topics: 5, rounds: 3)
        let model = TopicModel(problem)
        var board = TopicBoard(model)
        for round in 0..<3 {
            for guest in 0..<20 { board.add(guest, round, world.random.below(5)) }
        }
        for _ in 0..<200 {
            let (guest, other, round) = (world.random.below(20), world.random.below(20), world.random.below(3))
            let (one, two) = (board.topic(guest, round), board.topic(other, round))
            if one == two { continue }
            let before = board.broken
            if world.chance(50) {
                let change = board.brokenByExchange(guest, other, round, one, two)
                board.exchange(guest, other, round, one, two)
                #expect(board.broken == before + change)
            } else {
                let change = board.brokenByMove(guest, round, one, two)
                board.move(guest, round, to: two)
                #expect(board.broken == before + change)
            }
        }
        var fresh = TopicBoard(model)
        for (round, guest) in board.seats { fresh.add(guest, round, board.topic(guest, round)) }
        #expect(board.broken == fresh.broken)
    }

    @Test("a guest is in conflict beside a colleague, as one vendor too many, or at a topic they have had")
    func conflicts() {
        var problem = TopicProblem(
            id: "company", rounds: 2, guests: (0..<4).map { .init(id: "G\($0)", ranks: []) },
            topics: (0..<3).map { .init(id: "P\($0)", capacity: 4) })
        problem.rules.organisationApart = .hard
        problem.rules.vendorCap = 1
        problem.guests[0].organisation = "A"
        problem.guests[1].organisation = "A"
        problem.guests[2].isVendor = true
        problem.guests[3].isVendor = true
        var board = TopicBoard(TopicModel(problem))
        for (guest, topics) in [[0, 1], [0, 2], [1, 0], [1, 1]].enumerated() {
            for (round, topic) in topics.enumerated() { board.add(guest, round, topic) }
        }
        #expect((0..<4).map { board.isInConflict($0, 0) } == [true, true, true, true])
        #expect((0..<4).map { board.isInConflict($0, 1) } == [false, false, false, true])
        #expect(board.broken == 3)
    }
}
