// What is wrong with the pool of a node, and what it is branched on.
extension TopicBranching {
    /// When each topic would run; nil when the load of one fits no number of rounds.
    func fitting(_ node: Node) -> [TopicRun]? {
        var runs = node.runs
        for (topic, load) in node.share.loads(model.topics).enumerated() {
            let run = runs[topic]
            guard let count = (run.fewest...run.most).last(where: { fits(topic, load, $0) }) else { return nil }
            (runs[topic].fewest, runs[topic].most) = (count, count)
        }
        return runs
    }

    func fits(_ topic: Int, _ load: Int, _ rounds: Int) -> Bool {
        let topic = model.problem.topics[topic]
        return rounds * topic.minimum <= load && load <= rounds * topic.capacity
    }

    private func total(_ guest: Int, _ share: TopicShare) -> Int {
        share.topics[guest].reduce(0) { $0 + model.problem.price(guest, $1) }
    }

    func isTooDear(_ node: Node) -> Bool {
        allowed < Int.max && (0..<model.guests).contains { total($0, node.share) > allowed }
    }

    /// Where a topic holds too few for the rounds in which it would run, it runs in fewer or in more; where a guest pays
    /// more than is allowed, or a vendor is one too many, one of their topics is forbidden or forced.
    func children(of parent: Node) -> [Node] {
        // The topic that is furthest from running is the one whose closing costs least to find out.
        if let topic = misfits(parent).first {
            return split(parent, topic)
        }
        if let guest = (0..<model.guests).first(where: { total($0, parent.share) > allowed }) {
            return split(parent, guest: guest)
        }
        return vendorTooMany(parent).map { split(parent, $0.guest, at: $0.topic) } ?? []
    }

    /// A vendor at a topic that has more of them than its rounds may hold, which a flow does not see of organisations that
    /// send vendors and others; first who is not settled there. Nobody may be: then there is nothing to branch on.
    func vendorTooMany(_ node: Node) -> (guest: Int, topic: Int)? {
        guard let cap = model.vendorCap, model.organisations > 0 else { return nil }
        var vendors = Array(repeating: [Int](), count: model.topics)
        for guest in 0..<model.guests where model.isVendor[guest] {
            for topic in node.share.topics[guest] { vendors[topic].append(guest) }
        }
        guard let topic = vendors.indices.first(where: { vendors[$0].count > cap * node.runs[$0].most }) else {
            return nil
        }
        let free = vendors[topic].first { node.question.forced[$0]?.contains(topic) != true }
        return (free ?? vendors[topic][0], topic)
    }

    /// What is open about a pool that breaks no rule.
    enum Unsettled {
        /// In how many rounds a topic runs; in the pool so many.
        case count(topic: Int, Int)
        /// In which rounds.
        case rounds(topic: Int)
        /// Whether a guest takes a topic, as in the pool.
        case guest(Int, topic: Int)
    }

    /// The first thing that is open; nil when all is settled.
    func unsettled(_ node: Node, _ runs: [TopicRun]) -> Unsettled? {
        let open = node.runs.indices.filter { !node.runs[$0].isCounted }
        if let topic = open.first(where: { runs[$0].most < model.problem.rounds }) ?? open.first {
            return .count(topic: topic, runs[topic].most)
        }
        if let topic = runs.indices.first(where: { isUnplaced(node.runs[$0]) }) { return .rounds(topic: topic) }
        for guest in 0..<model.guests {
            let forced = node.question.forced[guest] ?? []
            if let topic = node.share.topics[guest].first(where: { !forced.contains($0) }) {
                return .guest(guest, topic: topic)
            }
        }
        return nil
    }

    func settle(_ unsettled: Unsettled, of node: Node) -> [Node] {
        switch unsettled {
        case .count(let topic, let count): counted(node, topic, as: count)
        case .rounds(let topic): placed(node, topic)
        case .guest(let guest, let topic): split(node, guest, at: topic)
        }
    }

    /// In so many rounds, in fewer, in more.
    private func counted(_ parent: Node, _ topic: Int, as count: Int) -> [Node] {
        let run = parent.runs[topic]
        return [(count, count), (run.fewest, count - 1), (count + 1, run.most)].compactMap { fewest, most in
            run.narrowed(from: fewest, to: most).flatMap { child(of: parent, topic, $0) }
        }
    }

    /// Whether it can be settled in which rounds a topic runs; of ten there are 252 choices of five, which is too many.
    private func isUnplaced(_ run: TopicRun) -> Bool {
        !run.isPlaced(of: model.problem.rounds) && model.problem.rounds <= Self.mostRoundsToPlace
    }

    private static let mostRoundsToPlace = 8

    /// In every choice of rounds. Where all attend the same rounds these are alike until the first topic has its own.
    private func placed(_ parent: Node, _ topic: Int) -> [Node] {
        let run = parent.runs[topic]
        let choices = Self.choices(of: run.most, from: model.problem.rounds)
        let isFirst = model.areRoundsAlike && !parent.runs.contains { $0.rounds != nil }
        return (isFirst ? Array(choices.prefix(1)) : choices).compactMap {
            child(of: parent, topic, TopicRun(fewest: run.fewest, most: run.most, rounds: $0))
        }
    }

    private static func choices(of count: Int, from rounds: Int) -> [[Int]] {
        guard count > 0 else { return [[]] }
        guard count <= rounds else { return [] }
        return choices(of: count, from: rounds - 1) + choices(of: count - 1, from: rounds - 1).map { $0 + [rounds - 1] }
    }

    private func child(of parent: Node, _ topic: Int, _ run: TopicRun) -> Node? {
        var runs = parent.runs
        runs[topic] = run
        return node(parent.question, runs, from: parent)
    }

    func shortfall(_ topic: Int, _ load: Int) -> Int {
        let minimum = model.problem.topics[topic].minimum
        return minimum - load % max(1, minimum)
    }

    /// As many rounds as a load fills and fewer, or more; nil what is out of the question.
    func halves(_ run: TopicRun, _ topic: Int, _ load: Int) -> [TopicRun?] {
        let fewer = load / max(1, model.problem.topics[topic].minimum)
        return [
            run.narrowed(from: run.fewest, to: min(run.most, fewer)),
            run.narrowed(from: max(run.fewest, fewer + 1), to: run.most),
        ]
    }

    private func split(_ parent: Node, _ topic: Int) -> [Node] {
        let halves = halves(parent.runs[topic], topic, parent.share.loads(model.topics)[topic])
        return halves.compactMap { $0.flatMap { child(of: parent, topic, $0) } }
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
        with.forced[guest] = forced.union([topic])
        return [without, with].compactMap { question in
            var question = question
            return restrict(&question, guest) ? node(question, parent.runs, from: parent) : nil
        }
    }
}
