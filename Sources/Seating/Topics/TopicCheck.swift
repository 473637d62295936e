/// Holds a topic plan against every hard rule, from the problem as it was given; shares no code with the solver.
extension FullCheck {
    public static func violations(of plan: Plan, in problem: TopicProblem) -> [Violation] {
        guard isShaped(plan, guests: problem.guests.count, rounds: problem.rounds, places: problem.topics.count) else {
            return [.misshapen]
        }
        var found: [Violation] = []
        for round in 0..<problem.rounds {
            for guest in problem.guests.indices {
                switch (problem.attends(guest, round), plan.places[round][guest] >= 0) {
                case (true, false): found.append(.unseated(guest: guest, round: round))
                case (false, true): found.append(.seatedThoughAbsent(guest: guest, round: round))
                default: break
                }
            }
            for (number, people) in plan.tables(problem.topics.count, round: round).enumerated() {
                company(number, people, round, problem, &found)
            }
        }
        for guest in problem.guests.indices {
            var seen = Set<Int>()
            for round in 0..<problem.rounds {
                let topic = plan.places[round][guest]
                if topic >= 0, !seen.insert(topic).inserted { found.append(.topicTwice(guest: guest, topic: topic)) }
            }
        }
        return found
    }

    private static func company(
        _ number: Int, _ people: [Int], _ round: Int, _ problem: TopicProblem, _ found: inout [Violation]
    ) {
        let topic = problem.topics[number]
        if people.count > topic.capacity { found.append(.tooMany(table: number, round: round, people: people.count)) }
        if people.count < topic.minimum, !(people.isEmpty && topic.canClose) {
            found.append(.tooFew(table: number, round: round, people: people.count))
        }
        if let cap = problem.rules.vendorCap {
            let vendors = people.count { problem.guests[$0].isVendor }
            if vendors > cap { found.append(.vendors(table: number, round: round, people: vendors)) }
        }
        guard problem.rules.organisationApart == .hard else { return }
        for (index, one) in people.enumerated() {
            guard let name = problem.guests[one].organisation else { continue }
            for other in people[(index + 1)...] where problem.guests[other].organisation == name {
                found.append(.organisation(.init(one, other), round: round))
            }
        }
    }
}

/// What a topic plan costs, and who got which choice.
public struct TopicScore: Sendable, Equatable {
    /// The sum of the prices of all places.
    public private(set) var total = 0
    /// The largest total of one guest, and the first guest who has it.
    public private(set) var worst = 0
    public private(set) var worstGuest: Int?
    /// How many places were a first, second, ... choice.
    public private(set) var profile: [Int] = []
    /// How many places were of no choice.
    public private(set) var unranked = 0
    /// In parts of the problem's ``TopicProblem/objectiveScale``; the prices above are in those of its scale of prices.
    public private(set) var objective = 0

    public init(_ plan: Plan, in problem: TopicProblem) {
        for guest in problem.guests.indices {
            var own = 0
            for round in 0..<problem.rounds where plan.places[round][guest] >= 0 {
                let topic = plan.places[round][guest]
                own += problem.price(guest, topic)
                guard let rank = problem.rank(guest, topic) else {
                    unranked += 1
                    continue
                }
                while profile.count <= rank { profile.append(0) }
                profile[rank] += 1
            }
            total += own
            if worstGuest == nil || own > worst { (worst, worstGuest) = (own, guest) }
        }
        objective = problem.objective(total: total, worst: worst)
    }
}
