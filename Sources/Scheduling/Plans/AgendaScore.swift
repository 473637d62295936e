/// What placements cost, by aim: how often each aim was missed, and the price of all together.
///
/// Scores are ordered as plans are preferred: fewer without a place, then fewer moves, then shorter ones, then the price.
public struct AgendaScore: Sendable, Equatable {
    public internal(set) var unplaced = 0
    /// Sessions that are not where they were. Those that had no place before do not count.
    public internal(set) var moves = 0
    /// How far they moved; see ``distance(from:to:)``.
    public internal(set) var distance = 0
    /// Pairs of one track at once.
    public internal(set) var tracksAtOnce = 0
    /// People for whom the rooms have no seat.
    public internal(set) var seatsShort = 0
    /// People with too little time between two rooms, once a pair of sessions.
    public internal(set) var shortWalks = 0
    /// Weights of the wishes whose sessions are at once.
    public internal(set) var wishesLost = 0
    /// Sessions outside the room that their track uses most.
    public internal(set) var strays = 0
    /// Seats beyond twice the people expected.
    public internal(set) var emptySeats = 0
    /// Minutes that rooms wait for a session which the search placed.
    public internal(set) var idleMinutes = 0
    /// Minutes from the beginning of their day to plenaries.
    public internal(set) var lateMinutes = 0
    /// The sum of price times count over the aims; moves and distance aside.
    public internal(set) var objective = 0

    init() {}

    /// How far a session has moved: another room at the same time is less than another time in the same room, and that is
    /// less than both; within each, minutes count.
    public static func distance(from old: Placement, to new: Placement) -> Int {
        let minutes = min(9999, Int(abs(new.start - old.start)) / 60)
        return (new.room == old.room ? 0 : 10_000) + (new.start == old.start ? 0 : 20_000 + minutes)
    }
}

extension AgendaScore: Comparable {
    public static func < (one: AgendaScore, other: AgendaScore) -> Bool {
        (one.unplaced, one.moves, one.distance, one.objective)
            < (other.unplaced, other.moves, other.distance, other.objective)
    }
}

extension AgendaScore {
    /// Counts everything anew from the problem and placements of its shape, such as those of the agenda in force. Rooms do
    /// not wait for pinned sessions.
    public init(_ placements: [Placement?], in problem: AgendaProblem) {
        self.init(placements, in: problem, staying: problem.sessions.map { $0.pinned != nil })
    }

    /// Counts everything anew with other sessions than the pinned ones `staying`, for whom no room waits, since nobody chose their times.
    init(_ placements: [Placement?], in problem: AgendaProblem, staying: [Bool]) {
        let things = Self.things(placements, problem)
        for (index, one) in things.enumerated() {
            for other in things[(index + 1)...] { count(one, other, problem) }
        }
        for wish in problem.wishes {
            guard let first = placements[wish.first], let second = placements[wish.second], wish.first != wish.second
            else { continue }
            if problem.interval(of: wish.first, at: first).overlaps(problem.interval(of: wish.second, at: second)) {
                wishesLost += wish.weight
            }
        }
        var rooms: [Int: [Int: Int]] = [:]
        for (number, session) in problem.sessions.enumerated() {
            guard let placement = placements[number] else {
                unplaced += 1
                continue
            }
            if let room = placement.room {
                if let track = session.track { rooms[track, default: [:]][room, default: 0] += 1 }
                seats(session, problem.rooms[room])
                if !staying[number], problem.rooms[room].simultaneous == 1 {
                    idleMinutes += Self.wait(number, placement, things, problem)
                }
            } else if !staying[number] {
                lateMinutes += Int(placement.start - problem.beginningOfDay(at: placement.start)) / 60
            }
            if let current = session.current, current != placement {
                moves += 1
                distance += Self.distance(from: current, to: placement)
            }
        }
        for counts in rooms.values { strays += counts.values.reduce(0, +) - (counts.values.max() ?? 0) }
        objective = price(problem.weights)
    }

    private struct Thing {
        let interval: Interval
        let room: Int?
        let track: Int?
        let people: Set<Int>
        /// Nil for a fixed slot.
        let session: Int?
    }

    private static func things(_ placements: [Placement?], _ problem: AgendaProblem) -> [Thing] {
        let sessions = problem.sessions.indices.compactMap { number -> Thing? in
            guard let placement = placements[number] else { return nil }
            let session = problem.sessions[number]
            return Thing(
                interval: problem.interval(of: number, at: placement), room: placement.room, track: session.track,
                people: Set(session.people), session: number)
        }
        return sessions
            + problem.fixed.filter { $0.interval.length > 0 }.map {
                Thing(interval: $0.interval, room: $0.room, track: $0.track, people: Set($0.people), session: nil)
            }
    }

    private mutating func count(_ one: Thing, _ other: Thing, _ problem: AgendaProblem) {
        if one.session == nil, other.session == nil { return }
        if one.interval.overlaps(other.interval) {
            if one.track != nil, one.track == other.track { tracksAtOnce += 1 }
        } else if let room = one.room, let otherRoom = other.room, room != otherRoom {
            let gap = max(one.interval.start - other.interval.end, other.interval.start - one.interval.end)
            if gap < problem.walkingTime { shortWalks += one.people.intersection(other.people).count }
        }
    }

    private mutating func seats(_ session: AgendaProblem.Session, _ room: AgendaProblem.Room) {
        guard let expected = session.expected, let capacity = room.capacity else { return }
        seatsShort += max(0, expected - capacity)
        emptySeats += max(0, capacity - 2 * expected)
    }

    /// Minutes since the room was used, opened, or its window began.
    private static func wait(
        _ number: Int, _ placement: Placement, _ things: [Thing], _ problem: AgendaProblem
    ) -> Int {
        let start = placement.start
        var since = problem.orderedWindows.last { $0.start <= start }?.start ?? start
        for thing in things where thing.session != number && (thing.room == nil || thing.room == placement.room) {
            if thing.interval.end <= start { since = max(since, thing.interval.end) }
        }
        if let room = placement.room, let open = problem.rooms[room].open {
            let part = TimeSet(open).part(holding: problem.interval(of: number, at: placement))
            since = max(since, part?.start ?? since)
        }
        return Int(start - since) / 60
    }

    private func price(_ weights: AgendaProblem.Weights) -> Int {
        let people = weights.seatsShort * seatsShort + weights.shortWalks * shortWalks + weights.wishesLost * wishesLost
        let rooms = weights.strays * strays + weights.emptySeats * emptySeats + weights.idleMinutes * idleMinutes
        return people + rooms + weights.tracksAtOnce * tracksAtOnce + weights.lateMinutes * lateMinutes
    }
}

extension AgendaProblem {
    /// Windows with six hours or more between them belong to different days.
    private static let night: Int64 = 6 * 3600

    /// When the first window of the day begins to which an instant belongs.
    func beginningOfDay(at instant: Int64) -> Int64 {
        var (beginning, end): (Int64?, Int64) = (nil, 0)
        for window in orderedWindows where window.start <= instant {
            if beginning == nil || window.start - end >= Self.night { beginning = window.start }
            end = window.end
        }
        return beginning ?? instant
    }
}
