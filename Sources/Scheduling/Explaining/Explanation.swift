/// Says why a session has no place.
struct Explanation {
    private let problem: AgendaProblem
    private let windows: [Interval]
    private let things: [Thing]

    private struct Thing {
        let name: Occupant
        let interval: Interval
        let room: Int?
        let people: [Int]
    }

    init(_ problem: AgendaProblem, _ placements: [Placement?]) {
        self.problem = problem
        windows = problem.orderedWindows
        let placed = placements.enumerated().compactMap { number, placement in
            placement.map {
                Thing(
                    name: .session(number), interval: problem.interval(of: number, at: $0), room: $0.room,
                    people: problem.sessions[number].people)
            }
        }
        things =
            placed
            + problem.fixed.enumerated().map {
                Thing(name: .fixed($0), interval: $1.interval, room: $1.room, people: $1.people)
            }
    }

    /// The reason is looked for in what is given first, then in what was placed.
    func reason(_ number: Int) -> UnplacedReason {
        let session = problem.sessions[number]
        let length = session.duration
        let longest = windows.map(\.length).max() ?? 0
        if longest < length { return .noWindowLongEnough(longest: longest) }
        let open = times(of: session)
        let longestOpen = open.map { longestFromStart($0.times) }.max() ?? 0
        if longestOpen < length { return .noRoomOpenLongEnough(longest: longestOpen) }
        let people = session.people.filter { problem.people[$0].available != nil }
        let together = people.compactMap { problem.people[$0].available.map { TimeSet($0) } }
            .reduce(TimeSet(windows)) { $0.intersection($1) }
        if longestFromStart(together) < length {
            return .peopleNeverFreeTogether(people: people, together: withinWindows(together))
        }
        var best: (placement: Placement, by: [Occupant])?
        for (room, times) in open {
            look(number, room, times.intersection(together), &best)
        }
        if let best { return .everyPlaceTaken(best: best.placement, by: best.by) }
        return .peopleFreeOnlyWhenRoomsAreClosed(
            people: people, times: withinWindows(together).filter { $0.length >= length })
    }

    /// When the rooms that a session can be in are open; a plenary needs none.
    private func times(of session: AgendaProblem.Session) -> [(room: Int?, times: TimeSet)] {
        if session.isPlenary { return [(nil, TimeSet(windows))] }
        return problem.rooms.indices.filter { session.allowedRooms?.contains($0) ?? true }.map { room in
            (room, problem.rooms[room].open.map { TimeSet($0).intersection(TimeSet(windows)) } ?? TimeSet(windows))
        }
    }

    private func withinWindows(_ times: TimeSet) -> [Interval] {
        windows.flatMap { times.intersection(TimeSet([$0])).parts }
    }

    /// Seconds of the longest session that can start on the step.
    private func longestFromStart(_ times: TimeSet) -> Int64 {
        windows.flatMap { window in
            times.intersection(TimeSet([window])).parts.map { $0.end - firstStart($0, window) }
        }.reduce(0, max)
    }

    /// The first time on the step within a part of a window.
    private func firstStart(_ part: Interval, _ window: Interval) -> Int64 {
        window.start + (part.start - window.start + problem.step - 1) / problem.step * problem.step
    }

    /// Finds the place with the fewest in the way.
    private func look(
        _ number: Int, _ room: Int?, _ times: TimeSet, _ best: inout (placement: Placement, by: [Occupant])?
    ) {
        let length = problem.sessions[number].duration
        for window in windows {
            let near = things.filter { $0.interval.overlaps(window) && $0.name != .session(number) }
            for part in times.intersection(TimeSet([window])).parts {
                var start = firstStart(part, window)
                while start + length <= part.end {
                    let by = occupants(number, Interval(start, start + length), room, near)
                    if by.count < best?.by.count ?? Int.max { best = (Placement(room: room, start: start), by) }
                    start += problem.step
                }
            }
        }
    }

    /// Who would have to leave for a session to be at an interval in a room: where it holds several, all in it while it is
    /// full.
    private func occupants(_ number: Int, _ interval: Interval, _ room: Int?, _ near: [Thing]) -> [Occupant] {
        let people = problem.sessions[number].people
        var (found, inRoom): ([Occupant], [Thing]) = ([], [])
        for thing in near where thing.interval.overlaps(interval) {
            if room == nil || thing.room == nil || people.contains(where: thing.people.contains) {
                found.append(thing.name)
            } else if thing.room == room {
                inRoom.append(thing)
            }
        }
        guard let room, !inRoom.isEmpty else { return found }
        let full = TimeSet.crowded(
            inRoom.map { $0.interval.intersection(interval) }, depth: problem.rooms[room].simultaneous)
        return found
            + inRoom.filter { thing in full.parts.contains { $0.overlaps(thing.interval) } }.map(\.name)
    }
}
