import RandomNumbers

/// Changes that bring sessions home or nearer to it.
struct RepairMoves {
    private let model: Model
    private var log: [(session: Int, place: Int)] = []

    init(_ model: Model) { self.model = model }

    /// Makes a change; false when there is nothing to change.
    mutating func change(_ board: inout Board, _ random: inout RandomStream) -> Bool {
        log.removeAll(keepingCapacity: true)
        let away = model.movable.filter { board.place[$0] < 0 || board.place[$0] != model.home[$0] }
        guard !away.isEmpty else { return false }
        let session = away[random.below(away.count)]
        switch random.below(4) {
        case 0, 1:
            // Half of the time another one makes room, too.
            if random.below(2) == 0 { take(&board, away[random.below(away.count)]) }
            if random.below(2) == 0 { goHome(&board, session, &random) } else { displace(&board, session, &random) }
        default:
            var leaving = [session]
            for _ in 0..<random.below(3) { leaving.append(away[random.below(away.count)]) }
            for session in leaving { take(&board, session) }
            settle(&board, leaving.shuffled(using: &random))
        }
        return true
    }

    /// Takes the last change back.
    mutating func undo(_ board: inout Board) {
        for (session, _) in log where board.isPlaced(session) { board.remove(session) }
        for (session, place) in log where place >= 0 { board.put(session, at: place) }
        log.removeAll(keepingCapacity: true)
    }

    /// Puts a session at the free place that costs least; false when there is none.
    func putBest(_ board: inout Board, _ session: Int) -> Bool {
        var (best, price) = (-1, Int.max)
        for row in 0..<(model.isPlenary(session) ? 1 : model.rooms) {
            for cell in 0..<model.cells where model.allows(session, row, cell) {
                let place = row * model.cells + cell
                guard board.isFree(session, place) else { continue }
                let next = board.price(session, place)
                if next < price { (best, price) = (place, next) }
            }
        }
        if best < 0 { return false }
        board.put(session, at: best)
        return true
    }

    private mutating func take(_ board: inout Board, _ session: Int) {
        if log.contains(where: { $0.session == session }) { return }
        log.append((session, Int(board.place[session])))
        if board.isPlaced(session) { board.remove(session) }
    }

    private mutating func settle(_ board: inout Board, _ sessions: [Int]) {
        for session in sessions where !board.isPlaced(session) { _ = putBest(&board, session) }
    }

    /// Back to where it was; whoever is there looks for another place.
    private mutating func goHome(_ board: inout Board, _ session: Int, _ random: inout RandomStream) {
        guard model.home[session] >= 0 else { return displace(&board, session, &random) }
        move(&board, session, to: Int(model.home[session]), &random)
    }

    /// To any place that it can have, in the hope of a shorter way for all.
    private mutating func displace(_ board: inout Board, _ session: Int, _ random: inout RandomStream) {
        let packed = model.packed[session]
        move(&board, session, to: Int(packed[random.below(packed.count)]), &random)
    }

    private mutating func move(
        _ board: inout Board, _ session: Int, to place: Int, _ random: inout RandomStream
    ) {
        take(&board, session)
        let leaving = board.occupants(session, place)
        for other in leaving { take(&board, other) }
        board.put(session, at: place)
        settle(&board, log.map(\.session).shuffled(using: &random))
    }
}
