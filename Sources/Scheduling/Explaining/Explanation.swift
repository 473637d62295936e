/// Says why a session has no place.
struct Explanation {
    let model: Model
    let placements: [Placement?]
    /// Whether the search ended before it tried every session once.
    let isEarly: Bool

    func reason(_ number: Int) -> UnplacedReason {
        let problem = model.problem
        let session = problem.sessions[number]
        let windows = problem.orderedWindows
        let longest = windows.map(\.length).max() ?? 0
        if !windows.contains(where: { $0.length >= session.duration }) { return .noWindowLongEnough(longest: longest) }
        let rooms = session.isPlenary ? [nil] : problem.rooms.indices.filter { isPossible(session, $0) }.map { $0 }
        let open = rooms.map { room in room.flatMap { problem.rooms[$0].open }.map { TimeSet($0) } }
        let inRooms = open.flatMap { open in starts(windows, session.duration) { open?.contains($0) ?? true } }
        if inRooms.isEmpty { return .noRoomOpenLongEnough(longest: longestOpen(open, windows)) }
        let together = session.people.compactMap { problem.people[$0].available.map { TimeSet($0) } }
            .reduce(TimeSet(windows)) { $0.intersection($1) }
        let people = session.people.filter { problem.people[$0].available != nil }
        if starts(windows, session.duration, where: together.contains).isEmpty {
            return .peopleNeverFreeTogether(people: people, together: together.parts)
        }
        if !inRooms.contains(where: together.contains) {
            let times = together.parts.filter { $0.length >= session.duration }
            return .peopleFreeOnlyWhenRoomsAreClosed(people: people, times: times)
        }
        if isEarly { return .deadline }
        var best: (placement: Placement, by: [Occupant])?
        for (room, open) in zip(rooms, open) {
            for interval in starts(windows, session.duration, where: { open?.contains($0) ?? true })
            where together.contains(interval) {
                let by = occupants(number, interval, room)
                if by.count < best?.by.count ?? Int.max { best = (Placement(room: room, start: interval.start), by) }
            }
        }
        guard let best else { return .deadline }
        return .everyPlaceTaken(best: best.placement, by: best.by)
    }

    private func isPossible(_ session: AgendaProblem.Session, _ room: Int) -> Bool {
        session.allowedRooms?.contains(room) ?? true
    }

    /// Every interval of a length on the step within a window that a rule allows.
    private func starts(
        _ windows: [Interval], _ length: Int64, where isAllowed: (Interval) -> Bool
    ) -> [Interval] {
        windows.flatMap { window in
            stride(from: window.start, through: window.end - length, by: Int(model.problem.step))
                .map { Interval($0, $0 + length) }.filter(isAllowed)
        }
    }

    private func longestOpen(_ open: [TimeSet?], _ windows: [Interval]) -> Int64 {
        open.flatMap { open in windows.flatMap { (open ?? TimeSet([$0])).intersection(TimeSet([$0])).parts } }
            .map(\.length).max() ?? 0
    }

    /// Who would have to leave for a session to be at an interval in a room: all in it when it is full.
    private func occupants(_ number: Int, _ interval: Interval, _ room: Int?) -> [Occupant] {
        let problem = model.problem
        let people = Set(problem.sessions[number].people)
        var inRoom: [(name: Occupant, interval: Interval)] = []
        var found: [Occupant] = []
        let look = { (name: Occupant, other: Interval, otherRoom: Int?, others: [Int]) in
            guard other.overlaps(interval) else { return }
            if room == nil || otherRoom == nil || !people.isDisjoint(with: others) {
                found.append(name)
            } else if otherRoom == room {
                inRoom.append((name, other))
            }
        }
        for (other, placement) in placements.enumerated() where other != number {
            guard let placement else { continue }
            let session = problem.sessions[other]
            look(.session(other), problem.interval(of: other, at: placement), placement.room, session.people)
        }
        for (other, slot) in problem.fixed.enumerated() { look(.fixed(other), slot.interval, slot.room, slot.people) }
        if let room, !inRoom.isEmpty {
            let full = TimeSet.crowded(inRoom.map(\.interval), depth: problem.rooms[room].simultaneous)
            for (name, other) in inRoom where !full.intersection(TimeSet([other.intersection(interval)])).parts.isEmpty
            {
                found.append(name)
            }
        }
        return found
    }
}

extension TimeSet {
    func contains(_ interval: Interval) -> Bool { part(holding: interval) != nil }
}
