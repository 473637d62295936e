/// What a problem says that could never be meant.
public enum AgendaFault: Error, Sendable, Hashable {
    case step
    case duration(session: Int)
    case noSuchRoom(Int)
    case noSuchPerson(Int)
    case noSuchSession(Int)
    case simultaneous(room: Int)
    /// More places than ``AgendaProblem/mostPlaces``: the step is too short for so many sessions, rooms and days.
    case tooManyPlaces
}

extension AgendaProblem {
    /// The most sessions times rooms times starts, a table of which takes 120 megabytes: 1000 sessions in 25 rooms over ten
    /// days of ten hours in steps of five minutes.
    public static let mostPlaces: Int64 = 30_000_000

    /// Everything that is wrong with the problem; empty when it can be solved.
    public func faults() -> [AgendaFault] {
        var faults: [AgendaFault] = step > 0 ? [] : [.step]
        let starts = step > 0 ? windows.reduce(0) { $0 + $1.length / step + 1 } : 0
        let pairs = Int64(max(1, sessions.count)) * Int64(max(1, rooms.count))
        if starts > Self.mostPlaces / pairs { faults.append(.tooManyPlaces) }
        for room in rooms.indices where rooms[room].simultaneous < 1 { faults.append(.simultaneous(room: room)) }
        for session in sessions.indices where sessions[session].duration < 1 {
            faults.append(.duration(session: session))
        }
        let placements = sessions.flatMap { [$0.pinned?.room, $0.current?.room] } + fixed.map(\.room)
        let named = placements.compactMap { $0 } + sessions.flatMap { $0.allowedRooms ?? [] }
        faults += Set(named.filter { !rooms.indices.contains($0) }).sorted().map { .noSuchRoom($0) }
        let everybody = sessions.flatMap(\.people) + fixed.flatMap(\.people)
        faults += Set(everybody.filter { !people.indices.contains($0) }).sorted().map { .noSuchPerson($0) }
        let wished = wishes.flatMap { [$0.first, $0.second] }
        faults += Set(wished.filter { !sessions.indices.contains($0) }).sorted().map { .noSuchSession($0) }
        return faults
    }
}

extension AgendaProblem {
    /// In order; those that overlap made one. Those that touch stay two, since no session may reach over their border.
    var orderedWindows: [Interval] {
        var ordered: [Interval] = []
        for next in windows.filter({ $0.length > 0 }).sorted(by: { $0.start < $1.start }) {
            if let last = ordered.last, next.start < last.end {
                ordered[ordered.count - 1] = Interval(last.start, max(last.end, next.end))
            } else {
                ordered.append(next)
            }
        }
        return ordered
    }

    /// When a session would be at a placement.
    func interval(of session: Int, at placement: Placement) -> Interval {
        Interval(placement.start, placement.start + sessions[session].duration)
    }
}
