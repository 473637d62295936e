import RandomNumbers

/// One search for a table plan: its board, its best, and the layers in their order.
struct TableSearch: ~Copyable {
    let problem: TableProblem
    let model: Model
    /// Reckoned after the first plan is out: at 900 guests it takes a tenth of a second.
    private(set) var floor = Floor()
    let budget: Budget
    var board: Board
    var annealer: Annealer
    var random: RandomStream
    /// What the objective is above the board's cost when no hard rule is broken.
    private var constant: Int
    var pace: Pace
    private(set) var isImpossible = false
    /// Guests differ in nothing that has a price.
    let isPure: Bool
    var freezing: Double?  // nil until it was measured

    init(_ problem: TableProblem, seed: UInt64, _ budget: Budget) {
        self.problem = problem
        self.budget = budget
        random = RandomStream(seed: seed)
        model = Model(problem)
        isPure = Dealing.isPure(model)
        board = Board(model)
        var opening = Opening(model, random: RandomStream(seed: random.next()))
        opening.fill(&board)
        annealer = Annealer(model, board, random: RandomStream(seed: random.next()))
        let units = board.hardUnits(activeOnly: false)
        constant = Score(board.plan, in: problem).objective + model.hardPrice * units - board.cost
        pace = Pace(budget, model)
    }

    /// Proposals of the layers before the annealing.
    var spent = 0
    var steps: Int { annealer.steps + spent }
    var repeatingSteps: Int? { pace.isHastened ? nil : steps == 0 ? 0 : limit }

    var bestPlan: Plan {
        mutating get {
            board.arrange(as: annealer.best)
            return board.plan
        }
    }

    var limit: Int { pace.limit }
    var position: Int { mutating get { pace.position(steps, budget.elapsed()) } }
    private var isDone: Bool {
        mutating get { budget.isOver || position >= limit || annealer.bestCost <= annealer.floor }
    }

    mutating func run(_ progress: (Progress) -> Void) {
        settle(progress)
        floor = Floor(problem)
        annealer.floor = floor.objective - constant
        guard annealer.canMove, !isImpossible else { return }
        if problem.previous != nil {
            while !isDone { repair(progress) }
        } else {
            search(progress)
        }
        report(progress)
    }

    /// Cycles of cooling: cool ones from the best, which a design or an earlier cycle gave, and now and then a fresh one.
    private mutating func search(_ progress: (Progress) -> Void) {
        let known = Dealing.layout(for: model)
        // A design of guests who differ in nothing is the answer, and comes before any search.
        let isAnswer = isPure && known != nil
        if !isAnswer { tryOut(progress) }
        let isDealt = !isDone && deal(known ?? turnedLayout(), progress)
        var number = isDealt ? 1 : 0
        while !isDone {
            let missed = missedPrice
            if annealer.bestCost - annealer.floor < problem.weights.unit || missed == 0 {
                nearCycle(progress)
            } else if number % 4 == 0 || (number > 1 && missed > 3 * problem.weights.unit / 2) {
                melt(progress)
            } else {
                cycle(hot: 0.15, middle: 0.05, share: isHall ? 5 : 20, slow: 70, progress)
            }
            number += 1
        }
    }

    /// A first quick cooling, so that there is a fair plan early.
    private mutating func tryOut(_ progress: (Progress) -> Void) {
        if isDone { return }
        let unit = Double(problem.weights.unit)
        cool(from: 0.08 * unit, to: 0.005 * unit, from: steps, steps: min(200_000, limit / 4), progress)
        board.arrange(as: annealer.best)
    }

    /// Never hot: what a hot search wins in other aims it loses in people who have to move.
    private mutating func repair(_ progress: (Progress) -> Void) {
        let unit = Double(problem.weights.unit)
        let start = position
        let length = max(1, (limit - start) / 3)
        cool(from: 0.08 * unit, to: 0.005 * unit, from: start, steps: length, progress)
        board.arrange(as: annealer.best)
    }

    static let hall = 200  // so many guests make one
    var isHall: Bool { model.guests >= Self.hall }

    /// Starts from a design, when there is one for the problem.
    private mutating func deal(_ layout: Layout?, _ progress: (Progress) -> Void) -> Bool {
        guard let layout else { return false }
        var dealing = Dealing(model, layout, seed: random.next())
        let unit = Double(problem.weights.unit)
        // In a hall the deal is nearly the plan, and a longer one pays; a dinner is better left to trades and swaps.
        let share = max(1, isHall ? limit / 5 : limit / 20)
        let stepsOfDeal = Pace.stepsOfDeal(model)
        let budget = budget
        if !dealing.isPure {
            let dealt = dealing.improve(from: 0.3 * unit, to: 0.005 * unit) { done in
                budget.isOver || done * stepsOfDeal >= share ? nil : Double(done * stepsOfDeal) / Double(share)
            }
            spent += dealt * stepsOfDeal
        }
        var dealt = Board(model)
        var opening = Opening(model, wishes: dealing.wishes, random: RandomStream(seed: random.next()))
        opening.fill(&dealt)
        guard dealt.isComplete else { return false }
        board.arrange(as: dealt.seat)
        var settling = Settling(random: RandomStream(seed: random.next()))
        _ = settling.mend(&board, &annealer) { move in move < 400 && !budget.isOver }
        report(progress)
        return true
    }

