import RandomNumbers

/// Mends a plan in which colleagues share a topic, or too many vendors do: for a guest in conflict the exchange, or the move
/// to another topic, that leaves the fewest rules broken and costs least, none taken back soon.
///
/// Minimum conflicts with a short memory (Minton et al. 1992; Galinier & Hao 1999 for the memory). At 900 guests all of it takes
/// some hundredths of a second; a pool whose flow counts colleagues is dealt in two to four times as long.
struct TopicMending {
    private var board: TopicBoard
    private var random: RandomStream
    /// Until which step a guest may not go back to a topic in a round.
    private var forbidden: [Int: Int] = [:]
    private let topics: Int
    private let guests: Int

    /// Of a plan in which everybody has a topic in every round that they attend.
    init(_ model: TopicModel, _ plan: Plan, seed: UInt64) {
        board = TopicBoard(model)
        random = RandomStream(seed: seed)
        (topics, guests) = (model.topics, model.guests)
        for round in 0..<board.rounds {
            for guest in 0..<guests where plan.places[round][guest] != Plan.nowhere {
                board.add(guest, round, plan.places[round][guest])
            }
        }
    }

    /// A plan that keeps every rule; nil when that takes more than so many steps, or `mayGoOn`, asked before each, says no.
    mutating func run(steps: Int, _ mayGoOn: () -> Bool) -> Plan? {
        for step in 0..<steps {
            if board.broken == 0 { return board.plan }
            guard mayGoOn(), let (round, guest) = nextConflict() else { return nil }
            mend(guest, round, step)
        }
        return board.broken == 0 ? board.plan : nil
    }

    /// Conflicts that were there when they were last collected.
    private var conflicts: [(round: Int, guest: Int)] = []

    /// One of the guests in conflict by chance; nil when there is none.
    private mutating func nextConflict() -> (round: Int, guest: Int)? {
        for isFresh in [false, true] {
            if isFresh { conflicts = board.seats.filter { board.isInConflict($0.guest, $0.round) } }
            while !conflicts.isEmpty {
                let place = random.below(conflicts.count)
                conflicts.swapAt(place, conflicts.count - 1)
                let seat = conflicts.removeLast()
                if board.isInConflict(seat.guest, seat.round) { return seat }
            }
        }
        return nil
    }

    private struct Change {
        var topic: Int
        /// nil: a move.
        var other: Int?
        var key: (broken: Int, price: Int, throw: UInt64) = (Int.max, Int.max, 0)
    }

    private mutating func mend(_ guest: Int, _ round: Int, _ step: Int) {
        let one = board.topic(guest, round)
        guard let best = bestChange(guest, round, step) else { return }
        let end = step + 8 + random.below(8)
        forbidden[(round * guests + guest) * topics + one] = end
        make(best, guest, round)
    }

    /// Makes a plan that keeps every rule cheaper, guest by guest, until none of them can be served better by one exchange or
    /// move, or `mayGoOn`, asked before each, says no.
    mutating func better(_ mayGoOn: () -> Bool) -> Plan {
        var helped = true
        while helped {
            helped = false
            for (round, guest) in board.seats {
                guard mayGoOn() else { return board.plan }
                guard let change = cheaper(guest, round) else { continue }
                make(change, guest, round)
                helped = true
            }
        }
        return board.plan
    }

    /// The change that saves most and breaks nothing, to a topic that this guest likes better.
    private func cheaper(_ guest: Int, _ round: Int) -> Change? {
        let one = board.topic(guest, round)
        let now = board.model.problem.price(guest, one)
        if now == 0 { return nil }
        var change: Change?
        var most = 0
        var gains = Array(repeating: now - board.model.problem.unranked, count: topics)
        for wish in board.model.wishes[guest] { gains[wish.topic] = now - wish.price }
        for topic in 0..<topics where gains[topic] > most && board.brokenByMove(guest, round, one, topic) <= 0 {
            (change, most) = (Change(topic: topic), gains[topic])
        }
        for other in 0..<guests {
            let topic = board.topic(other, round)
            if topic == Plan.nowhere || gains[topic] <= most { continue }
            let gain = gains[topic] - board.rise(other, from: topic, to: one)
            guard gain > most, board.brokenByExchange(guest, other, round, one, topic) <= 0 else { continue }
            (change, most) = (Change(topic: topic, other: other), gain)
        }
        return change
    }

    private mutating func make(_ change: Change, _ guest: Int, _ round: Int) {
        if let other = change.other {
            board.exchange(guest, other, round, board.topic(guest, round), change.topic)
        } else {
            board.move(guest, round, to: change.topic)
        }
    }

    private mutating func bestChange(_ guest: Int, _ round: Int, _ step: Int) -> Change? {
        let one = board.topic(guest, round)
        var best = Change(topic: one)
        for topic in 0..<topics where topic != one {
            let broken = board.brokenByMove(guest, round, one, topic)
            let price = board.rise(guest, from: one, to: topic)
            consider(Change(topic: topic), broken, price, guest, round, step, &best)
        }
        for other in 0..<guests {
            let topic = board.topic(other, round)
            if topic == Plan.nowhere || topic == one { continue }
            let broken = board.brokenByExchange(guest, other, round, one, topic)
            // Before the prices, which are looked up in lists.
            if broken > best.key.broken { continue }
            let price = board.rise(guest, from: one, to: topic) + board.rise(other, from: topic, to: one)
            consider(Change(topic: topic, other: other), broken, price, guest, round, step, &best)
        }
        return best.topic == one ? nil : best
    }

    private mutating func consider(
        _ change: Change, _ broken: Int, _ price: Int, _ guest: Int, _ round: Int, _ step: Int, _ best: inout Change
    ) {
        guard (broken, price) <= (best.key.broken, best.key.price) else { return }
        let isForbidden = forbidden[(round * guests + guest) * topics + change.topic, default: -1] >= step
        if isForbidden, board.broken + broken > 0 { return }
        let key = (broken, price, random.next())
        if key < best.key {
            best = change
            best.key = key
        }
    }
}
