/// Finds the cheapest pool of topics for all rounds together: branch and bound over flows.
///
/// A flow without the awkward rules is a floor. ``children(of:)`` says what is branched on where the pool of a flow breaks
/// one of them, ``unsettled(_:_:)`` where it breaks none and is yet not taken.
struct TopicBranching {
    struct Node {
        var question: TopicQuestion
        var runs: [TopicRun]
        var share: TopicShare
    }

    struct Outcome {
        var share: TopicShare
        /// In how many rounds each topic runs, and in which as far as that is settled.
        var runs: [TopicRun]
        /// Whether nothing about the pool is open any more.
        var isSettled: Bool
    }

    /// What comes of a pool.
    enum Verdict {
        case taken, notTaken
        /// Said of a settled pool: there is no way to take it.
        case impossible
    }

    let model: TopicModel
    /// No guest may pay more than this for all rounds.
    let allowed: Int
    /// Topics that a guest may not take at all.
    private let banned: [Int: Set<Int>]
    private var flows: TopicFlows?
    /// The pool without the awkward rules; nil when no pool at all is possible.
    private(set) var root: Node?
    private var open: [Node] = []
    /// Price below which nothing is possible.
    private(set) var floor = 0
    /// The cheapest pool that was not taken and that nothing was left to be settled of: another of its price may be taken.
    private var givenUp = Int.max
    private(set) var isProven = false

    /// What each guest may pay at most for this part, when the limits differ.
    private let limits: [Int]

    /// Takes one flow.
    init(_ model: TopicModel, allowed: Int = Int.max, banned: [Int: Set<Int>] = [:], limits: [Int] = []) {
        self.limits = limits
        self.model = model
        self.allowed = allowed
        self.banned = banned
        let rounds = model.problem.rounds
        let runs = model.problem.topics.map { TopicRun(fewest: $0.canClose ? 0 : rounds, most: rounds) }
        guard var question, question.settle(runs, model) else { return }
        flows = TopicFlows(model, widest: question)
        root = node(question, runs)
    }

    /// The cheapest pool below `bound` of which the verdict is that it is taken; nil when there is none. `mayGoOn` is asked
    /// before each node. A pool that is not taken may hold another one with other rounds for a topic, or other guests.
    mutating func run(below bound: Int, verdict: (Outcome) -> Verdict = { _ in .taken }, _ mayGoOn: () -> Bool)
        -> Outcome?
    {
        floor = root?.share.price ?? 0
        guard let root, root.share.price < bound else {
            isProven = true
            return nil
        }
        open = [root]
        var best: Outcome?
        var limit = bound
        if let node = rounded(root, mayGoOn), node.share.price < limit, let runs = sound(node) {
            let outcome = Outcome(share: node.share, runs: runs, isSettled: false)
            if case .taken = verdict(outcome) {
                best = outcome
                limit = node.share.price
            }
        }
        // First down to one answer by the cheaper side, then the node with the lowest floor.
        var isDiving = true
        while !open.isEmpty {
            if isDiving == false { open.sort { $0.share.price > $1.share.price } }
            let next = open.removeLast()
            floor = open.reduce(min(next.share.price, givenUp)) { min($0, $1.share.price) }
            if next.share.price >= limit {
                if best != nil { isDiving = false }
                continue
            }
            guard mayGoOn() else { return best }
            if let runs = sound(next) {
                let unsettled = unsettled(next, runs)
                let outcome = Outcome(share: next.share, runs: runs, isSettled: unsettled == nil)
                isDiving = false
                switch (verdict(outcome), unsettled) {
                case (.taken, _):
                    best = outcome
                    limit = next.share.price
                case (_, .some(let unsettled)):
                    open += settle(unsettled, of: next).filter { $0.share.price < limit }
                case (.notTaken, nil): givenUp = min(givenUp, next.share.price)
                case (.impossible, nil): break
                }
                continue
            }
            open += children(of: next).filter { $0.share.price < limit }.sorted { $0.share.price > $1.share.price }
        }
        isProven = givenUp >= limit
        floor = min(givenUp, best?.share.price ?? max(floor, bound))
        return best
    }
}

// What a flow is asked at a node.
extension TopicBranching {
    /// When each topic would run; nil where the pool breaks a rule.
    private func sound(_ node: Node) -> [TopicRun]? {
        guard let runs = fitting(node), !isTooDear(node), vendorTooMany(node) == nil else { return nil }
        return runs
    }

    /// nil when somebody cannot keep to what is allowed.
    private var question: TopicQuestion? {
        var question = TopicQuestion(supply: model.supply, least: [], most: [])
        question.forbidden = banned
        question.dearest = limits
        return (0..<model.guests).allSatisfy { restrict(&question, $0) } ? question : nil
    }

    /// The pool without the awkward rules, where every topic holds what its rounds need.
    var firstPool: Outcome? {
        guard let root, let runs = fitting(root) else { return nil }
        return Outcome(share: root.share, runs: runs, isSettled: false)
    }

    /// nil when what is asked is impossible.
    func node(_ question: TopicQuestion, _ runs: [TopicRun], from parent: Node? = nil) -> Node? {
        var question = question
        guard question.settle(runs, model), zip(question.least, question.most).allSatisfy({ $0 <= $1 }),
            question.groups.allSatisfy({ $0.least <= $0.most }),
            let share = flows?.answer(question, from: parent?.share)
        else { return nil }
        return Node(question: question, runs: runs, share: share)
    }

    /// What a guest can and must take within what is allowed; false when they cannot keep to it.
    func restrict(_ question: inout TopicQuestion, _ guest: Int) -> Bool {
        guard allowed < Int.max else { return true }
        guard
            let allowance = TopicAllowance(
                model, guest, allowed: allowed, forced: question.forced[guest] ?? [],
                forbidden: question.forbidden[guest] ?? [])
        else { return false }
        if question.dearest.isEmpty { question.dearest = Array(repeating: Int.max, count: model.guests) }
        question.dearest[guest] = allowance.dearest
        if !allowance.forced.isEmpty { question.forced[guest] = allowance.forced }
        return true
    }
}
