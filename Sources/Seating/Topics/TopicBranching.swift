/// Finds the cheapest pool of topics for all rounds together: branch and bound over flows.
///
/// A flow without the awkward rules is a floor. Where a topic holds too few for the rounds in which it would run, it runs
/// in fewer or in more; where a guest pays more than is allowed, one of their topics is forbidden or settled.
struct TopicBranching {
    private struct Node {
        var question: TopicQuestion
        /// In how many rounds each topic runs, at least and at most.
        var fewest: [Int]
        var most: [Int]
        var share: TopicShare
    }

    struct Outcome {
        var share: TopicShare
        var runs: [Int]
    }

    private let model: TopicModel
    /// No guest may pay more than this for all rounds.
    private let allowed: Int
    /// Topics that a guest may not take at all.
    private let banned: [Int: Set<Int>]
    private var open: [Node] = []
    /// Price below which nothing is possible.
    private(set) var floor = 0
    /// The cheapest pool that was not taken and that nothing was left to be settled of: another of its price may be taken.
    private var givenUp = Int.max
    private(set) var isProven = false

    /// What each guest may pay at most for this part, when the limits differ.
    private let limits: [Int]

    init(_ model: TopicModel, allowed: Int = Int.max, banned: [Int: Set<Int>] = [:], limits: [Int] = []) {
        self.limits = limits
        self.model = model
        self.allowed = allowed
        self.banned = banned
    }

    /// The best pool that costs less than `bound` and that `accepts` takes; nil when there is none. `mayGoOn` is asked
    /// before each node. A pool that is not taken may hold another one with other rounds for a topic.
    mutating func run(below bound: Int, accepts: (Outcome) -> Bool = { _ in true }, _ mayGoOn: () -> Bool) -> Outcome? {
        let problem = model.problem
        let fewest = problem.topics.map { $0.canClose ? 0 : problem.rounds }
        let most = problem.topics.map { _ in problem.rounds }
        guard let root = node(question(fewest, most), fewest, most) else {
            isProven = true
            return nil
        }
        floor = root.share.price
        guard root.share.price < bound else {
            isProven = true
            return nil
        }
        open = [root]
        var best: Outcome?
        var limit = bound
        // First down to one answer by the cheaper side, then the node with the lowest floor.
        var isDiving = true
        while !open.isEmpty {
            if isDiving == false { open.sort { $0.share.price > $1.share.price } }
            let next = open.removeLast()
            floor = open.reduce(min(next.share.price, givenUp)) { min($0, $1.share.price) }
            if next.share.price >= limit { continue }
            guard mayGoOn() else { return best }
            if let runs = runs(next), !isTooDear(next), vendorTooMany(next) == nil {
                let outcome = Outcome(share: next.share, runs: runs)
                isDiving = false
                if accepts(outcome) {
                    best = outcome
                    limit = next.share.price
                } else if let further = settled(next, runs) {
                    open += further.filter { $0.share.price < limit }
                } else {
                    givenUp = min(givenUp, next.share.price)
                }
                continue
            }
            open += children(next).filter { $0.share.price < limit }.sorted { $0.share.price > $1.share.price }
        }
        isProven = givenUp >= limit
        floor = min(givenUp, best?.share.price ?? max(floor, bound))
        return best
    }

    private func question(_ fewest: [Int], _ most: [Int]) -> TopicQuestion {
        let problem = model.problem
        var question = TopicQuestion(
            supply: model.supply, least: problem.topics.indices.map { fewest[$0] * problem.topics[$0].minimum },
            most: problem.topics.indices.map { min(most[$0] * problem.topics[$0].capacity, model.guests) })
        if let cap = model.vendorCap { question.mostVendors = most.map { $0 * cap } }
        if model.organisations > 0 { question.mostOfOrganisation = problem.rounds }
        question.forbidden = banned
        question.dearest = limits
        if allowed < Int.max { restrict(&question) }
        return question
    }

    /// A topic so dear that the guest's other rounds could not make up for it is out of the question.
    private func restrict(_ question: inout TopicQuestion) {
        question.dearest = (0..<model.guests).map {
            priceLimit($0, for: allowed, rounds: model.supply[$0], without: [])
        }
    }

    /// The price up to which a topic leaves enough for the other rounds, if those are as cheap as can be.
    private func priceLimit(_ guest: Int, for allowed: Int, rounds: Int, without taken: Set<Int>) -> Int {
        var prices = model.wishes[guest].filter { !taken.contains($0.topic) }.map(\.price)
        let others = max(0, min(rounds, model.topics - taken.count - prices.count))
        prices = (prices + Array(repeating: model.problem.unranked, count: others)).sorted()
        guard rounds > 1, prices.count >= rounds else { return allowed }
        // The topic itself takes the place of the dearest among the cheapest.
        return allowed - prices.prefix(rounds - 1).reduce(0, +)
    }

    private func node(_ question: TopicQuestion, _ fewest: [Int], _ most: [Int]) -> Node? {
        guard zip(question.least, question.most).allSatisfy({ $0 <= $1 }), let share = TopicFlow.answer(model, question)
        else { return nil }
        return Node(question: question, fewest: fewest, most: most, share: share)
    }

    /// In how many rounds each topic would run; nil when one fits no number of rounds.
    private func runs(_ node: Node) -> [Int]? {
        var runs: [Int] = []
        for (topic, load) in node.share.loads(model.topics).enumerated() {
            guard let fitting = (node.fewest[topic]...node.most[topic]).last(where: { fits(topic, load, $0) }) else {
                return nil
            }
            runs.append(fitting)
        }
        return runs
    }

