import RandomNumbers

/// Looks for a plan that keeps all hard rules where flows found none: simulated annealing over single changes of topic and
/// swaps within a round.
///
/// A pool of topics may be such that no way of dealing it out over the rounds keeps minimums, organisations and vendors, though
/// another pool could be dealt. Here rules are broken at a price, all rounds at once.
struct TopicAnnealing {
    private let model: TopicModel
    private var board: TopicBoard
    private var random: RandomStream
    /// What a broken rule costs, above every price.
    private let penalty: Int

    init(_ model: TopicModel, seed: UInt64) {
        self.model = model
        board = TopicBoard(model)
        random = RandomStream(seed: seed)
        penalty = 4 * (max(model.problem.unranked, model.problem.rankCost.max() ?? 0) + 1)
    }

    /// The last plan of a cooling that keeps every rule; nil when it found none. `mayGoOn` is asked some hundred times.
    mutating func run(_ mayGoOn: () -> Bool) -> Plan? {
        guard model.topics > 1 else { return nil }
        scatter()
        guard !board.seats.isEmpty else { return nil }
        var found: [Int]?
        let steps = min(4_000_000, board.seats.count * 2_000)
        for step in 0..<steps {
            if step.isMultiple(of: 2_048), !mayGoOn() { break }
            // A throw settles how much dearer a step may be: at first up to a broken rule, at last a sixtieth of one.
            let heat = penalty * (steps - step) / steps + penalty / 64
            let most = random.below(heat + 1)
            if random.below(3) == 0 { swap(within: most) } else { change(within: most) }
            if board.broken == 0, step.isMultiple(of: 64) || step > steps - 1_000 { found = board.places }
        }
        return found.map(board.plan)
    }

    /// Deals topics over the rounds that each guest attends: at first in any order, then turned and exchanged at no price
    /// until every rule is kept; nil when that takes more than so many steps. No guest pays more than is allowed.
    mutating func deal(_ topics: [[Int]], allowed: Int, steps: Int) -> Plan? {
        for guest in 0..<model.guests {
            var own = topics[guest]
            for round in 0..<board.rounds where model.problem.attends(guest, round) && !own.isEmpty {
                board.add(guest, round, own.removeLast())
            }
        }
        guard !board.seats.isEmpty else { return board.plan }
        for step in 0..<steps {
            if board.broken == 0 { return board.plan }
            // Now and then one more rule is broken, but not at the end.
            let worse = random.below(24) == 0 && step < steps * 3 / 4 ? 1 : 0
            switch random.below(4) {
            case 0: exchangeFreely(allowed, worse)
            default: turn(worse)
            }
        }
        return board.broken == 0 ? board.plan : nil
    }

    /// One guest takes two topics in each other's round.
    private mutating func turn(_ worse: Int) {
        let (round, guest) = board.seats[random.below(board.seats.count)]
        let other = random.below(board.rounds)
        let (one, two) = (board.topic(guest, round), board.topic(guest, other))
        guard other != round, two != Plan.nowhere else { return }
        let before = board.broken
        board.turn(guest, round, two, other, one)
        if board.broken > before + worse { board.turn(guest, round, one, other, two) }
    }

    /// Two guests change topics in a round where that costs nothing and leaves both within what is allowed.
    private mutating func exchangeFreely(_ allowed: Int, _ worse: Int) {
        guard let (round, guest, other, one, two) = anyTwo() else { return }
        let (more, less) = (board.rise(guest, from: one, to: two), board.rise(other, from: one, to: two))
        guard more <= less, board.paid(guest) + more <= allowed, board.paid(other) - less <= allowed else { return }
        if board.brokenByExchange(guest, other, round, one, two) > worse { return }
        board.exchange(guest, other, round, one, two)
    }

    private mutating func scatter() {
        for round in 0..<board.rounds {
            for guest in 0..<model.guests where model.problem.attends(guest, round) {
                board.add(guest, round, random.below(model.topics))
            }
        }
    }

    /// One guest goes to another topic.
    private mutating func change(within most: Int) {
        let (round, guest) = board.seats[random.below(board.seats.count)]
        let old = board.topic(guest, round)
        // A choice of the guest as often as any.
        let ranks = model.problem.guests[guest].ranks
        let new = ranks.isEmpty || random.below(2) == 0 ? random.below(model.topics) : ranks[random.below(ranks.count)]
        guard new != old else { return }
        let broken = board.brokenByMove(guest, round, old, new)
        if broken * penalty + board.rise(guest, from: old, to: new) <= most { board.move(guest, round, to: new) }
    }

    /// Two guests change topics in a round.
    private mutating func swap(within most: Int) {
        guard let (round, guest, other, one, two) = anyTwo() else { return }
        let broken = board.brokenByExchange(guest, other, round, one, two)
        let price = board.rise(guest, from: one, to: two) + board.rise(other, from: two, to: one)
        if broken * penalty + price <= most { board.exchange(guest, other, round, one, two) }
    }

    /// Two guests at different topics of a round; nil when the throw says otherwise.
    private mutating func anyTwo() -> (round: Int, guest: Int, other: Int, one: Int, two: Int)? {
        let (round, guest) = board.seats[random.below(board.seats.count)]
        let other = random.below(model.guests)
        let (one, two) = (board.topic(guest, round), board.topic(other, round))
        return two == Plan.nowhere || one == two ? nil : (round, guest, other, one, two)
    }
}
