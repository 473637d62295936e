/// A first pool in few flows, where many topics hold too few to run.
extension TopicBranching {
    /// Whether every topic holds what its rounds need in the root's pool.
    var canRun: Bool { root.map { misfits($0).isEmpty } ?? false }

    /// Whether a plan may take longer than some flows: topics hold too few to run, or there are rules that the flow over all
    /// rounds does not see.
    var isAwkward: Bool { model.vendorCap != nil || model.organisations > 0 || !canRun }

    /// A node in which every topic holds what its rounds need: of those that do not, the quarter that is furthest from one
    /// more round has no more of them, the quarter that is nearest has one more, then the next flow says what is left. One
    /// topic after the other, as the dive goes, took two flows each, and with 90 misfits of 300 topics there was no plan
    /// within seconds. nil where all topics can run, where that way ends, or when `mayGoOn` says so, which is asked before each
    /// flow.
    func rounded(_ root: Node, _ mayGoOn: () -> Bool) -> Node? {
        var node = root
        var misfits = misfits(node)
        guard !misfits.isEmpty else { return nil }
        while !misfits.isEmpty {
            var next: Node?
            var count = (misfits.count + 3) / 4
            while next == nil, count > 0 {
                guard mayGoOn() else { return nil }
                let raised = min(count, misfits.count / 4)
                next = settled(node, lowering: misfits.prefix(count), raising: misfits.suffix(raised))
                count /= 2
            }
            guard let next else { return nil }
            node = next
            misfits = self.misfits(node)
        }
        return node
    }

    /// Topics whose load fits no number of rounds that is open to them, the furthest from one more round first.
    func misfits(_ node: Node) -> [Int] {
        let loads = node.share.loads(model.topics)
        let misfits = (0..<model.topics).filter { topic in
            !(node.runs[topic].fewest...node.runs[topic].most).contains { fits(topic, loads[topic], $0) }
        }
        return misfits.map { (topic: $0, shortfall: shortfall($0, loads[$0])) }
            .sorted { ($1.shortfall, $0.topic) < ($0.shortfall, $1.topic) }.map(\.topic)
    }

    /// nil when that is impossible.
    private func settled(_ parent: Node, lowering: ArraySlice<Int>, raising: ArraySlice<Int>) -> Node? {
        let loads = parent.share.loads(model.topics)
        var runs = parent.runs
        for topic in lowering {
            guard let run = halves(runs[topic], topic, loads[topic])[0] else { return nil }
            runs[topic] = run
        }
        for topic in raising {
            guard let run = halves(runs[topic], topic, loads[topic])[1] else { return nil }
            runs[topic] = run
        }
        return node(parent.question, runs, from: parent)
    }
}
