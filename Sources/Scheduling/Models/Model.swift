/// What is done with the sessions that have a place.
enum AgendaTask: Sendable {
    /// All but the pinned ones are placed anew.
    case propose
    /// They stay.
    case fill
    /// They move when they must.
    case repair
}

/// A problem as the search reads it: numbers in flat tables, and for each session the places that given things leave.
///
/// A place is a row and a cell: `row * cells + cell`. The row of a room is its number; a plenary has the one row 0.
final class Model: Sendable {
    let problem: AgendaProblem
    let task: AgendaTask
    let sessions: Int
    let rooms: Int
    let grid: Grid
    let cells: Int
    /// 64-bit words that hold a bit for each cell.
    let words: Int
    private let takesAllRooms: [Bool]
    /// By session: seconds.
    let duration: [Int]
    /// By session: the track, numbered anew without gaps; -1 for none.
    let track: [Int]
    let tracks: Int
    /// By room: how many sessions it holds at once.
    let simultaneous: [Int]
    let walkingTime: Int
    let weights: AgendaProblem.Weights
    /// By session: where it stays.
    let given: [Placement?]
    /// Sessions that can be placed at all.
    let movable: [Int]
    /// By session: the cells behind a session that starts at a cell, `session's duration * cells + cell`.
    private let behind: [Int32]
    private let behindOffset: [Int]
    /// By session and room: the cells at which it can start as far as given things go.
    let allowed: [UInt64]
    /// By session: the places among ``allowed`` that a plan shifted to the earliest times can have.
    let packed: [[Int32]]
    /// By session: its place before, when it can be there.
    let home: [Int32]
    /// Those of ``movable`` that take all rooms.
    let plenaries: [Int]
    /// Sessions it cannot be at once with: they share a person, or one takes all rooms.
    let exclusive: [[Int32]]
    let relations: [[Relation]]
    let prices: UnaryPrices
    /// By room and cell: since when the room has been free of given things and open.
    let freeSince: [Int]
    /// By room and cell: the cells in a window around one that are free of given things and open.
    private let spans: [(Int32, Int32)]
    /// By window: the fewest cells that a session holds there.
    let shortest: [Int]
    /// By room and cell, for rooms that hold several at once: how many given things are there.
    let depth: [Int32]

    init(_ problem: AgendaProblem, _ task: AgendaTask) {
        self.problem = problem
        self.task = task
        sessions = problem.sessions.count
        rooms = problem.rooms.count
        takesAllRooms = problem.sessions.map(\.isPlenary)
        duration = problem.sessions.map { Int($0.duration) }
        let tracks = Set(problem.sessions.compactMap(\.track)).sorted()
        track = problem.sessions.map { session in session.track.flatMap { tracks.firstIndex(of: $0) } ?? -1 }
        self.tracks = tracks.count
        simultaneous = problem.rooms.map(\.simultaneous)
        walkingTime = Int(problem.walkingTime)
        weights = problem.weights
        let given = Self.given(problem, task)
        self.given = given
        let grid = Grid(problem.orderedWindows, step: Int(problem.step), marks: Self.marks(problem, given, task))
        self.grid = grid
        cells = grid.count
        words = (grid.count + 63) / 64
        let free = FreeTimes(problem, given)
        let places = Places(problem, task, grid, free, given)
        movable = problem.sessions.indices.filter { given[$0] == nil && !places.packed[$0].isEmpty }
        plenaries = movable.filter { problem.sessions[$0].isPlenary }
        behind = places.behind
        behindOffset = places.behindOffset
        allowed = places.allowed
        packed = places.packed
        home = places.home
        exclusive = Self.exclusive(problem, movable)
        relations = Relation.all(problem)
        prices = UnaryPrices(problem, grid)
        freeSince = free.since(grid)
        spans = free.spans(grid)
        shortest = Self.shortest(movable, grid, places)
        depth = free.depth(grid, problem)
    }

    private static func given(_ problem: AgendaProblem, _ task: AgendaTask) -> [Placement?] {
        problem.sessions.map { $0.pinned ?? (task == .fill ? $0.current : nil) }
    }

    /// Sessions may stay at odd times; and in rooms that hold several, given things must fill whole cells.
    private static func marks(_ problem: AgendaProblem, _ given: [Placement?], _ task: AgendaTask) -> [Int] {
        var marks = task == .repair ? problem.sessions.compactMap { $0.current.map { Int($0.start) } } : []
        guard problem.rooms.contains(where: { $0.simultaneous > 1 }) else { return marks }
        for slot in problem.fixed { marks += [Int(slot.interval.start), Int(slot.interval.end)] }
        for (session, placement) in given.enumerated() {
            guard let placement else { continue }
            let interval = problem.interval(of: session, at: placement)
            marks += [Int(interval.start), Int(interval.end)]
        }
        return marks
    }

    private static func exclusive(_ problem: AgendaProblem, _ movable: [Int]) -> [[Int32]] {
        var together = Array(repeating: Set<Int>(), count: problem.people.count)
        for session in movable {
            for person in problem.sessions[session].people { together[person].insert(session) }
        }
        let plenaries = Set(movable.filter { problem.sessions[$0].isPlenary })
        var exclusive = Array(repeating: [Int32](), count: problem.sessions.count)
        for session in movable {
            var others = plenaries
            for person in problem.sessions[session].people { others.formUnion(together[person]) }
            if plenaries.contains(session) { others = Set(movable) }
            others.remove(session)
            exclusive[session] = others.sorted().map { Int32($0) }
        }
        return exclusive
    }

    private static func shortest(_ movable: [Int], _ grid: Grid, _ places: Places) -> [Int] {
        grid.windows.indices.map { window in
            let cell = grid.firstCell[window]
            return movable.map { Int(places.behind[places.behindOffset[$0] + cell]) - cell }.min() ?? 1
        }
    }

    @inline(__always)
    func span(_ row: Int, _ cell: Int) -> (Int, Int) {
        let span = spans[row * cells + cell]
        return (Int(span.0), Int(span.1))
    }

    @inline(__always)
    func end(_ session: Int, _ cell: Int) -> Int { Int(behind[behindOffset[session] + cell]) }

    @inline(__always)
    func isPlenary(_ session: Int) -> Bool { takesAllRooms[session] }

    @inline(__always)
    func allows(_ session: Int, _ row: Int, _ cell: Int) -> Bool {
        allowed[(session * max(1, rooms) + row) * words + cell >> 6] & (1 << UInt64(cell & 63)) != 0
    }

    func placement(_ session: Int, _ place: Int) -> Placement {
        Placement(
            room: isPlenary(session) ? nil : place / cells, start: Int64(grid.start[place % cells]))
    }

    /// The place that a placement is, whether or not the session can be there.
    func place(_ session: Int, _ placement: Placement) -> Int? {
        guard isPlenary(session) == (placement.room == nil), let cell = grid.cell(at: Int(placement.start)) else {
            return nil
        }
        return (placement.room ?? 0) * cells + cell
    }
}
