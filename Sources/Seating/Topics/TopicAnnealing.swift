import RandomNumbers

/// Looks for a plan that keeps all hard rules where flows found none: simulated annealing over single changes of topic and
/// swaps within a round.
///
/// A pool of topics may be such that no way of dealing it out over the rounds keeps minimums, organisations and vendors, though
/// another pool could be dealt. Here rules are broken at a price, all rounds at once.
struct TopicAnnealing {
    private let problem: TopicProblem
    private let model: TopicModel
    private var random: RandomStream
    /// The topic of each guest by round, and by topic and round whoever is there: everybody, vendors, people by organisation.
    private var places: [Int]
    private var people: [Int]
    private var vendors: [Int]
    private var colleagues: [Int]
    private let sizes: [(least: Int, most: Int, mayBeEmpty: Bool)]
    private let vendorCap: Int
    /// By guest and topic, over all rounds.
    private var visits: [Int]
    private var seats: [(round: Int, guest: Int)] = []
    /// What a broken rule costs, above every price.
    private let penalty: Int
    private var broken = 0

    init(_ model: TopicModel, seed: UInt64) {
        self.model = model
        problem = model.problem
        random = RandomStream(seed: seed)
        places = Array(repeating: Plan.nowhere, count: problem.rounds * model.guests)
        sizes = problem.topics.map { ($0.minimum, $0.capacity, $0.canClose) }
        vendorCap = model.vendorCap ?? Int.max
        let cells = problem.rounds * model.topics
        people = Array(repeating: 0, count: cells)
        vendors = people
        colleagues = Array(repeating: 0, count: cells * model.organisations)
        visits = Array(repeating: 0, count: model.guests * model.topics)
        penalty = 4 * (max(problem.unranked, problem.rankCost.max() ?? 0) + 1)
    }

    /// The last plan of a cooling that keeps every rule; nil when it found none. `mayGoOn` is asked some hundred times.
    mutating func run(_ mayGoOn: () -> Bool) -> Plan? {
        guard model.topics > 1 else { return nil }
        scatter()
        guard !seats.isEmpty else { return nil }
        var found: [Int]?
        let steps = min(4_000_000, seats.count * 2_000)
        for step in 0..<steps {
            if step.isMultiple(of: 2_048), !mayGoOn() { break }
            // A throw settles how much dearer a step may be: at first up to a broken rule, at last a sixtieth of one.
            let heat = penalty * (steps - step) / steps + penalty / 64
            let most = random.below(heat + 1)
            if random.below(3) == 0 { swap(within: most) } else { change(within: most) }
            if broken == 0, step.isMultiple(of: 64) || step > steps - 1_000 { found = places }
        }
        return found.map(plan)
    }

    /// Deals topics over the rounds that each guest attends: at first in any order, then turned and exchanged at no price
    /// until every rule is kept; nil when that takes more than so many steps. No guest pays more than is allowed.
    mutating func deal(_ topics: [[Int]], allowed: Int, steps: Int) -> Plan? {
        for cell in people.indices { broken += rules(cell) }
        for guest in 0..<model.guests {
            var own = topics[guest]
            for round in 0..<problem.rounds where problem.attends(guest, round) && !own.isEmpty {
                seats.append((round, guest))
                put(guest, round, own.removeLast())
            }
        }
        guard !seats.isEmpty else { return plan(places) }
        for step in 0..<steps {
            if broken == 0 { return plan(places) }
            // Now and then one more rule is broken, but not at the end.
            let worse = random.below(24) == 0 && step < steps * 3 / 4 ? 1 : 0
            switch random.below(4) {
            case 0: exchangeFreely(allowed, worse)
            default: turn(worse)
            }
        }
        return broken == 0 ? plan(places) : nil
    }

    /// One guest takes two topics in each other's round.
    private mutating func turn(_ worse: Int) {
        let (round, guest) = seats[random.below(seats.count)]
        let other = random.below(problem.rounds)
        let (one, two) = (places[round * model.guests + guest], places[other * model.guests + guest])
        guard other != round, two != Plan.nowhere else { return }
        let before = broken
        turn(guest, round, two, other, one)
        if broken > before + worse { turn(guest, round, one, other, two) }
    }

    private mutating func turn(_ guest: Int, _ round: Int, _ topic: Int, _ other: Int, _ next: Int) {
        take(guest, round)
        take(guest, other)
        put(guest, round, topic)
        put(guest, other, next)
    }

