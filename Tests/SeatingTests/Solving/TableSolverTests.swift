import Testing

@testable import Seating

struct TableSolverTests {
    @Test("every plan that is given out keeps every hard rule", arguments: 1...30)
    func hardRules(seed: Int) throws {
        var world = SmallWorld(seed)
        var problem = world.problem(tables: 3...5, places: 3...5)
        problem.apart = (0..<3).map { _ in world.pair(problem.guests.count) }
        problem.hosts = [.init(guest: 0, table: 0)]
        problem.guests[1].needs = ["step-free"]
        problem.tables[1].offers = ["step-free"]
        let answer = TableSolver(problem).solve(.steps(50_000))
        guard let plan = answer.plan else { return #expect(!answer.broken.isEmpty || !answer.clash.isEmpty) }
        #expect(FullCheck.violations(of: plan, in: problem) == [])
    }

    @Test("the same seed and steps give the same plan, another seed another one")
    func repeatable() {
        var world = SmallWorld(3)
        let problem = world.problem(tables: 5...5, places: 4...4)
        let one = TableSolver(problem, seed: 5).solve(.steps(100_000))
        #expect(one.plan == TableSolver(problem, seed: 5).solve(.steps(100_000)).plan)
        #expect(one.plan != TableSolver(problem, seed: 6).solve(.steps(100_000)).plan)
    }

    @Test("a search that is cancelled gives the best plan so far")
    func cancelled() throws {
        var world = SmallWorld(4)
        let problem = world.problem(tables: 4...4, places: 4...4)
        let budget = Budget(seconds: .infinity, steps: 1 << 40, elapsed: { 0 }, isCancelled: { true })
        let plan = try #require(TableSolver(problem).solve(budget).plan)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
    }

    @Test("a repair leaves frozen rounds as they were and moves nobody without need")
    func repair() throws {
        var problem = TableProblem.golfers(4, 4, 3)
        problem.weights.repeatedMeeting = 100
        problem.weights.move = 25
        for table in problem.tables.indices { problem.tables[table].minimum = 2 }
        problem.previous = TableSolver(problem).solve(.steps(200_000)).plan
        problem.frozenRounds = [0]
        problem.guests[3].absent = [1, 2]
        problem.guests.append(
            {
                var guest = TableProblem.Guest(id: "walk-in")
                guest.absent = [0]
                return guest
            }())
        for round in 0..<3 { problem.previous?.places[round].append(Plan.nowhere) }
        let answer = TableSolver(problem).solve(.steps(300_000))
        let plan = try #require(answer.plan)
        #expect(plan.places[0] == problem.previous?.places[0])
        #expect(answer.score?.moves == 0)
    }

    @Test("rules that clash are named, and no more of them than it takes")
    func clash() {
        var problem = TableProblem.golfers(3, 3, 2)
        problem.parties = [[0, 1], [4, 5]]
        problem.apart = [.init(2, 3), .init(0, 1)]
        problem.rules.vendorCap = 1
        let answer = TableSolver(problem).solve(.steps(10_000))
        #expect(answer.plan == nil)
        #expect(Set(answer.clash) == [.party(0), .apart(1)])
        #expect(answer.isClashSmallest)
    }

    @Test("more vendors than the cap lets the tables hold are counted, and closed tables named that are needed for it")
    func vendors() {
        var problem = TableProblem.golfers(3, 3, 2)
        for guest in 0..<5 { problem.guests[guest].isVendor = true }
        for guest in 6..<9 { problem.guests[guest].absent = [1] }
        for table in 0..<3 { problem.tables[table].minimum = 0 }
        problem.rules.vendorCap = 1
        #expect(TableSolver(problem).solve(.steps(1_000)).clash == [.vendorCap])
        problem.rules.vendorCap = 2
        problem.tables[2].closed = [1]
        let answer = TableSolver(problem).solve(.steps(1_000))
        #expect(answer.clash == [.vendorCap, .closed(table: 2, round: 1)])
        #expect(answer.isClashSmallest)
    }

    @Test("people of one organisation who need more tables than there are cannot be kept apart, but in a party")
    func colleagues() {
        var problem = TableProblem.golfers(2, 3, 1)
        for guest in 0..<3 { problem.guests[guest].organisation = "Acme" }
        problem.rules.organisationApart = .hard
        #expect(TableSolver(problem).solve(.steps(1_000)).clash == [.organisation("Acme")])
        problem.parties = [[0, 2]]
        #expect(TableSolver(problem).solve(.steps(1_000)).plan != nil)
    }

    @Test("a party that is larger than every table is named with them, unless one of it is always absent")
    func largeParty() {
        var problem = TableProblem.golfers(2, 3, 2)
        for table in 0..<2 { problem.tables[table].minimum = 0 }
        problem.parties = [[0, 1], [2, 3, 4, 5]]
        let answer = TableSolver(problem).solve(.steps(1_000))
        #expect(answer.clash == [.party(1), .capacity(table: 0), .capacity(table: 1)])
        #expect(answer.isClashSmallest)
        problem.guests[5].absent = [0, 1]
        #expect(TableSolver(problem).solve(.steps(1_000)).plan != nil)
    }

    @Test("two who are settled at one table and may not share it are named with the rule")
    func settledTogether() {
        var problem = TableProblem.golfers(3, 3, 2)
        problem.hosts = [.init(guest: 4, table: 1), .init(guest: 0, table: 2), .init(guest: 7, table: 2, rounds: [1])]
        problem.apart = [.init(0, 4), .init(7, 0)]
        #expect(TableSolver(problem).solve(.steps(1_000)).clash == [.host(1), .host(2), .apart(1)])
        problem.apart = []
        problem.rules.organisationApart = .hard
        for guest in [0, 7] { problem.guests[guest].organisation = "Acme" }
        #expect(TableSolver(problem).solve(.steps(1_000)).clash == [.host(1), .host(2), .organisation("Acme")])
        problem.parties = [[0, 7]]
        #expect(!TableSolver(problem).solve(.steps(1_000)).clash.contains(.organisation("Acme")))
    }

    @Test("old meetings are a price and no rule, however many there were")
    func oldMeetings() throws {
        var problem = TableProblem.golfers(2, 2, 1)
        problem.weights.repeatedMeeting = 100
        problem.apart = [.init(0, 1)]
        problem.history = [2, 3].map { .init(.init(0, $0), times: 40) }
        let plan = try #require(TableSolver(problem).solve(.steps(10_000)).plan)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
    }

    @Test("no aim is worth a rule, however large the tables")
    func largeTables() throws {
        var problem = TableProblem.golfers(2, 20, 4)
        problem.weights.repeatedMeeting = 100
        // Each guest is apart from their two neighbours in a ring: it can be had in one way alone, in every round.
        problem.apart = (0..<40).map { .init($0, ($0 + 1) % 40) }
        let plan = try #require(TableSolver(problem).solve(.steps(400_000)).plan)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
    }

    @Test("parties that fill every table are seated, though large ones in turn would leave some over", arguments: 1...5)
    func parties(seed: Int) throws {
        var problem = TableProblem.golfers(12, 10, 2)
        let sizes = Array(repeating: 5, count: 12) + Array(repeating: 3, count: 12) + Array(repeating: 4, count: 6)
        var next = 0
        for size in sizes {
            problem.parties.append(Array(next..<next + size))
            next += size
        }
        problem.hosts = [.init(guest: 0, table: 3)]
        let plan = try #require(TableSolver(problem, seed: UInt64(seed)).solve(.steps(10_000)).plan)
        #expect(FullCheck.violations(of: plan, in: problem) == [])
    }

    @Test("without repeats no plan is better, and the search stops there")
    func optimal() {
        let answer = TableSolver(.golfers(8, 4, 10)).solve(.steps(1_000_000))
        #expect(answer.score?.objective == 0)
        #expect(answer.isOptimal)
        #expect(answer.steps == 0)
    }
}
