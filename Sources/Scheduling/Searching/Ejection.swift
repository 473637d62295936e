import RandomNumbers

/// Places what has no place: where nothing is free, the session takes the place whose holders are the easiest to place
/// again, and those go back to the queue. Whoever was hard to place weighs more from then on.
///
/// This is the guided ejection search of Nagata and Bräysy (2009), and near to the iterative forward search with
/// conflict statistics of Müller (2005).
struct Ejection {
    private let model: Model
    /// By session: how often it was found without a free place, and one.
    private var weight: [Int]
    /// Without a place.
    private(set) var queue: [Int] = []
    private var holders = Holders()
    /// A gap that nobody can use counts as much as four sessions that were never hard to place. Without it, agendas that
    /// leave no minute free were not solved in two seconds; with it they are in a tenth.
    private static let priceOfGap = 4 * Holders.unit
    /// In a repair: what it counts, in failures, that a session leaves the place where it was.
    let priceOfLeaving: Int

    init(_ model: Model, priceOfLeaving: Int = 0) {
        self.model = model
        self.priceOfLeaving = priceOfLeaving
        weight = Array(repeating: 1, count: model.sessions)
    }

    /// Puts the hard ones where they cost least, one after the other; what finds no free place is queued.
    mutating func open(_ board: inout Board, _ sessions: [Int], _ random: inout RandomStream, _ meter: inout Meter) {
        let keys = sessions.map { session in
            let places = model.packed[session].count / (model.isPlenary(session) ? 1 : max(1, model.rooms))
            let length = model.duration[session]
            return (session, (model.isPlenary(session) ? 0 : 1, Double(places) / Double(length), random.next()))
        }
        queue = []
        for (session, _) in keys.sorted(by: { $0.1 < $1.1 }) {
            meter.count(4)
            if meter.isOver || !putFree(&board, session, &random) { queue.append(session) }
        }
        queue.reverse()
    }

    /// Puts a session at the free place that costs least.
    private func putFree(_ board: inout Board, _ session: Int, _ random: inout RandomStream) -> Bool {
        var (best, price, ties) = (-1, Int.max, 0)
        for place in model.packed[session] where board.isFree(session, Int(place)) {
            let next = board.price(session, Int(place))
            if next > price { continue }
            ties = next < price ? 1 : ties + 1
            if ties == 1 || random.below(ties) == 0 { (best, price) = (Int(place), next) }
        }
        if best < 0 { return false }
        board.put(session, at: best)
        return true
    }

    /// One session of the queue gets a place.
    mutating func step(_ board: inout Board, _ random: inout RandomStream) {
        if queue.isEmpty { return }
        // By chance: when the last one always came first, full agendas took ten times as long.
        queue.swapAt(queue.count - 1, random.below(queue.count))
        let session = queue.removeLast()
        let place = choose(board, session, &random)
        let leaving = board.occupants(session, place)
        for other in leaving { board.remove(other) }
        board.put(session, at: place)
        if !leaving.isEmpty { weight[session] += 1 }
        queue += leaving
    }

    private mutating func choose(_ board: borrowing Board, _ session: Int, _ random: inout RandomStream) -> Int {
        // A repair has no other chance to leave a circle.
        if priceOfLeaving > 0, random.below(32) == 0 {
            return Int(model.packed[session][random.below(model.packed[session].count)])
        }
        holders.gather(board, session, weight, priceOfLeaving)
        let home = model.home[session]
        var (best, price, ties) = (-1, Int.max, 0)
        for place in model.packed[session] {
            let leaving = priceOfLeaving > 0 && home >= 0 && place != home ? priceOfLeaving * Holders.unit : 0
            if leaving > price { continue }
            var next = leaving + holders.price(board, session, Int(place), below: price - leaving)
            if next <= price { next += Self.priceOfGap * gaps(board, session, Int(place)) }
            if next > price { continue }
            ties = next < price ? 1 : ties + 1
            if ties == 1 || random.below(ties) == 0 { (best, price) = (Int(place), next) }
        }
        return best
    }

