/// Sessions in their places: who holds which cells, and what that costs, kept up to date move by move.
struct Board {
    let model: Model
    /// By session: its place, -1 when it has none.
    private(set) var place: [Int32]
    /// By session and fixed slot: seconds, far away when it has no place.
    private(set) var start: [Int]
    private(set) var end: [Int]
    /// By session and fixed slot: -1 for all rooms.
    private(set) var room: [Int32]
    /// By session: the first cell, and the one behind its last.
    private(set) var first: [Int32]
    private(set) var behind: [Int32]
    /// By room and cell: the session there; -1 for none. In rooms that hold several at once, unused.
    private(set) var owner: [Int32]
    /// By room: a bit for each cell that can take no more.
    private(set) var taken: [UInt64]
    /// By room and cell, for rooms that hold several at once: how many are there.
    private(set) var depth: [Int32]
    /// By track and room.
    var trackCounts: [Int32]
    /// What all that is placed costs; that of the given things among each other included.
    private(set) var cost: Int
    private(set) var unplaced: Int

    static let nowhere = 1 << 52

    init(_ model: Model) {
        self.model = model
        let (sessions, fixed) = (model.sessions, model.problem.fixed)
        place = Array(repeating: -1, count: sessions)
        start = Array(repeating: Self.nowhere, count: sessions) + fixed.map { Int($0.interval.start) }
        end = Array(repeating: Self.nowhere, count: sessions) + fixed.map { Int($0.interval.end) }
        room = Array(repeating: -1, count: sessions) + fixed.map { Int32($0.room ?? -1) }
        first = Array(repeating: 0, count: sessions)
        behind = Array(repeating: 0, count: sessions)
        owner = Array(repeating: -1, count: model.rooms * model.cells)
        taken = Array(repeating: 0, count: model.rooms * model.words)
        depth = model.depth
        trackCounts = Array(repeating: 0, count: model.tracks * model.rooms)
        let staying = model.given.map { $0 != nil }
        cost = AgendaScore(model.given, in: model.problem, staying: staying).objective
        unplaced = model.movable.count
        for (session, placement) in model.given.enumerated() {
            guard let placement else { continue }
            let interval = model.problem.interval(of: session, at: placement)
            (start[session], end[session]) = (Int(interval.start), Int(interval.end))
            guard let room = placement.room else { continue }
            self.room[session] = Int32(room)
            let track = model.track[session]
            if track >= 0 { trackCounts[track * model.rooms + room] += 1 }
        }
        for room in 0..<model.rooms where holdsSeveral(room) {
            for cell in 0..<model.cells { mark(room, cell) }
        }
    }

    @inline(__always)
    func isPlaced(_ session: Int) -> Bool { place[session] >= 0 }

    @inline(__always)
    func holdsSeveral(_ room: Int) -> Bool { model.simultaneous[room] > 1 }

    var placements: [Placement?] {
        (0..<model.sessions).map { session in
            model.given[session] ?? (place[session] < 0 ? nil : model.placement(session, Int(place[session])))
        }
    }

    /// The place must be allowed and free.
    mutating func put(_ session: Int, at target: Int) {
        cost += price(session, target)
        let (row, cell) = (target / model.cells, target % model.cells)
        let end = model.end(session, cell)
        place[session] = Int32(target)
        first[session] = Int32(cell)
        behind[session] = Int32(end)
        start[session] = model.grid.start[cell]
        self.end[session] = start[session] + model.duration[session]
        unplaced -= 1
        guard !model.isPlenary(session) else { return }
        room[session] = Int32(row)
        let track = model.track[session]
        if track >= 0 { trackCounts[track * model.rooms + row] += 1 }
        hold(session, row, cell..<end, by: 1)
    }

    mutating func remove(_ session: Int) {
        let old = Int(place[session])
        if !model.isPlenary(session) {
            let row = old / model.cells
            let track = model.track[session]
            if track >= 0 { trackCounts[track * model.rooms + row] -= 1 }
            hold(session, row, Int(first[session])..<Int(behind[session]), by: -1)
        }
        place[session] = -1
        start[session] = Self.nowhere
        end[session] = Self.nowhere
        room[session] = -1
        unplaced += 1
        cost -= price(session, old)
    }

