/// When rooms and people are free of what is given.
struct FreeTimes {
    /// By room.
    let rooms: [TimeSet]
    /// The windows, less what takes all rooms: where a plenary can be as far as other such things go.
    let everywhere: TimeSet
    /// The windows, less everything that is in any room: where a plenary can be.
    let empty: TimeSet
    /// By person; nil: always.
    private let people: [TimeSet?]
    /// By room, for those that hold several at once: what is given there.
    private let inRoom: [[Interval]]

    init(_ problem: AgendaProblem, _ given: [Placement?]) {
        let things = Self.things(problem, given)
        let windows = TimeSet(problem.windows)
        let allRooms = TimeSet(things.filter { $0.room == nil }.map(\.interval))
        everywhere = windows.subtracting(allRooms)
        empty = windows.subtracting(TimeSet(things.map(\.interval)))
        let inRoom = problem.rooms.indices.map { room in things.filter { $0.room == room }.map(\.interval) }
        self.inRoom = inRoom
        let everywhere = self.everywhere
        rooms = problem.rooms.indices.map { room in
            let full = TimeSet.crowded(inRoom[room], depth: problem.rooms[room].simultaneous)
            let free = everywhere.subtracting(full)
            return problem.rooms[room].open.map { free.intersection(TimeSet($0)) } ?? free
        }
        var busy = Array(repeating: [Interval](), count: problem.people.count)
        for thing in things { for person in thing.people { busy[person].append(thing.interval) } }
        people = problem.people.indices.map { person in
            guard let available = problem.people[person].available else {
                return busy[person].isEmpty ? nil : windows.subtracting(TimeSet(busy[person]))
            }
            return windows.intersection(TimeSet(available)).subtracting(TimeSet(busy[person]))
        }
    }

    private static func things(
        _ problem: AgendaProblem, _ given: [Placement?]
    ) -> [(interval: Interval, room: Int?, people: [Int])] {
        let fixed = problem.fixed.map { (interval: $0.interval, room: $0.room, people: $0.people) }
        return fixed
            + given.indices.compactMap { session in
                guard let placement = given[session] else { return nil }
                return (
                    problem.interval(of: session, at: placement), placement.room, problem.sessions[session].people
                )
            }
    }

    /// When all people of a session are free; nil: always.
    func together(_ people: [Int]) -> TimeSet? {
        people.compactMap { self.people[$0] }.reduce(nil as TimeSet?) { $0?.intersection($1) ?? $1 }
    }

    /// By room and cell: when the room became free, its window at the earliest.
    func since(_ grid: Grid) -> [Int] {
        var since: [Int] = []
        for room in rooms {
            var part = 0
            for cell in 0..<grid.count {
                let second = Int64(grid.start[cell])
                while part < room.parts.count, room.parts[part].end <= second { part += 1 }
                let isFree = part < room.parts.count && room.parts[part].start <= second
                let beginning = isFree ? room.parts[part].start : second
                since.append(Int(max(beginning, grid.windows[grid.window[cell]].start)))
            }
        }
        return since
    }

    /// By room and cell: the first cell of the free time around it, within its window, and the one behind the last. Cells
    /// that are not free stand alone.
    func spans(_ grid: Grid) -> [(Int32, Int32)] {
        var spans: [(Int32, Int32)] = []
        for room in rooms {
            var row = (0..<grid.count).map { (Int32($0), Int32($0 + 1)) }
            for part in room.parts {
                var cell = grid.cell(notBefore: Int(part.start))
                while cell < grid.count, grid.start[cell] < Int(part.end) {
                    let behind = grid.cell(notBefore: Int(min(part.end, grid.windows[grid.window[cell]].end)))
                    for inside in cell..<behind { row[inside] = (Int32(cell), Int32(behind)) }
                    cell = behind
                }
            }
            spans += row
        }
        return spans
    }

    func depth(_ grid: Grid, _ problem: AgendaProblem) -> [Int32] {
        guard problem.rooms.contains(where: { $0.simultaneous > 1 }) else { return [] }
        var depth = Array(repeating: Int32(0), count: inRoom.count * grid.count)
        for (room, things) in inRoom.enumerated() {
            for thing in things {
                let first = grid.cell(notBefore: Int(thing.start))
                let last = grid.cell(notBefore: Int(thing.end))
                for cell in first..<max(first, last) { depth[room * grid.count + cell] += 1 }
            }
        }
        return depth
    }
}
