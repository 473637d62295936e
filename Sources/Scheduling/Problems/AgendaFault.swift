/// What a problem says that could never be meant.
public enum AgendaFault: Error, Sendable, Hashable {
    case step
    case duration(session: Int)
    case noSuchRoom(Int)
    case noSuchPerson(Int)
    case noSuchSession(Int)
    case simultaneous(room: Int)
    /// Windows so long, or a step so short, that there are more than ``AgendaProblem/mostStarts`` times to start at.
    case tooFine
}

extension AgendaProblem {
    /// The most times at which a session can start, over all windows: 16 days of 24 hours in steps of five minutes are 4608.
    public static let mostStarts: Int64 = 20_000

    /// Everything that is wrong with the problem; empty when it can be solved.
    public func faults() -> [AgendaFault] {
        var faults: [AgendaFault] = step > 0 ? [] : [.step]
        if step > 0, windows.reduce(0, { $0 + $1.length / step + 1 }) > Self.mostStarts { faults.append(.tooFine) }
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
