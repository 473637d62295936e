import Testing

@testable import Seating

struct TopicSolverTests {
    @Test("topics are as cheap as trying everything shows", arguments: 1...60)
    func bruteForce(seed: Int) {
        var world = SmallWorld(seed)
        let problem = world.topics(rounds: 1 + seed % 2)
        let best = cheapest(problem)
        let answer = TopicSolver(problem).solve(.steps(5000))
        #expect(answer.score?.objective == best)
        #expect((answer.plan == nil) == (best == nil))
        if let plan = answer.plan { #expect(FullCheck.violations(of: plan, in: problem) == []) }
        if let floor = answer.floor, let best { #expect(floor <= best) }
    }

    @Test(
        "small problems are proven optimal or impossible, also with absences, odd sizes and prices of two units",
        arguments: 1...150)
    func honest(seed: Int) {
        var world = SmallWorld(1_000 + seed)
        let problem = world.oddTopics(rounds: 1 + seed % 2)
        let best = cheapest(problem)
        let answer = TopicSolver(problem).solve(.steps(2000))
        if let plan = answer.plan { #expect(FullCheck.violations(of: plan, in: problem) == []) }
        #expect(answer.score?.objective == best)
        #expect(answer.isOptimal == (best != nil))
        #expect(answer.clash.isEmpty == (best != nil))
        if let floor = answer.floor, let best { #expect(floor <= best) }
    }

    @Test("a plan is found wherever there is one, with organisations that send vendors and others", arguments: 1...6)
    func planted(seed: Int) throws {
        var world = SmallWorld(seed)
        let problem = world.plantedTopics(guests: 18 + seed % 7, topics: 6, rounds: 1 + seed % 3)
        let plan = try #require(TopicSolver(problem).solve(.steps(300)).plan)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
    }

    @Test("where colleagues are apart and every place is taken there is a plan after a flow a round", arguments: 1...4)
    func colleaguesApart(seed: Int) throws {
        var world = SmallWorld(seed)
        let problem = world.fullTopics(guests: 120, topics: 12, rounds: 4)
        var first: Int?
        let answer = TopicSolver(problem).solve(.steps(60)) { first = first ?? $0.steps }
        let plan = try #require(answer.plan)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
        #expect(first == 4)
    }

    @Test("a vendor of an organisation that sends others as well counts where vendors fill the places")
    func mixedOrganisation() {
        var problem = TopicProblem(
            id: "mixed", rounds: 1, guests: (0..<4).map { .init(id: "G\($0)", ranks: $0 == 0 ? [] : [1, 0]) },
            topics: [.init(id: "P", capacity: 3, minimum: 1, canClose: true), .init(id: "Q", capacity: 1)],
            rankCost: [0, 2], unranked: 3)
        problem.rules.organisationApart = .hard
        problem.rules.vendorCap = 2
        for guest in [0, 1, 3] { problem.guests[guest].isVendor = true }
        for guest in [1, 2] { problem.guests[guest].organisation = "B" }
        problem.guests[2].absent = [0]
        let answer = TopicSolver(problem).solve(.steps(1000))
        #expect(answer.score?.objective == cheapest(problem))
        #expect(answer.isOptimal)
    }

    @Test("topics that cannot run in both rounds are proven, too: the rounds in which they run are settled")
    func closures() throws {
        var world = SmallWorld(3)
        // Sixteen guests at five topics of four: one topic at most stays closed in a round.
        let problem = TopicProblem(
            id: "closing", rounds: 2,
            guests: (0..<16).map {
                .init(id: "G\($0)", ranks: Array([0, 1, 2, 3, 4].shuffled(using: &world.random).prefix(3)))
            },
            topics: (0..<5).map { .init(id: "P\($0)", capacity: 4, minimum: 3, canClose: true) },
            rankCost: [0, 1, 4], unranked: 9, worstGuest: 5)
        let answer = TopicSolver(problem).solve(.steps(5000))
        #expect(answer.isOptimal)
        #expect(answer.floor == answer.score?.objective)
        #expect(FullCheck.violations(of: try #require(answer.plan), in: problem) == [])
    }

    @Test("rules of a clash are such that without any one of them there is a plan")
    func smallestClash() throws {
        var problem = TopicProblem(
            id: "few", rounds: 1, guests: (0..<3).map { .init(id: "G\($0)", ranks: [0]) },
            topics: [.init(id: "P", capacity: 1), .init(id: "Q", capacity: 5, minimum: 3, canClose: true)],
            rankCost: [0], unranked: 1)
        problem.rules.vendorCap = 2
        for guest in 0..<3 { problem.guests[guest].isVendor = true }
        let answer = TopicSolver(problem).solve(.steps(1000))
        #expect(answer.isClashSmallest)
        #expect(answer.clash == [.minimum(table: 1), .vendorCap])
    }

    private func cheapest(_ problem: TopicProblem) -> Int? {
        let topics = problem.topics.count
        let places = (0..<problem.rounds).flatMap { round in
            problem.guests.indices.filter { problem.attends($0, round) }.map { (round, $0) }
        }
        var best: Int?
        let count = places.reduce(1) { count, _ in count * topics }
        for number in 0..<count {
            var rest = number
            var plan = Plan(rounds: problem.rounds, guests: problem.guests.count)
            for (round, guest) in places {
                plan.places[round][guest] = rest % topics
                rest /= topics
            }
            guard FullCheck.violations(of: plan, in: problem).isEmpty else { continue }
            let objective = TopicScore(plan, in: problem).objective
            best = min(best ?? objective, objective)
        }
        return best
    }

    @Test("rank-maximal gives as many first choices as can be; worst-first thinks of the worst-served")
    func fairness() throws {
        // Three guests want P0, where one place is; the one who loses it twice over pays in rank or in sum.
        let ranks = [[0, 1, 2], [0, 1, 2], [1, 0, 2]]
        let problem = TopicProblem(
            id: "fair", rounds: 1, guests: ranks.enumerated().map { .init(id: "G\($0)", ranks: $1) },
            topics: (0..<3).map { .init(id: "P\($0)", capacity: 1) }, rankCost: [0, 1, 9], unranked: 20)
        let most = try #require(TopicSolver(problem, fairness: .rankMaximal).solve(.steps(100)).score)
        #expect(most.profile == [2, 0, 1])
        let worst = try #require(TopicSolver(problem, fairness: .worstFirst).solve(.steps(100)).score)
        #expect(worst.worst == 9)
    }

    @Test("too few places are named as the clash")
    func clash() {
        let problem = TopicProblem(
            id: "full", rounds: 1, guests: (0..<3).map { .init(id: "G\($0)", ranks: [0]) },
            topics: [.init(id: "P", capacity: 2)], rankCost: [0], unranked: 1)
        let answer = TopicSolver(problem).solve(.steps(10))
        #expect(answer.plan == nil)
        #expect(answer.clash == [.seats(round: 0, people: 3, seats: 2)])
        #expect(answer.isClashSmallest)
    }
}
