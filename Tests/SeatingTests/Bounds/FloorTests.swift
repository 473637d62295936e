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

    @Test("who asked to meet again costs the introduction or the repeat, whichever is less, and once for each pair")
    func dearIntroductions() {
        var problem = TableProblem.golfers(3, 2, 2)
        problem.weights.repeatedMeeting = 100
        problem.weights.introduction = 30
        problem.introductions = [.init(0, 1), .init(1, 0), .init(2, 3), .init(0, 5)]
        problem.history = [.init(.init(0, 1), times: 1), .init(.init(2, 3), times: 2)]
        #expect(Floor(problem).objective == 60 + 30)
        let answer = TableSolver(problem).solve(.steps(50_000))
        #expect(answer.score?.objective == 90)
        #expect(answer.isOptimal)
        problem.parties = [[2, 3]]
        #expect(Floor(problem).dearIntroductions == 60)
        problem.weights.introduction = 80
        #expect(Floor(problem).dearIntroductions == 100)
    }

    @Test("who asked to meet somebody of their organisation costs the introduction or the clash")
    func introductionOfOneOrganisation() {
        var problem = TableProblem.golfers(3, 2, 2)
        problem.weights.organisationClash = 20
        problem.weights.introduction = 50
        problem.rules.organisationApart = .soft
        problem.guests[0].organisation = "one"
        problem.guests[4].organisation = "one"
        problem.introductions = [.init(0, 4)]
        #expect(Floor(problem).objective == 20)
        #expect(TableSolver(problem).solve(.steps(50_000)).isOptimal)
        problem.rules.organisationApart = .off
        #expect(Floor(problem).objective == 0)
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
