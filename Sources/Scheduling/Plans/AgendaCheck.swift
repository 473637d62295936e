/// Holds placements against every hard rule, from the problem as it was given, pair by pair and second by second.
///
/// It shares no code with the search and keeps nothing between calls: it is the last gate before a plan is given out.
public enum AgendaCheck {
    /// Every rule that is broken by the sessions that have a place and by the fixed slots.
    public static func violations(of placements: [Placement?], in problem: AgendaProblem) -> [AgendaViolation] {
        let rooms = placements.compactMap { $0?.room }
        guard placements.count == problem.sessions.count, rooms.allSatisfy(problem.rooms.indices.contains) else {
            return [.misshapen]
        }
        let things = all(placements, problem)
        var found: [AgendaViolation] = []
        for (session, placement) in placements.enumerated() {
            if let placement { found += alone(session, placement, problem) }
            let pinned = problem.sessions[session].pinned
            if pinned != nil, pinned != placement { found.append(.pinnedMoved(session: session)) }
        }
        for (index, one) in things.enumerated() {
            for other in things[(index + 1)...] where one.interval.overlaps(other.interval) {
                if one.room == nil || other.room == nil { found.append(.overPlenary(one.name, other.name)) }
                for person in Set(one.people).intersection(other.people).sorted() {
                    found.append(.personTwice(person: person, one.name, other.name))
                }
            }
        }
        for room in problem.rooms.indices { found += crowds(room, things.filter { $0.room == room }, problem) }
        return found
    }

    private struct Thing {
        let name: Occupant
        let interval: Interval
        let room: Int?
        let people: [Int]
    }

    private static func all(_ placements: [Placement?], _ problem: AgendaProblem) -> [Thing] {
        var things: [Thing] = []
        for (session, placement) in placements.enumerated() {
            guard let placement else { continue }
            let end = placement.start + problem.sessions[session].duration
            things.append(
                Thing(
                    name: .session(session), interval: Interval(placement.start, end), room: placement.room,
                    people: problem.sessions[session].people))
        }
        for (number, slot) in problem.fixed.enumerated() where slot.interval.length > 0 {
            things.append(
                Thing(name: .fixed(number), interval: slot.interval, room: slot.room, people: slot.people))
        }
        return things
    }

    /// What a session breaks by itself.
    private static func alone(
        _ number: Int, _ placement: Placement, _ problem: AgendaProblem
    ) -> [AgendaViolation] {
        let session = problem.sessions[number]
        let interval = Interval(placement.start, placement.start + session.duration)
        var found: [AgendaViolation] = []
        for person in Set(session.people).sorted() {
            if let times = problem.people[person].available, !covers(times, interval) {
                found.append(.personAway(person: person, session: number))
            }
        }
        if let room = placement.room {
            if let open = problem.rooms[room].open, !covers(open, interval) {
                found.append(.roomClosed(room: room, session: number))
            }
            if session.isPlenary || !(session.allowedRooms?.contains(room) ?? true) {
                found.append(.roomNotAllowed(session: number))
            }
        } else if !session.isPlenary {
            found.append(.roomNotAllowed(session: number))
        }
        guard let window = problem.orderedWindows.first(where: { $0.contains(interval) }) else {
            return found + [.outsideWindows(session: number)]
        }
        let isOnStep = (placement.start - window.start) % problem.step == 0
        if !isOnStep, placement.start != session.current?.start, placement != session.pinned {
            found.append(.offStep(session: number))
        }
        return found
    }

    /// Whether every second of an interval is within some of the times.
    private static func covers(_ times: [Interval], _ interval: Interval) -> Bool {
        var second = interval.start
        while second < interval.end {
            let reached = times.filter { $0.start <= second && second < $0.end }.map(\.end).max()
            guard let reached else { return false }
            second = reached
        }
        return true
    }

    /// A crowd is at its largest when somebody begins.
    private static func crowds(_ room: Int, _ inRoom: [Thing], _ problem: AgendaProblem) -> [AgendaViolation] {
        var found: Set<[Occupant]> = []
        var violations: [AgendaViolation] = []
        for first in inRoom {
            let second = first.interval.start
            let here = inRoom.filter { $0.interval.start <= second && second < $0.interval.end }.map(\.name)
            if here.count > problem.rooms[room].simultaneous, found.insert(here).inserted {
                violations.append(.roomTaken(room: room, here))
            }
        }
        return violations
    }
}
