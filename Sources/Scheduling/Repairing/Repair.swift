import RandomNumbers

/// Mends an agenda: everybody stays who can, and the rest is placed with few moves, then with short ones.
///
/// It begins with a smallest set of sessions that have to leave, places those by ejection, where leaving its place makes a
/// session heavy, and then lets sessions go home or nearer to it as long as that pays. Another smallest set is tried
/// until the floor is reached or the time is over.
struct Repair {
    let model: Model
    let floor: Int
    private let components: [[Conflicts.Conflict]]
    private var board: Board
    private var random: RandomStream
    private(set) var meter: Meter
    private var best: Search.Best
    private var attempt = 0
    private var moves: RepairMoves

    var bestPlace: [Int32] { best.place }

    init(_ model: Model, seed: UInt64, _ budget: SearchBudget) {
        self.model = model
        let conflicts = Conflicts(model)
        components = conflicts.components
        random = RandomStream(seed: seed)
        floor = conflicts.evicted.count + Leaving(components, &random).floor
        board = Board(model)
        meter = Meter(budget)
        best = Search.Best(place: board.place, unplaced: board.unplaced, cost: board.cost)
        moves = RepairMoves(model)
    }

    /// What it counts, in failures to place a session, that one leaves where it was.
    private static let priceOfLeaving = 8
    /// Ejections in the first attempt; each of the next five may take twice as many as the one before, since a bad beginning
    /// is left the sooner and a hard agenda gets its time.
    private static let ejections = 100
    /// Changes without success before the next attempt.
    private static let patience = 400
    /// Changes without success before the search is content with a plan that reaches the floor.
    private static let lastPatience = 4000

    mutating func run(_ progress: (SearchProgress) -> Void) {
        repeat {
            begin()
            settle()
            improve(Self.patience, progress)
            attempt += 1
        } while !meter.isOver && !isFewest
        board.take(best.place)
        improve(Self.lastPatience, progress)
    }

    /// Whether no plan can have fewer moves.
    private var isFewest: Bool {
        best.unplaced == 0 && left(best.place) <= floor
    }

    /// How many sessions that had a place are not there.
    private func left(_ place: [Int32]) -> Int {
        model.problem.sessions.indices.count {
            model.given[$0] == nil && model.problem.sessions[$0].current != nil
                && (place[$0] < 0 || place[$0] != model.home[$0])
        }
    }

    private mutating func begin() {
        let leaving = Set(Leaving(components, &random).sessions)
        board.take(
            model.problem.sessions.indices.map { leaving.contains($0) || model.given[$0] != nil ? -1 : model.home[$0] })
    }

    private mutating func settle() {
        var ejection = Ejection(model, priceOfLeaving: Self.priceOfLeaving)
        ejection.requeue(board)
        for _ in 0..<Self.ejections << min(attempt, 5) where !ejection.queue.isEmpty && !meter.isOver {
            ejection.step(&board, &random)
            meter.count(Search.stepsOfEjection)
        }
        // Those that are left get what is free; the others have lost nothing yet.
        for session in ejection.queue { _ = moves.putBest(&board, session) }
    }

    private mutating func improve(_ patience: Int, _ progress: (SearchProgress) -> Void) {
        keep(progress)
        var since = 0
        while since < patience, !meter.isOver {
            meter.count(Search.stepsOfEjection)
            since += 1
            let before = (board.unplaced, board.cost)
            guard moves.change(&board, &random) else { continue }
            if (board.unplaced, board.cost) > before { moves.undo(&board) }
            if keep(progress) { since = 0 }
        }
    }

    @discardableResult
    private mutating func keep(_ progress: (SearchProgress) -> Void) -> Bool {
        guard (board.unplaced, board.cost) < (best.unplaced, best.cost) else { return false }
        best = Search.Best(place: board.place, unplaced: board.unplaced, cost: board.cost)
        progress(
            SearchProgress(
                unplaced: best.unplaced, moves: best.cost / MovePrice.move, objective: best.cost % MovePrice.distance,
                steps: meter.steps))
        return true
    }
}