    /// Two guests change topics in a round where that costs nothing and leaves both within what is allowed.
    private mutating func exchangeFreely(_ allowed: Int, _ worse: Int) {
        let (round, guest) = seats[random.below(seats.count)]
        let other = random.below(model.guests)
        let (one, two) = (places[round * model.guests + guest], places[round * model.guests + other])
        guard two != Plan.nowhere, one != two else { return }
        let (more, less) = (
            problem.price(guest, two) - problem.price(guest, one), problem.price(other, two) - problem.price(other, one)
        )
        guard more <= less, paid(guest) + more <= allowed, paid(other) - less <= allowed else { return }
        let before = broken
        exchange(guest, other, round, one, two)
        if broken > before + worse { exchange(other, guest, round, one, two) }
    }

    private func plan(_ places: [Int]) -> Plan {
        var plan = Plan(rounds: problem.rounds, guests: model.guests)
        for (round, guest) in seats { plan.places[round][guest] = places[round * model.guests + guest] }
        return plan
    }

    private func paid(_ guest: Int) -> Int {
        (0..<problem.rounds).reduce(0) { paid, round in
            let topic = places[round * model.guests + guest]
            return topic == Plan.nowhere ? paid : paid + problem.price(guest, topic)
        }
    }

    private mutating func scatter() {
        for cell in people.indices { broken += rules(cell) }
        for round in 0..<problem.rounds {
            for guest in 0..<model.guests where problem.attends(guest, round) {
                seats.append((round, guest))
                put(guest, round, random.below(model.topics))
            }
        }
    }

    /// One guest goes to another topic.
    private mutating func change(within most: Int) {
        let (round, guest) = seats[random.below(seats.count)]
        let old = places[round * model.guests + guest]
        // A choice of the guest as often as any.
        let ranks = problem.guests[guest].ranks
        let new = ranks.isEmpty || random.below(2) == 0 ? random.below(model.topics) : ranks[random.below(ranks.count)]
        guard new != old else { return }
        let before = broken * penalty + problem.price(guest, old)
        take(guest, round)
        put(guest, round, new)
        guard broken * penalty + problem.price(guest, new) - before > most else { return }
        take(guest, round)
        put(guest, round, old)
    }

    /// Two guests change topics in a round.
    private mutating func swap(within most: Int) {
        let (round, guest) = seats[random.below(seats.count)]
        let other = random.below(model.guests)
        let (one, two) = (places[round * model.guests + guest], places[round * model.guests + other])
        guard two != Plan.nowhere, one != two else { return }
        let before = broken * penalty + problem.price(guest, one) + problem.price(other, two)
        exchange(guest, other, round, one, two)
        let after = broken * penalty + problem.price(guest, two) + problem.price(other, one)
        if after - before > most { exchange(other, guest, round, one, two) }
    }

    /// Whoever sits at `one` goes to `two`, and the other way round.
    private mutating func exchange(_ guest: Int, _ other: Int, _ round: Int, _ one: Int, _ two: Int) {
        take(guest, round)
        take(other, round)
        put(guest, round, two)
        put(other, round, one)
    }

    private mutating func take(_ guest: Int, _ round: Int) {
        count(guest, round, places[round * model.guests + guest], -1)
    }

    private mutating func put(_ guest: Int, _ round: Int, _ topic: Int) {
        places[round * model.guests + guest] = topic
        count(guest, round, topic, 1)
    }

    /// Counts somebody in or out, and what that breaks or mends.
    private mutating func count(_ guest: Int, _ round: Int, _ topic: Int, _ more: Int) {
        let cell = round * model.topics + topic
        let before = rules(cell)
        people[cell] += more
        if model.isVendor[guest] { vendors[cell] += more }
        broken += rules(cell) - before
        let visit = guest * model.topics + topic
        broken -= max(0, visits[visit] - 1)
        visits[visit] += more
        broken += max(0, visits[visit] - 1)
        guard model.organisation[guest] >= 0 else { return }
        let group = cell * model.organisations + model.organisation[guest]
        broken -= max(0, colleagues[group] - 1)
        colleagues[group] += more
        broken += max(0, colleagues[group] - 1)
    }

    /// By how many people a topic breaks its size and the cap for vendors in a round.
    // Called, it costs a copy of all of these numbers, a quarter of the time.
    @inline(__always)
    private func rules(_ cell: Int) -> Int {
        let size = sizes[cell % sizes.count]
        let count = people[cell]
        let few = count == 0 && size.mayBeEmpty ? 0 : max(0, size.least - count)
        return max(0, count - size.most) + few + max(0, vendors[cell] - vendorCap)
    }
}
