/// Deals a pool of which everything is settled over the rounds by trying every way, guest by guest.
///
/// Flows deal round by round and so can miss the one way there is; here that there is none is certain.
struct TopicDeal {
    enum Answer {
        case plan(Plan)
        case impossible
        /// Not all ways were tried.
        case unknown
    }

    private struct Guest {
        let number: Int
        /// For every way, the topics by round attended.
        let ways: [[Int]]
        let rounds: [Int]
        /// The way that is tried, from 0; -1 before the first.
        var way = -1
    }

    private let model: TopicModel
    private var guests: [Guest] = []
    /// People and vendors by topic and round, and how many are still to come to a topic.
    private var people: [[Int]]
    private var vendors: [[Int]]
    private var toCome: [Int]
    private let isRunning: [[Bool]]

    private static let mostSteps = 20_000
    /// More have too many orders: six have 720, eight 40,320.
    private static let mostRounds = 6

    /// nil where there are too many rounds, or it is not settled in which of them a topic runs.
    init?(_ model: TopicModel, _ pool: TopicBranching.Outcome) {
        let (topics, rounds) = (model.topics, model.problem.rounds)
        guard rounds <= Self.mostRounds, pool.runs.allSatisfy({ $0.isPlaced(of: rounds) }) else { return nil }
        self.model = model
        people = Array(repeating: Array(repeating: 0, count: rounds), count: topics)
        vendors = people
        toCome = pool.share.loads(topics)
        isRunning = pool.runs.map { run in (0..<rounds).map { run.mayRun(in: $0) } }
        for guest in 0..<model.guests where model.supply[guest] > 0 {
            let attended = (0..<rounds).filter { model.problem.attends(guest, $0) }
            let ways = Self.orders(pool.share.topics[guest]).filter { way in
                zip(way, attended).allSatisfy { isRunning[$0][$1] }
            }
            guests.append(Guest(number: guest, ways: ways, rounds: attended))
        }
        // Who has the fewest ways goes first: a dead end shows early.
        guests.sort { ($0.ways.count, $0.number) < ($1.ways.count, $1.number) }
    }

    private static func orders(_ topics: [Int]) -> [[Int]] {
        guard topics.count > 1 else { return [topics] }
        return topics.indices.flatMap { first in
            var rest = topics
            let topic = rest.remove(at: first)
            return orders(rest).map { [topic] + $0 }
        }
    }

    mutating func run() -> Answer {
        var place = 0
        var steps = 0
        while place < guests.count {
            guard place >= 0 else { return .impossible }
            steps += 1
            if steps > Self.mostSteps { return .unknown }
            if guests[place].way >= 0 { seat(place, -1) }
            guests[place].way += 1
            if guests[place].way == guests[place].ways.count {
                guests[place].way = -1
                place -= 1
            } else {
                seat(place, 1)
                if fits(place) { place += 1 }
            }
        }
        return .plan(plan)
    }

    private mutating func seat(_ place: Int, _ change: Int) {
        let guest = guests[place]
        for (topic, round) in zip(guest.ways[guest.way], guest.rounds) {
            people[topic][round] += change
            toCome[topic] -= change
            if model.isVendor[guest.number] { vendors[topic][round] += change }
        }
    }

    /// Whether the guest who was seated last broke no rule, and left enough guests for every minimum.
    private func fits(_ place: Int) -> Bool {
        let guest = guests[place]
        return zip(guest.ways[guest.way], guest.rounds).allSatisfy { topic, round in
            let sizes = model.problem.topics[topic]
            let missing = people[topic].indices.reduce(0) { missing, round in
                missing + (isRunning[topic][round] ? max(0, sizes.minimum - people[topic][round]) : 0)
            }
            return people[topic][round] <= sizes.capacity && missing <= toCome[topic]
                && vendors[topic][round] <= model.vendorCap ?? Int.max && !meetsOwn(place, topic, round)
        }
    }

    private func meetsOwn(_ place: Int, _ topic: Int, _ round: Int) -> Bool {
        let organisation = model.organisation[guests[place].number]
        guard organisation >= 0 else { return false }
        return guests[..<place].contains { other in
            model.organisation[other.number] == organisation
                && zip(other.ways[other.way], other.rounds).contains { $0 == topic && $1 == round }
        }
    }

    private var plan: Plan {
        var plan = Plan(rounds: model.problem.rounds, guests: model.guests)
        for guest in guests {
            for (topic, round) in zip(guest.ways[guest.way], guest.rounds) { plan.places[round][guest.number] = topic }
        }
        return plan
    }
}
