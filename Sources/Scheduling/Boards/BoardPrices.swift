extension Board {
    /// What it adds to the cost when a session without a place comes to an allowed and free one.
    func price(_ session: Int, _ target: Int) -> Int {
        let (row, cell) = (target / model.cells, target % model.cells)
        let begin = model.grid.start[cell]
        let close = begin + model.duration[session]
        let isPlenary = model.isPlenary(session)
        var price = priceOfRelations(session, isPlenary ? -1 : row, begin, close)
        if isPlenary {
            price += model.prices.late[cell]
            for room in 0..<model.rooms { price += priceOfWaitingBehind(room, cell, close) }
        } else {
            price += model.prices.seats[session * model.rooms + row] + priceOfTrack(session, row)
            price += priceOfWaiting(row, cell, begin) + priceOfWaitingBehind(row, cell, close)
        }
        return model.task == .repair ? price + priceOfMove(session, target) : price
    }

    @inline(__always)
    private func priceOfRelations(_ session: Int, _ row: Int, _ begin: Int, _ close: Int) -> Int {
        var price = 0
        let walkingTime = model.walkingTime
        let shortWalk = model.weights.shortWalks
        for relation in model.relations[session] {
            let other = Int(relation.other)
            if begin < end[other] && start[other] < close {
                price += relation.priceAtOnce
            } else if relation.shared > 0, row >= 0, room[other] >= 0, Int(room[other]) != row {
                let gap = max(begin - end[other], start[other] - close)
                if gap < walkingTime { price += shortWalk * Int(relation.shared) }
            }
        }
        return price
    }

    private func priceOfTrack(_ session: Int, _ row: Int) -> Int {
        let weight = model.weights.strays
        let track = model.track[session]
        if weight == 0 || track < 0 { return 0 }
        let offset = track * model.rooms
        var most: Int32 = 0
        for room in 0..<model.rooms { most = max(most, trackCounts[offset + room]) }
        return trackCounts[offset + row] == most ? 0 : weight
    }

    /// For the minutes since the room was free, before a session that begins there.
    @inline(__always)
    private func priceOfWaiting(_ row: Int, _ cell: Int, _ begin: Int) -> Int {
        let weight = model.weights.idleMinutes
        if weight == 0 || holdsSeveral(row) { return 0 }
        return weight * ((begin - freeSince(row, cell)) / 60)
    }

    /// The next session in the room waits less when one before it ends at `close`.
    @inline(__always)
    private func priceOfWaitingBehind(_ row: Int, _ cell: Int, _ close: Int) -> Int {
        let weight = model.weights.idleMinutes
        if weight == 0 || holdsSeveral(row) { return 0 }
        let limit = model.grid.firstCell[model.grid.window[cell] + 1]
        let next = nextTaken(row, cell, limit)
        guard next < limit else { return 0 }
        let before = freeSince(row, next)
        if close <= before { return 0 }
        let begin = model.grid.start[next]
        return weight * ((begin - close) / 60 - (begin - before) / 60)
    }

    /// Since when a room has been free before a cell, its window at the earliest.
    @inline(__always)
    private func freeSince(_ row: Int, _ cell: Int) -> Int {
        var since = model.freeSince[row * model.cells + cell]
        if let last = previousTaken(row, cell, model.grid.firstCell[model.grid.window[cell]]) {
            since = max(since, end[Int(owner[row * model.cells + last])])
        }
        for plenary in model.plenaries where end[plenary] <= model.grid.start[cell] { since = max(since, end[plenary]) }
        return since
    }

    private func priceOfMove(_ session: Int, _ target: Int) -> Int {
        guard let current = model.problem.sessions[session].current, Int32(target) != model.home[session] else {
            return 0
        }
        return MovePrice.move
            + MovePrice.distance * AgendaScore.distance(from: current, to: model.placement(session, target))
    }
}

/// In a repair no aim is worth a minute's move, and no shorter way is worth a move.
enum MovePrice {
    static let distance = 1 << 24
    static let move = 1 << 48
}
