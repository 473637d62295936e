import RandomNumbers

/// Small changes to a board on which every hard rule is kept, each of which can be taken back.
struct Neighbourhood {
    private let model: Model
    /// Sessions that can change places.
    private let candidates: [Int]
    /// Where the sessions of the last change were, in the order in which they left.
    private var log: [(session: Int, place: Int)] = []

    init(_ model: Model, candidates: [Int]? = nil) {
        self.model = model
        self.candidates = candidates ?? model.movable
    }

    /// Makes a change; false when nothing came of it, and then the board is as before.
    mutating func change(_ board: inout Board, _ random: inout RandomStream) -> Bool {
        log.removeAll(keepingCapacity: true)
        guard !candidates.isEmpty else { return false }
        let session = candidates[random.below(candidates.count)]
        guard board.isPlaced(session) else { return false }
        let kind = random.below(16)
        let isDone =
            switch kind {
            case 0 where model.rooms > 1: exchangeRooms(&board, session, &random)
            case 1...3: exchangeNeighbours(&board, session)
            default: push(&board, session, &random)
            }
        if !isDone { undo(&board) }
        return isDone
    }

    /// Takes the last change back.
    mutating func undo(_ board: inout Board) {
        var left: [Int] = []
        for (session, _) in log where !left.contains(session) {
            left.append(session)
            if board.isPlaced(session) { board.remove(session) }
        }
        // The first entry of a session tells where it was in the beginning.
        for session in left {
            if let first = log.first(where: { $0.session == session }) { board.put(session, at: first.place) }
        }
        log.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ board: inout Board, _ session: Int) {
        log.append((session, Int(board.place[session])))
        board.remove(session)
    }

    private func allows(_ session: Int, _ place: Int) -> Bool {
        model.allows(session, place / model.cells, place % model.cells)
    }

    private func put(_ board: inout Board, _ session: Int, _ place: Int) -> Bool {
        guard allows(session, place), board.isFree(session, place) else { return false }
        board.put(session, at: place)
        return true
    }

    /// A session goes where it likes; up to three who are there take the room that it leaves.
    private mutating func push(_ board: inout Board, _ session: Int, _ random: inout RandomStream) -> Bool {
        let target = pick(board, session, &random)
        let old = Int(board.place[session])
        if target == old || !allows(session, target) { return false }
        let oldEnd = Int(board.behind[session])
        take(&board, session)
        let leaving = board.occupants(session, target)
        if leaving.count > 3 { return false }
        for other in leaving { take(&board, other) }
        guard put(&board, session, target) else { return false }
        let newCells = (target % model.cells)..<Int(board.behind[session])
        var cursor = old % model.cells
        for other in leaving {
            let before = log.first { $0.session == other }?.place ?? old
            // Who was in the way as a person alone may stay in the room.
            if place(&board, other, from: &cursor, to: oldEnd, old / model.cells) { continue }
            let isApart = before % model.cells >= newCells.upperBound || before % model.cells < newCells.lowerBound
            if isApart, put(&board, other, before) { continue }
            if !placeAnywhere(&board, other, &random) { return false }
        }
        return true
    }

    private func pick(_ board: borrowing Board, _ session: Int, _ random: inout RandomStream) -> Int {
        let cell: Int
        let row = model.isPlenary(session) ? 0 : random.below(max(1, model.rooms))
        switch random.below(8) {
        case 0: return row * model.cells + Int(board.first[session])
        case 1: cell = random.below(model.cells)
        case 2, 3:
            // Where another begins, so that lengths that agree change places.
            let other = candidates[random.below(candidates.count)]
            if !board.isPlaced(other) || model.isPlenary(session) != model.isPlenary(other) {
                return Int(board.place[session])
            }
            return Int(board.place[other])
        default:
            let packed = model.packed[session]
            return Int(packed[random.below(packed.count)])
        }
        return row * model.cells + cell
    }

    /// Into the space that was left, from its beginning.
    private func place(
        _ board: inout Board, _ session: Int, from cursor: inout Int, to end: Int, _ row: Int
    ) -> Bool {
        let row = model.isPlenary(session) ? 0 : row
        var cell = cursor
        while cell < end {
            if put(&board, session, row * model.cells + cell) {
                cursor = Int(board.behind[session])
                return true
            }
            cell += 1
        }
        return false
    }

    private func placeAnywhere(_ board: inout Board, _ session: Int, _ random: inout RandomStream) -> Bool {
        let packed = model.packed[session]
        for _ in 0..<8 {
            let place = Int(packed[random.below(packed.count)])
            if board.isFree(session, place) {
                board.put(session, at: place)
                return true
            }
        }
        return false
    }

    /// A session and the next in its room change their order.
    private mutating func exchangeNeighbours(_ board: inout Board, _ session: Int) -> Bool {
        let place = Int(board.place[session])
        let (row, cell) = (place / model.cells, place % model.cells)
        if model.isPlenary(session) || board.holdsSeveral(row) { return false }
        let limit = model.grid.firstCell[model.grid.window[cell] + 1]
        let next = board.nextTaken(row, Int(board.behind[session]), limit)
        guard next < limit else { return false }
        let other = Int(board.owner[row * model.cells + next])
        let otherEnd = Int(board.behind[other])
        take(&board, session)
        take(&board, other)
        guard put(&board, other, row * model.cells + cell) else { return false }
        // It ends where the other did; on a grid with odd cells that is looked for.
        var start = Int(board.behind[other])
        while start < otherEnd, model.end(session, start) < otherEnd { start += 1 }
        return put(&board, session, row * model.cells + min(start, otherEnd - 1))
    }

    /// All sessions of two rooms in one window change rooms; the people notice nothing of the time.
    private mutating func exchangeRooms(
        _ board: inout Board, _ session: Int, _ random: inout RandomStream
    ) -> Bool {
        if model.isPlenary(session) { return false }
        let row = Int(board.place[session]) / model.cells
        let other = (row + 1 + random.below(model.rooms - 1)) % model.rooms
        if board.holdsSeveral(row) || board.holdsSeveral(other) { return false }
        let window = model.grid.window[Int(board.first[session])]
        let cells = model.grid.firstCell[window]..<model.grid.firstCell[window + 1]
        var moving: [(session: Int, place: Int)] = []
        for (from, to) in [(row, other), (other, row)] {
            var cell = board.nextTaken(from, cells.lowerBound, cells.upperBound)
            while cell < cells.upperBound {
                let found = Int(board.owner[from * model.cells + cell])
                moving.append((found, to * model.cells + cell))
                cell = board.nextTaken(from, Int(board.behind[found]), cells.upperBound)
            }
        }
        guard moving.allSatisfy({ allows($0.session, $0.place) }) else { return false }
        for (session, _) in moving { take(&board, session) }
        return moving.allSatisfy { put(&board, $0.session, $0.place) }
    }
}
