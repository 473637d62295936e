/// Where each session can be, as far as windows, open rooms, people and given things go.
struct Places {
    private(set) var allowed: [UInt64]
    private(set) var packed: [[Int32]] = []
    private(set) var home: [Int32] = []
    private(set) var behind: [Int32] = []
    private(set) var behindOffset: [Int] = []

    private let problem: AgendaProblem
    private let grid: Grid
    private let words: Int

    init(
        _ problem: AgendaProblem, _ task: AgendaTask, _ grid: Grid, _ free: FreeTimes, _ given: [Placement?]
    ) {
        self.problem = problem
        self.grid = grid
        words = (grid.count + 63) / 64
        let rows = max(1, problem.rooms.count)
        allowed = Array(repeating: 0, count: problem.sessions.count * rows * words)
        fillBehind()
        var begins = Array(repeating: false, count: grid.count)
        for session in problem.sessions.indices {
            let current = task == .repair && given[session] == nil ? problem.sessions[session].current : nil
            if given[session] == nil { allow(session, current, free, &begins) }
            home.append(current.flatMap { place(session, $0) }.map { Int32($0) } ?? -1)
        }
        close(&begins)
        for session in problem.sessions.indices { packed.append(list(session, begins)) }
    }

    /// Sessions of one length share a table.
    private mutating func fillBehind() {
        var offset: [Int64: Int] = [:]
        for session in problem.sessions {
            if offset[session.duration] == nil {
                offset[session.duration] = behind.count
                for cell in 0..<grid.count {
                    let end = grid.cell(notBefore: grid.start[cell] + Int(session.duration))
                    behind.append(Int32(min(end, grid.firstCell[grid.window[cell] + 1])))
                }
            }
            behindOffset.append(offset[session.duration] ?? 0)
        }
    }

    private mutating func allow(
        _ number: Int, _ current: Placement?, _ free: FreeTimes, _ begins: inout [Bool]
    ) {
        let session = problem.sessions[number]
        let together = free.together(session.people)
        for row in session.isPlenary ? 0..<1 : 0..<problem.rooms.count {
            if !session.isPlenary, !(session.allowedRooms?.contains(row) ?? true) { continue }
            let room = session.isPlenary ? free.empty : free.rooms[row]
            let odd = current?.room == (session.isPlenary ? nil : row) ? current.map { Int($0.start) } : nil
            let offset = (number * max(1, problem.rooms.count) + row) * words
            for part in (together.map(room.intersection) ?? room).parts {
                var cell = grid.cell(notBefore: Int(part.start))
                var window = -1
                while cell < grid.count, grid.start[cell] + Int(session.duration) <= Int(part.end) {
                    let end = min(part.end, grid.windows[grid.window[cell]].end)
                    let isOdd = !grid.isOnStep[cell]
                    if grid.start[cell] + Int(session.duration) <= Int(end), !isOdd || grid.start[cell] == odd {
                        allowed[offset + cell >> 6] |= 1 << UInt64(cell & 63)
                        if window != grid.window[cell], !isOdd {
                            window = grid.window[cell]
                            begins[cell] = true
                        }
                    }
                    cell += 1
                }
            }
        }
    }

    private func place(_ session: Int, _ placement: Placement) -> Int? {
        guard problem.sessions[session].isPlenary == (placement.room == nil),
            let cell = grid.cell(at: Int(placement.start))
        else { return nil }
        let row = placement.room ?? 0
        return isAllowed(session, row, cell) ? row * grid.count + cell : nil
    }

    private func isAllowed(_ session: Int, _ row: Int, _ cell: Int) -> Bool {
        let offset = (session * max(1, problem.rooms.count) + row) * words
        return allowed[offset + cell >> 6] & (1 << UInt64(cell & 63)) != 0
    }

    /// Any plan can be shifted to earlier times until each session starts where it first could or where another ends
    /// (normal patterns; a session that stays ends where it always did). So these starts are enough to place everything that can be placed.
    private func close(_ begins: inout [Bool]) {
        for session in problem.sessions.indices where home[session] >= 0 {
            let cell = Int(home[session]) % grid.count
            if let next = grid.cell(at: roundedEnd(cell, problem.sessions[session].duration)) { begins[next] = true }
        }
        let lengths = Set(problem.sessions.map(\.duration))
        for cell in 0..<grid.count where begins[cell] {
            for length in lengths {
                if let next = grid.cell(at: roundedEnd(cell, length)) { begins[next] = true }
            }
        }
    }

    /// The first time on the step at which a session can follow one that begins at a cell.
    private func roundedEnd(_ cell: Int, _ duration: Int64) -> Int {
        let beginning = Int(grid.windows[grid.window[cell]].start)
        let step = Int(problem.step)
        return beginning + (grid.start[cell] - beginning + Int(duration) + step - 1) / step * step
    }

    private func list(_ session: Int, _ begins: [Bool]) -> [Int32] {
        var list: [Int32] = []
        for row in 0..<(problem.sessions[session].isPlenary ? 1 : problem.rooms.count) {
            for cell in 0..<grid.count where isAllowed(session, row, cell) {
                let place = Int32(row * grid.count + cell)
                if begins[cell] || place == home[session] { list.append(place) }
            }
        }
        return list
    }
}
