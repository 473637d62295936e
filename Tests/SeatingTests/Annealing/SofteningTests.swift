import RandomNumbers
import Testing

@testable import Seating

struct SofteningTests {
    @Test("what is soft never costs more than it does, and an organisation at one table no longer breaks a rule")
    func prices() {
        var world = SmallWorld(1)
        var problem = world.problem()
        problem.rules.organisationApart = .hard
        problem.weights.introduction = 1
        for stage in Softening.stages {
            let softened = Softening.softened(problem, stage)
            #expect(softened.rules.organisationApart == .soft)
            #expect(1...100 ~= softened.weights.organisationClash)
            #expect(1...100 ~= softened.weights.repeatedMeeting)
            #expect(softened.weights.introduction == 1)
            #expect(softened.weights.sectorMix == problem.weights.sectorMix)
            #expect(softened.apart == problem.apart)
        }
        problem.rules.organisationApart = .off
        problem.weights.organisationClash = 0
        #expect(Softening.softened(problem, Softening.stages[0]).weights.organisationClash == 0)
    }

    @Test("nothing breaks on the way but organisations that are to be apart", arguments: 1...20)
    func keepsRules(seed: Int) throws {
        var world = SmallWorld(seed)
        var problem = world.problem(tables: 3...5, places: 3...5)
        problem.apart = [world.pair(problem.guests.count)]
        problem.hosts = [.init(guest: 0, table: 0)]
        problem.parties = [[1, 2]]
        let plan = try #require(TableSolver(problem).solve(.steps(20_000)).plan)
        problem.rules.organisationApart = .hard
        let model = Model(problem)
        var board = Board(model)
        var opening = Opening(model, wishes: plan, random: RandomStream(seed: 1))
        opening.fill(&board)
        for stage in Softening.stages {
            var softening = Softening(problem, stage, board.seat, random: RandomStream(seed: 2))
            softening.cool { $0 < 20_000 ? Double($0) / 20_000 : nil }
            let steps = softening.steps
            #expect(steps >= 20_000)
            board.arrange(as: softening.best)
        }
        let broken = FullCheck.violations(of: board.plan, in: problem).filter {
            if case .organisation = $0 { false } else { true }
        }
        #expect(broken == [])
    }
}
