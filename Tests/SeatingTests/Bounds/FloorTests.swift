import Testing

@testable import Seating

struct FloorTests {
    @Test("the floor never exceeds the best plan that a search finds", arguments: 1...25)
    func floor(seed: Int) throws {
        var world = SmallWorld(seed)
        let problem = world.problem()
        let answer = TableSolver(problem).solve(.steps(200_000))
        guard let score = answer.score else { return }
        let floor = Floor(problem)
        #expect(floor.objective <= score.objective)
        #expect(floor.repeats <= score.repeats)
        #expect(floor.sectorMix <= score.sectorMix)
        #expect(floor.seniorityMix <= score.seniorityMix)
        #expect(floor.organisationClashes <= score.organisationClashes)
        #expect(floor.missedIntroductions <= score.missedIntroductions)
        #expect(floor.tableRepeats <= score.tableRepeats)
    }

    @Test("two tables of three over two rounds must repeat two pairs, and a plan with two is known to be optimal")
    func spread() {
        let answer = TableSolver(.golfers(2, 3, 2)).solve(.steps(50_000))
        #expect(Floor(.golfers(2, 3, 2)).repeats == 2)
        #expect(answer.score?.repeats == 2)
        #expect(answer.isOptimal)
    }

    @Test("everybody meets everybody once: a round more must repeat a whole round of pairs")
    func counting() {
        // 9 people in threes: 4 rounds use up all 36 pairs, the fifth repeats 9.
        #expect(Floor(.golfers(3, 3, 4)).repeats == 0)
        #expect(Floor(.golfers(3, 3, 5)).repeats == 9)
    }

    @Test("a guest whose table was closed has to move")
    func moves() {
        var problem = TableProblem.golfers(2, 3, 1)
        problem.tables.append(.init(id: "T2", capacity: 3))
        problem.previous = Plan(places: [[0, 0, 0, 1, 1, 1]])
        problem.tables[1].closed = [0]
        problem.weights.move = 1
        #expect(Floor(problem).moves == 3)
    }
}
