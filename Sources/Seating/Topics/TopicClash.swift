/// Finds rules of a topic problem that cannot all be kept.
enum TopicClash {
    /// What counting shows.
    static func certain(_ problem: TopicProblem) -> [Rule] {
        for round in 0..<problem.rounds {
            let people = problem.guests.indices.count { problem.attends($0, round) }
            let seats = problem.topics.reduce(0) { $0 + $1.capacity }
            let needed = problem.topics.reduce(0) { $0 + ($1.canClose ? 0 : $1.minimum) }
            if people > seats { return [.seats(round: round, people: people, seats: seats)] }
            if people < needed { return [.minimums(round: round, people: people, needed: needed)] }
        }
        if let guest = problem.guests.indices.first(where: { guest in
            (0..<problem.rounds).count { problem.attends(guest, $0) } > problem.topics.count
        }) {
            return [.differentTopics(guest: guest)]
        }
        return []
    }

    /// Drops one rule after the other as long as the rest still clashes: what is left is a clash of which no rule can be
    /// spared (a deletion filter; Chinneck & Dravnieks 1991).
    static func smallest(_ problem: TopicProblem, _ budget: Budget) -> [Rule] {
        var kept: [Rule] = problem.topics.indices.map { .minimum(table: $0) }.filter { rule in
            if case .minimum(let topic) = rule { return problem.topics[topic].minimum > 0 }
            return false
        }
        if problem.rules.vendorCap != nil { kept.append(.vendorCap) }
        if problem.rules.organisationApart == .hard {
            kept += Set(problem.guests.compactMap(\.organisation)).sorted().map { .organisation($0) }
        }
        for rule in kept.reversed() {
            let fewer = kept.filter { $0 != rule }
            if !isSolvable(keeping(fewer, of: problem), budget) { kept = fewer }
        }
        return kept
    }

    private static func isSolvable(_ problem: TopicProblem, _ budget: Budget) -> Bool {
        var search = TopicSearch(
            problem, seed: 1, Budget(seconds: 1, steps: 60, elapsed: { 0 }, isCancelled: budget.isCancelled))
        search.run { _ in }
        return search.best != nil
    }

    private static func keeping(_ rules: [Rule], of problem: TopicProblem) -> TopicProblem {
        var eased = problem
        for topic in problem.topics.indices where !rules.contains(.minimum(table: topic)) {
            eased.topics[topic].minimum = 0
        }
        if !rules.contains(.vendorCap) { eased.rules.vendorCap = nil }
        for guest in problem.guests.indices {
            if let name = problem.guests[guest].organisation, !rules.contains(.organisation(name)) {
                eased.guests[guest].organisation = nil
            }
        }
        return eased
    }
}
