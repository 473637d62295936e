import RandomNumbers
import Testing

@testable import Seating

struct FreezingTests {
    @Test("a dinner of more rounds freezes at a higher temperature, and the same one at the same")
    func rounds() {
        let points = [3, 3, 5].map { freezingPoint(rounds: $0) { true } }
        #expect(points[0] == points[1])
        #expect(points[2] > 1.1 * points[0])
        #expect(points.allSatisfy { 20...80 ~= $0 })
    }

    @Test("a search that is over measures nothing")
    func over() {
        #expect(freezingPoint(rounds: 3) { false } == 80)
    }

    private func freezingPoint(rounds: Int, _ mayGoOn: () -> Bool) -> Double {
        var problem = TableProblem.golfers(6, 6, rounds)
        problem.weights.repeatedMeeting = 100
        problem.weights.sectorMix = 4
        for guest in problem.guests.indices { problem.guests[guest].sector = "\(guest % 5)" }
        let model = Model(problem)
        var board = Board(model)
        var opening = Opening(model, random: RandomStream(seed: 1))
        opening.fill(&board)
        var annealer = Annealer(model, board, random: RandomStream(seed: 2))
        return annealer.freezingPoint(&board, from: 80, to: 20, steps: 400_000, mayGoOn)
    }
}
