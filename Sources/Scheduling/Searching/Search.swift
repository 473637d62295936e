import RandomNumbers
import Glibc

/// Places what can be placed, then makes the plan cheaper as long as there is time.
struct Search {
    let model: Model
    private(set) var board: Board
    private(set) var random: RandomStream
    private(set) var meter: Meter
    private var best: Best

    /// The best plan so far.
    struct Best {
        var place: [Int32]
        var unplaced: Int
        var cost: Int
    }

    init(_ model: Model, seed: UInt64, _ budget: SearchBudget) {
        self.model = model
        board = Board(model)
        random = RandomStream(seed: seed)
        meter = Meter(budget)
        best = Best(place: board.place, unplaced: board.unplaced, cost: board.cost)
    }

    var bestPlace: [Int32] { best.place }

    /// The part of the budget that looking for places may take, once it looks as if there were none.
    private static let placingPart = 0.6

    mutating func propose(_ progress: (SearchProgress) -> Void) {
        var ejection = Ejection(model)
        ejection.open(&board, model.movable, &random, &meter)
        keep(progress)
        place(&ejection, until: Self.placingPart, progress)
        board.take(best.place)
        anneal(progress)
        ejection.requeue(board)
        if !ejection.queue.isEmpty {
            insertFree(&ejection)
            keep(progress)
        }
    }

    private mutating func place(_ ejection: inout Ejection, until part: Double, _ progress: (SearchProgress) -> Void) {
        var neighbourhood = Neighbourhood(model)
        var since = 0
        while !ejection.queue.isEmpty, meter.part < part {
            ejection.step(&board, &random)
            meter.count(Self.stepsOfEjection)
            if keep(progress) { since = 0 }
            since += 1
            for _ in 0..<Self.shakes { _ = neighbourhood.change(&board, &random) }
            if since % 4000 == 0 { ejection.forget() }
        }
    }

    /// An ejection looks at all places of a session, which takes about as long as so many changes.
    static let stepsOfEjection = 16
    /// Changes by chance after each, so that the search does not go in circles.
    private static let shakes = 3

    private mutating func anneal(_ progress: (SearchProgress) -> Void) {
        guard model.problem.weights.isAnyWanted, model.movable.count > 0 else { return }
        var neighbourhood = Neighbourhood(model)
        let from = meter.part
        while !meter.isOver {
            let part = (meter.part - from) / (1 - from)
            let temperature = Self.hot * exp(log(Self.cold / Self.hot) * part)
            for _ in 0..<64 {
                let before = board.cost
                guard neighbourhood.change(&board, &random) else { continue }
                let rise = Double(board.cost - before)
                if rise > 0, rise > -temperature * log(Double(random.below(1 << 20) + 1) / Double(1 << 20)) {
                    neighbourhood.undo(&board)
                } else if board.cost < best.cost {
                    keep(progress)
                }
            }
            meter.count(64)
        }
        board.take(best.place)
    }

    /// Temperatures in the unit of the prices, measured with the default weights: hotter, colder and narrower came to more.
    private static let hot = 300.0
    private static let cold = 3.0

    private mutating func insertFree(_ ejection: inout Ejection) {
        for session in model.movable where !board.isPlaced(session) {
            if let place = model.packed[session].first(where: { board.isFree(session, Int($0)) }) {
                board.put(session, at: Int(place))
            }
        }
    }

    /// Remembers the board when it is the best so far.
    @discardableResult
    private mutating func keep(_ progress: (SearchProgress) -> Void) -> Bool {
        guard (board.unplaced, board.cost) < (best.unplaced, best.cost) else { return false }
        let isFuller = board.unplaced < best.unplaced
        best = Best(place: board.place, unplaced: board.unplaced, cost: board.cost)
        if isFuller {
            progress(SearchProgress(unplaced: best.unplaced, moves: 0, objective: best.cost, steps: meter.steps))
        }
        return isFuller
    }
}

extension Board {
    /// Brings every session to where it was.
    mutating func take(_ places: [Int32]) {
        for session in model.movable where isPlaced(session) && place[session] != places[session] { remove(session) }
        for session in model.movable where !isPlaced(session) && places[session] >= 0 {
            put(session, at: Int(places[session]))
        }
    }
}

extension AgendaProblem.Weights {
    var isAnyWanted: Bool {
        [tracksAtOnce, seatsShort, shortWalks, wishesLost, strays, emptySeats, idleMinutes, lateMinutes].contains {
            $0 != 0
        }
    }
}
