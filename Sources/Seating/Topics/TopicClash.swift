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

    /// Of rules that are proven to clash those that are needed for it, as far as the time allows, and whether none of them can
    /// be spared.
    static func smallest(_ problem: TopicProblem, _ budget: Budget) -> (rules: [Rule], isSmallest: Bool) {
        // The search may have used all its time; so much more is spent on saying why.
        let end = budget.elapsed() + longest
        return DeletionFilter.smallest(rules(of: problem)) { rules in
            if budget.isCancelled() || budget.elapsed() >= end { return nil }
            var search = TopicSearch(
                keeping(rules, of: problem), seed: 1,
                Budget(seconds: end, steps: 60, elapsed: budget.elapsed, isCancelled: budget.isCancelled))
            search.run { _ in }
            return search.best != nil ? .possible : search.isProven ? .clash : .open
        }
    }

    /// Seconds.
    private static let longest = 3.0

    private static func rules(of problem: TopicProblem) -> [Rule] {
        var rules: [Rule] = problem.topics.indices.map { .capacity(table: $0) }
        rules += problem.topics.indices.filter { problem.topics[$0].minimum > 0 }.map { .minimum(table: $0) }
        if problem.rules.vendorCap != nil { rules.append(.vendorCap) }
        if problem.rules.organisationApart == .hard {
            let groups = Dictionary(grouping: problem.guests.compactMap(\.organisation)) { $0 }
            rules += groups.filter { $0.value.count > 1 }.keys.sorted().map { .organisation($0) }
        }
        return rules
    }

    private static func keeping(_ rules: [Rule], of problem: TopicProblem) -> TopicProblem {
        var eased = problem
        let rules = Set(rules)
        for topic in problem.topics.indices {
            if !rules.contains(.minimum(table: topic)) { eased.topics[topic].minimum = 0 }
            // Without its capacity a topic takes everybody.
            if !rules.contains(.capacity(table: topic)) {
                eased.topics[topic].capacity = max(problem.guests.count, problem.topics[topic].capacity)
            }
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