    /// How many gaps that are too short for any session a session leaves beside it, once those who hold its place left.
    private func gaps(_ board: borrowing Board, _ session: Int, _ place: Int) -> Int {
        let (row, cell) = (place / model.cells, place % model.cells)
        if model.isPlenary(session) || board.holdsSeveral(row) { return 0 }
        let window = model.grid.window[cell]
        let end = model.end(session, cell)
        var (opening, closing) = model.span(row, cell)
        for plenary in model.plenaries where board.isPlaced(plenary) {
            if Int(board.behind[plenary]) <= cell { opening = max(opening, Int(board.behind[plenary])) }
            if Int(board.first[plenary]) >= end { closing = min(closing, Int(board.first[plenary])) }
        }
        var before = board.previousTaken(row, cell, opening)
        if let last = before {
            let holder = Int(board.owner[row * model.cells + last])
            if Int(board.behind[holder]) > cell { before = board.previousTaken(row, Int(board.first[holder]), opening) }
        }
        var next = board.nextTaken(row, end, closing)
        if next < closing {
            let holder = Int(board.owner[row * model.cells + next])
            if Int(board.first[holder]) < end { next = board.nextTaken(row, Int(board.behind[holder]), closing) }
        }
        let gap = cell - (before.map { $0 + 1 } ?? opening)
        let gapBehind = next - end
        return (gap > 0 && gap < model.shortest[window] ? 1 : 0)
            + (gapBehind > 0 && gapBehind < model.shortest[window] ? 1 : 0)
    }

    /// After some time what was hard is forgotten by half, so that the search does not keep to old troubles.
    mutating func forget() { for session in weight.indices { weight[session] = (weight[session] + 1) / 2 } }

    mutating func requeue(_ board: borrowing Board) {
        queue = model.movable.filter { !board.isPlaced($0) }
    }
}

/// What it costs to send away those who hold a place.
private struct Holders {
    /// The price of a holder who was never hard to place; below it, length decides.
    static let unit = 32

    private var prices: [Int] = []
    private var exclusive: [(first: Int, behind: Int, room: Int, price: Int)] = []

    mutating func gather(_ board: borrowing Board, _ session: Int, _ weight: [Int], _ priceOfLeaving: Int) {
        let model = board.model
        let step = max(1, Int(model.problem.step))
        if prices.isEmpty { prices = Array(repeating: 0, count: model.sessions) }
        for other in model.movable {
            let isHome = priceOfLeaving > 0 && board.place[other] == model.home[other]
            let length = min(Holders.unit - 1, model.duration[other] / step)
            prices[other] = Holders.unit * (weight[other] + (isHome ? priceOfLeaving : 0)) + length
        }
        exclusive.removeAll(keepingCapacity: true)
        for other in model.exclusive[session] where board.isPlaced(Int(other)) {
            let other = Int(other)
            exclusive.append(
                (Int(board.first[other]), Int(board.behind[other]), Int(board.room[other]), prices[other]))
        }
    }

    /// Stops as soon as the price is above a limit.
    func price(_ board: borrowing Board, _ session: Int, _ place: Int, below limit: Int) -> Int {
        let model = board.model
        let (row, cell) = (place / model.cells, place % model.cells)
        let end = model.end(session, cell)
        var sum = 0
        let isPlenary = model.isPlenary(session)
        if !isPlenary, board.holdsSeveral(row) {
            return board.occupants(session, place).reduce(0) { $0 + prices[$1] }
        }
        for other in exclusive where other.first < end && cell < other.behind {
            if isPlenary || other.room != row { sum += other.price }
        }
        if isPlenary || sum > limit { return sum }
        var next = board.nextTaken(row, cell, end)
        while next < end {
            let other = Int(board.owner[row * model.cells + next])
            sum += prices[other]
            let after = Int(board.behind[other])
            if sum > limit || after >= end { return sum }
            next = board.nextTaken(row, after, end)
        }
        return sum
    }
}
