/// What two sessions, or a session and a fixed slot, cost when they are at once or near.
struct Relation: Sendable {
    /// A session's number; fixed slots are numbered after the sessions.
    let other: Int32
    /// How many people are in both.
    let shared: Int32
    let priceAtOnce: Int

    static func all(_ problem: AgendaProblem) -> [[Relation]] {
        let sessions = problem.sessions.count
        let count = sessions + problem.fixed.count
        let tracks = problem.sessions.map(\.track) + problem.fixed.map(\.track)
        let people = problem.sessions.map { Set($0.people) } + problem.fixed.map { Set($0.people) }
        var with = Array(repeating: [Int](), count: problem.people.count)
        for (thing, names) in people.enumerated() { for person in names { with[person].append(thing) } }
        var wished: [Int: Int] = [:]
        for wish in problem.wishes where wish.first != wish.second {
            wished[wish.first * sessions + wish.second, default: 0] += wish.weight
            wished[wish.second * sessions + wish.first, default: 0] += wish.weight
        }
        return (0..<sessions).map { one in
            var shared = Array(repeating: 0, count: count)
            if problem.walkingTime > 0 {
                for person in people[one] { for other in with[person] { shared[other] += 1 } }
            }
            return (0..<count).compactMap { other in
                if other == one { return nil }
                var price = tracks[one] != nil && tracks[one] == tracks[other] ? problem.weights.tracksAtOnce : 0
                if other < sessions { price += problem.weights.wishesLost * (wished[one * sessions + other] ?? 0) }
                if price == 0, shared[other] == 0 { return nil }
                return Relation(other: Int32(other), shared: Int32(shared[other]), priceAtOnce: price)
            }
        }
    }
}

/// What a place costs by itself.
struct UnaryPrices: Sendable {
    /// By session and room: for seats that are missing, and for those left empty.
    let seats: [Int]
    /// By cell: for a plenary that begins there.
    let late: [Int]

    init(_ problem: AgendaProblem, _ grid: Grid) {
        let weights = problem.weights
        seats = problem.sessions.flatMap { session in
            problem.rooms.map { room in
                guard !session.isPlenary, let expected = session.expected, let capacity = room.capacity else {
                    return 0
                }
                return weights.seatsShort * max(0, expected - capacity)
                    + weights.emptySeats * max(0, capacity - 2 * expected)
            }
        }
        late = grid.start.map { start in
            weights.lateMinutes * ((start - Int(problem.beginningOfDay(at: Int64(start)))) / 60)
        }
    }
}