    private mutating func hold(_ session: Int, _ row: Int, _ cells: Range<Int>, by change: Int32) {
        let offset = row * model.cells
        if holdsSeveral(row) {
            for cell in cells {
                depth[offset + cell] += change
                mark(row, cell)
            }
            return
        }
        let name = change > 0 ? Int32(session) : -1
        for cell in cells {
            owner[offset + cell] = name
            taken[row * model.words + cell >> 6] ^= 1 << UInt64(cell & 63)
        }
    }

    private mutating func mark(_ row: Int, _ cell: Int) {
        let isFull = depth[row * model.cells + cell] >= Int32(model.simultaneous[row])
        let bit: UInt64 = 1 << UInt64(cell & 63)
        if isFull {
            taken[row * model.words + cell >> 6] |= bit
        } else {
            taken[row * model.words + cell >> 6] &= ~bit
        }
    }
}

extension Board {
    /// Whether nothing is in the way at an allowed place.
    func isFree(_ session: Int, _ target: Int) -> Bool {
        let (row, cell) = (target / model.cells, target % model.cells)
        let end = model.end(session, cell)
        if !model.isPlenary(session), nextTaken(row, cell, end) < end { return false }
        for other in model.exclusive[session] where overlaps(Int(other), cell, end) { return false }
        return true
    }

    @inline(__always)
    func overlaps(_ other: Int, _ cell: Int, _ end: Int) -> Bool {
        place[other] >= 0 && Int(first[other]) < end && cell < Int(behind[other])
    }

    /// The first cell from `cell` on that can take no more in a room; `limit` when there is none before it.
    @inline(__always)
    func nextTaken(_ row: Int, _ cell: Int, _ limit: Int) -> Int {
        if cell >= limit { return limit }
        let offset = row * model.words
        var word = cell >> 6
        var bits = taken[offset + word] & (~0 << UInt64(cell & 63))
        while bits == 0 {
            word += 1
            if word << 6 >= limit { return limit }
            bits = taken[offset + word]
        }
        return min(limit, word << 6 + bits.trailingZeroBitCount)
    }

    /// The last cell before `cell` that can take no more in a room; nil when there is none from `limit` on.
    @inline(__always)
    func previousTaken(_ row: Int, _ cell: Int, _ limit: Int) -> Int? {
        if cell <= limit { return nil }
        let offset = row * model.words
        var word = (cell - 1) >> 6
        var bits = taken[offset + word] & (~0 >> UInt64(63 - (cell - 1) & 63))
        while bits == 0 {
            if word << 6 <= limit { return nil }
            word -= 1
            bits = taken[offset + word]
        }
        let found = word << 6 + 63 - bits.leadingZeroBitCount
        return found >= limit ? found : nil
    }

    /// Those that have to leave before a session can be at an allowed place.
    func occupants(_ session: Int, _ target: Int) -> [Int] {
        let (row, cell) = (target / model.cells, target % model.cells)
        let end = model.end(session, cell)
        var found: [Int] = []
        for other in model.exclusive[session] where overlaps(Int(other), cell, end) { found.append(Int(other)) }
        if model.isPlenary(session) { return found }
        if holdsSeveral(row) { return found + crowd(session, row, cell..<end, besides: found) }
        var next = nextTaken(row, cell, end)
        while next < end {
            let other = Int(owner[row * model.cells + next])
            if !found.contains(other) { found.append(other) }
            let after = Int(behind[other])
            next = after < end ? nextTaken(row, after, end) : end
        }
        return found
    }

    /// Where a room holds several at once, those who would stay longest leave a crowded cell first.
    private func crowd(_ session: Int, _ row: Int, _ cells: Range<Int>, besides leaving: [Int]) -> [Int] {
        var found: [Int] = []
        let here = model.movable.filter {
            room[$0] == Int32(row) && overlaps($0, cells.lowerBound, cells.upperBound) && !leaving.contains($0)
        }
        let gone = leaving.filter { room[$0] == Int32(row) }
        for cell in cells {
            var count = Int(depth[row * model.cells + cell])
            count -= (gone + found).count { overlaps($0, cell, cell + 1) }
            while count >= model.simultaneous[row] {
                let candidates = here.filter { !found.contains($0) && overlaps($0, cell, cell + 1) }
                guard let last = candidates.max(by: { behind[$0] < behind[$1] }) else { break }
                found.append(last)
                count -= 1
            }
        }
        return found
    }
}