    /// A design with a symmetry, looked for on the spot where guests differ in nothing and none is known.
    private mutating func turnedLayout() -> Layout? {
        guard isPure, let (tables, places) = Dealing.shape(of: model) else { return nil }
        let rounds = problem.rounds
        if let near = Catalogue.nearLayout(tables, places, rounds) { return near }
        guard rounds * (places - 1) < tables * places, rounds > 2 else { return nil }
        let budget = budget
        // A step of that search takes as long as some four of the annealing.
        let share = limit / 5
        var least = Int.max
        var best: Layout?
        for cycle in Set([rounds, rounds + 1, (rounds + 1) / 2, tables - 1]).sorted(by: >) where cycle > 2 {
            let bases = (rounds + cycle - 1) / cycle
            var search = CyclicSearch(tables: tables, places: places, cycle: cycle, bases: bases, seed: random.next())
            let start = spent
            let layout = search.run(steps: 300_000) {
                spent += 4 * 16_000
                return spent - start < share / 4 && !budget.isOver
            }
            if let layout, layout.isSound { return layout.first(rounds) }
            if search.leastCost < least { (least, best) = (search.leastCost, search.bestLayout) }
        }
        // Not quite a design, but often fewer repeats than a search without symmetry finds.
        return best?.first(rounds)
    }

    /// Keeps the hard rules first: without that no plan may be given out. What mending cannot do is tried exhaustively.
    private mutating func settle(_ progress: (Progress) -> Void) {
        var settling = Settling(random: RandomStream(seed: random.next()))
        let budget = budget
        _ = settling.mend(&board, &annealer) { move in move < 400 && !budget.isOver }
        seatExhaustively(&settling)
        report(progress)
    }

    /// A look takes some three nanoseconds.
    private static let looksOfAPlan = 1 << 28

    /// Each round that breaks a rule; one that is proven impossible ends the search, since nothing can mend it.
    private mutating func seatExhaustively(_ settling: inout Settling) {
        let broken = Set(FullCheck.violations(of: board.plan, in: problem).compactMap(\.round))
        guard !broken.isEmpty else { return }
        var wishes = board.plan
        let budget = budget
        // A plan is worth a second, however little time was given.
        let end = max(1, budget.seconds)
        let isInTime = { !budget.isCancelled() && budget.elapsed() < end }
        var open: [Int] = []
        for round in model.activeRounds where broken.contains(round) {
            var search = RoundSearch(problem, round: round, nodes: 20_000)
            switch search.run(while: isInTime) {
            case .seated(let places): wishes.places[round] = places
            case .impossible: isImpossible = true
            case .open: open.append(round)
            }
        }
        if isImpossible { return }
        // Without a clock so many that all rounds together take about as long as a plan is worth.
        let looks = budget.steps == nil ? Int.max : Self.looksOfAPlan / max(1, open.count)
        for (number, round) in open.enumerated() {
            // One that cannot be seated leaves their share to the others.
            let share = budget.elapsed() + (end - budget.elapsed()) / Double(open.count - number)
            let random = RandomStream(seed: random.next())
            var tabu = RoundTabu(problem, round: round, from: wishes.places[round], random: random)
            if let places = tabu?.run(looks: looks, { isInTime() && budget.elapsed() < share }) {
                wishes.places[round] = places
            }
        }
        board = Board(model)
        var opening = Opening(model, wishes: wishes, random: RandomStream(seed: random.next()))
        opening.fill(&board)
        annealer = Annealer(model, board, random: RandomStream(seed: random.next()))
        let units = board.hardUnits(activeOnly: false)
        constant = Score(board.plan, in: problem).objective + model.hardPrice * units - board.cost
        _ = settling.mend(&board, &annealer) { move in move < 100_000 && !budget.isOver }
    }

    mutating func report(_ progress: (Progress) -> Void) {
        let broken = annealer.bestCost + constant >= model.hardPrice ? board.hardUnits(activeOnly: true) : 0
        progress(
            Progress(
                objective: broken == 0 ? annealer.bestCost + constant : nil, floor: floor.objective,
                steps: self.steps, broken: broken))
    }
}