    private func fits(_ topic: Int, _ load: Int, _ rounds: Int) -> Bool {
        let topic = model.problem.topics[topic]
        return rounds * topic.minimum <= load && load <= rounds * topic.capacity
    }

    private func total(_ guest: Int, _ share: TopicShare) -> Int {
        share.topics[guest].reduce(0) { $0 + model.problem.price(guest, $1) }
    }

    private func isTooDear(_ node: Node) -> Bool {
        allowed < Int.max && (0..<model.guests).contains { total($0, node.share) > allowed }
    }

    private func children(_ parent: Node) -> [Node] {
        let loads = parent.share.loads(model.topics)
        let misfit = (0..<model.topics).filter { topic in
            !(parent.fewest[topic]...parent.most[topic]).contains { fits(topic, loads[topic], $0) }
        }
        // The topic that is furthest from running is the one whose closing costs least to find out.
        if let topic = misfit.max(by: { shortfall($0, loads[$0]) < shortfall($1, loads[$1]) }) {
            return split(parent, topic, loads[topic])
        }
        if let guest = (0..<model.guests).first(where: { total($0, parent.share) > allowed }) {
            return split(parent, guest: guest)
        }
        return vendorTooMany(parent).map { split(parent, $0.guest, at: $0.topic) } ?? []
    }

    /// A vendor at a topic that has more of them than its rounds may hold, which a flow does not see of organisations that
    /// send vendors and others; first who is not settled there. Nobody may be: then there is nothing to branch on.
    private func vendorTooMany(_ node: Node) -> (guest: Int, topic: Int)? {
        guard let cap = model.vendorCap, model.organisations > 0 else { return nil }
        var vendors = Array(repeating: [Int](), count: model.topics)
        for guest in 0..<model.guests where model.isVendor[guest] {
            for topic in node.share.topics[guest] { vendors[topic].append(guest) }
        }
        guard let topic = vendors.indices.first(where: { vendors[$0].count > cap * node.most[$0] }) else { return nil }
        let free = vendors[topic].first { node.question.forced[$0]?.contains(topic) != true }
        return (free ?? vendors[topic][0], topic)
    }

    /// Settles for one more topic in how many rounds it runs: as it is, in fewer, in more. nil when all are settled.
    private func settled(_ parent: Node, _ runs: [Int]) -> [Node]? {
        guard
            let topic = runs.indices.first(where: {
                runs[$0] < model.problem.rounds && parent.fewest[$0] < parent.most[$0]
            })
                ?? runs.indices.first(where: { parent.fewest[$0] < parent.most[$0] })
        else { return nil }
        var nodes: [Node] = []
        for range in [
            (runs[topic], runs[topic]), (parent.fewest[topic], runs[topic] - 1), (runs[topic] + 1, parent.most[topic]),
        ]
        where range.0 <= range.1 {
            var (fewest, most) = (parent.fewest, parent.most)
            (fewest[topic], most[topic]) = range
            if let child = child(of: parent, fewest, most) { nodes.append(child) }
        }
        return nodes
    }

    private func child(of parent: Node, _ fewest: [Int], _ most: [Int]) -> Node? {
        var changed = question(fewest, most)
        changed.forbidden = parent.question.forbidden
        changed.forced = parent.question.forced
        changed.dearest = parent.question.dearest
        return node(changed, fewest, most)
    }

    private func shortfall(_ topic: Int, _ load: Int) -> Int {
        let minimum = model.problem.topics[topic].minimum
        return minimum - load % max(1, minimum)
    }

    private func split(_ parent: Node, _ topic: Int, _ load: Int) -> [Node] {
        let minimum = max(1, model.problem.topics[topic].minimum)
        let fewer = load / minimum
        var nodes: [Node] = []
        for isFewer in [true, false] {
            var (fewest, most) = (parent.fewest, parent.most)
            if isFewer { most[topic] = min(most[topic], fewer) } else { fewest[topic] = max(fewest[topic], fewer + 1) }
            guard fewest[topic] <= most[topic] else { continue }
            if let child = child(of: parent, fewest, most) { nodes.append(child) }
        }
        return nodes
    }

    private func split(_ parent: Node, guest: Int) -> [Node] {
        let forced = parent.question.forced[guest] ?? []
        let own = parent.share.topics[guest].filter { !forced.contains($0) }
        guard let dearest = own.max(by: { model.problem.price(guest, $0) < model.problem.price(guest, $1) }) else {
            return []
        }
        return split(parent, guest, at: dearest)
    }

    /// Without a guest at a topic, and with them there for certain.
    private func split(_ parent: Node, _ guest: Int, at topic: Int) -> [Node] {
        let forced = parent.question.forced[guest] ?? []
        guard !forced.contains(topic) else { return [] }
        var without = parent.question
        without.forbidden[guest, default: []].insert(topic)
        var with = parent.question
        let taken = forced.union([topic])
        with.forced[guest] = taken
        let left = allowed - taken.reduce(0) { $0 + model.problem.price(guest, $1) }
        let rounds = model.supply[guest] - taken.count
        var nodes = [node(without, parent.fewest, parent.most)]
        if left >= 0 {
            if rounds > 0, allowed < Int.max {
                if with.dearest.isEmpty { with.dearest = Array(repeating: Int.max, count: model.guests) }
                with.dearest[guest] = priceLimit(guest, for: left, rounds: rounds, without: taken)
            }
            nodes.append(node(with, parent.fewest, parent.most))
        }
        return nodes.compactMap(\.self)
    }
}
