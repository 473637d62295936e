import Testing

@testable import Scheduling

struct ProposeTests {
    @Test("in a tiny agenda as many sessions are placed as trying everything can place", arguments: 1...30)
    func exhaustive(seed: Int) throws {
        var world = TinyAgenda(seed)
        world.sessions = 4
        let problem = world.make()
        let plan = try AgendaSolver(problem).propose(.steps(4000))
        #expect(plan.score.unplaced == problem.bestByTryingAll(.propose).unplaced)
        #expect(plan.unplaced.map(\.session) == problem.sessions.indices.filter { plan.placements[$0] == nil })
    }

    @Test("where a complete plan is hidden, everything is placed", arguments: [80, 90, 100], 1...3)
    func complete(percent: Int, seed: Int) throws {
        var kind = HiddenAgenda()
        kind.rooms = 4
        kind.days = 1
        kind.percentFilled = percent
        let made = kind.make(UInt64(seed))
        #expect(AgendaCheck.violations(of: made.plan, in: made.problem) == [])
        // Without aims the search is over when the agenda is complete.
        var problem = made.problem
        problem.weights = .none
        let plan = try AgendaSolver(problem).propose(.steps(30_000))
        #expect(plan.unplaced == [])
        #expect(AgendaCheck.violations(of: plan.placements, in: made.problem) == [])
    }

    @Test("a large agenda over two days is placed whole")
    func large() throws {
        var kind = HiddenAgenda()
        kind.windows = [(900, 1900)]
        kind.lengths = [20, 25, 30, 40, 45, 60, 75]
        kind.percentFilled = 90
        let made = kind.make(1)
        #expect(made.problem.sessions.count == 188)
        let plan = try AgendaSolver(made.problem).propose(.steps(4000))
        #expect(plan.unplaced == [])
    }

    @Test("the same seed and steps give the same plan, another seed another one")
    func repeatable() throws {
        var kind = HiddenAgenda()
        kind.rooms = 3
        kind.days = 1
        let problem = kind.make(3).problem
        let one = try AgendaSolver(problem, seed: 5).propose(.steps(3000))
        #expect(one == (try AgendaSolver(problem, seed: 5).propose(.steps(3000))))
        #expect(one.placements != (try AgendaSolver(problem, seed: 6).propose(.steps(3000))).placements)
    }

    @Test("more steps make a plan cheaper")
    func cheaper() throws {
        var kind = HiddenAgenda()
        kind.rooms = 3
        kind.days = 1
        kind.percentFilled = 80
        let problem = kind.make(2).problem
        let few = try AgendaSolver(problem).propose(.steps(300))
        let many = try AgendaSolver(problem).propose(.steps(6000))
        #expect(many.score < few.score)
    }

    @Test("a search that is cancelled at once still places what fits without a search")
    func cancelled() throws {
        var kind = HiddenAgenda()
        kind.rooms = 3
        kind.percentFilled = 60
        let made = kind.make(4)
        let budget = SearchBudget(seconds: .infinity, elapsed: { 0 }, isCancelled: { true })
        let plan = try AgendaSolver(made.problem).propose(budget)
        #expect(plan.score.unplaced < made.problem.sessions.count / 5)
        #expect(AgendaCheck.violations(of: plan.placements, in: made.problem) == [])
    }

    @Test("pinned sessions stay, and what is wrong with them is said once and not mended")
    func pinned() throws {
        var problem = AgendaProblem(
            windows: [Interval(0, 7200)], step: 600, rooms: [.init(), .init()],
            sessions: (0..<4).map { _ in .init(duration: 3600) })
        problem.sessions[0].pinned = Placement(room: 0, start: 0)
        problem.sessions[1].pinned = Placement(room: 0, start: 1800)
        let plan = try AgendaSolver(problem).propose(.steps(500))
        #expect(plan.given == [.roomTaken(room: 0, [.session(0), .session(1)])])
        #expect(plan.placements[0] == Placement(room: 0, start: 0))
        #expect(plan.placements[2]?.room == 1)
        #expect(plan.placements[3]?.room == 1)
        #expect(plan.unplaced == [])
    }

    @Test("filling leaves every session that has a place where it is")
    func filling() throws {
        var kind = HiddenAgenda()
        kind.rooms = 3
        kind.days = 1
        let made = kind.make(5)
        var problem = made.problem
        for session in problem.sessions.indices where session % 4 != 0 {
            problem.sessions[session].current = made.plan[session]
        }
        let plan = try AgendaSolver(problem).fill(.steps(6000))
        #expect(plan.score.moves == 0)
        #expect(plan.unplaced == [])
        for session in problem.sessions.indices where session % 4 != 0 {
            #expect(plan.placements[session] == made.plan[session])
        }
    }

    @Test("progress tells of fewer and fewer sessions without a place")
    func progress() throws {
        var kind = HiddenAgenda()
        kind.rooms = 3
        kind.days = 1
        var told: [Int] = []
        let problem = kind.make(6).problem
        let plan = try AgendaSolver(problem).propose(.steps(6000)) { told.append($0.unplaced) }
        #expect(told == told.sorted(by: >))
        #expect(told.last == plan.score.unplaced)
    }

    @Test("a problem that cannot be meant is refused with its fault")
    func faults() {
        var problem = AgendaProblem(
            windows: [Interval(0, 3600)], step: 0, rooms: [.init(simultaneous: 0)],
            sessions: [.init(duration: 0, people: [7])])
        problem.sessions[0].allowedRooms = [3]
        problem.wishes = [.init(0, 9)]
        #expect(
            problem.faults() == [
                .step, .simultaneous(room: 0), .duration(session: 0), .noSuchRoom(3), .noSuchPerson(7),
                .noSuchSession(9),
            ])
        #expect(throws: AgendaFault.step) { try AgendaSolver(problem) }
        problem.step = 1
        problem.windows = [Interval(0, 40_000_000)]
        #expect(problem.faults().contains(.tooManyPlaces))
    }

    @Test("an agenda without rooms, windows or sessions has an answer")
    func empty() throws {
        let nothing = AgendaProblem(windows: [], rooms: [], sessions: [])
        #expect(try AgendaSolver(nothing).propose(.steps(10)).placements == [])
        var plenary = AgendaProblem(windows: [Interval(0, 600)], rooms: [], sessions: [.init(duration: 600)])
        #expect(try AgendaSolver(plenary).propose(.steps(10)).placements == [nil])
        plenary.sessions[0].isPlenary = true
        #expect(try AgendaSolver(plenary).repair(.steps(10)).placements == [Placement(room: nil, start: 0)])
        plenary.windows = []
        #expect(try AgendaSolver(plenary).propose(.steps(10)).placements == [nil])
    }
}

extension AgendaProblem.Weights {
    static var none: AgendaProblem.Weights {
        var none = AgendaProblem.Weights()
        (none.tracksAtOnce, none.seatsShort, none.shortWalks, none.wishesLost) = (0, 0, 0, 0)
        (none.strays, none.emptySeats, none.idleMinutes, none.lateMinutes) = (0, 0, 0, 0)
        return none
    }
}
