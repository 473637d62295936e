extension TopicQuestion {
    /// Asks for topics that run as settled; false when a round has too few places for that, or too few people.
    mutating func settle(_ runs: [TopicRun], _ model: TopicModel) -> Bool {
        let topics = model.problem.topics
        let people = TopicSizes(
            runs, attendance: model.attendance, least: topics.map(\.minimum), most: topics.map(\.capacity))
        let sizes = topics.indices.map { people.size($0) }
        least = sizes.map(\.least)
        most = sizes.map { min($0.most, model.guests) }
        var vendors: TopicSizes?
        if let cap = model.vendorCap {
            let all = TopicSizes(
                runs, attendance: model.vendorAttendance, least: topics.map { _ in 0 }, most: topics.map { _ in cap })
            vendors = all
            // A vendor of a mixed organisation comes to a topic by another way than the flow counts.
            leastVendors = model.isMixed.contains(true) ? [] : topics.indices.map { all.size($0).least }
            mostVendors = topics.indices.map { all.size($0).most }
        }
        if model.organisations > 0 { mostOfOrganisation = runs.map(\.most) }
        groups = TopicGroup.groups(of: runs, rounds: model.problem.rounds)
        group = groups.isEmpty ? [] : runs.map { run in groups.firstIndex { $0.holds(run) } }
        for number in groups.indices {
            (groups[number].least, groups[number].most) = people.size(of: groups[number])
        }
        return people.isPossible && vendors?.isPossible != false
    }
}

/// How many each topic must and may hold in all rounds together, when topics run as settled.
///
/// Beside a topic's own size those of the others count: where a round has three places more than guests, no topic stays
/// more than three below its capacity in it.
private struct TopicSizes {
    let runs: [TopicRun]
    let attendance: [Int]
    /// Sizes of the topics in one round.
    let least: [Int]
    let most: [Int]
    /// By round, places at the topics that may run beyond those who attend, and who attends beyond what the topics need
    /// that must run.
    private let spare: [Int]
    private let free: [Int]

    init(_ runs: [TopicRun], attendance: [Int], least: [Int], most: [Int]) {
        self.runs = runs
        self.attendance = attendance
        self.least = least
        self.most = most
        spare = attendance.indices.map { round in
            runs.indices.reduce(-attendance[round]) { $0 + (runs[$1].mayRun(in: round) ? most[$1] : 0) }
        }
        free = attendance.indices.map { round in
            runs.indices.reduce(attendance[round]) {
                $0 - (runs[$1].mustRun(in: round, of: attendance.count) ? least[$1] : 0)
            }
        }
    }

    var isPossible: Bool { !spare.contains { $0 < 0 } && !free.contains { $0 < 0 } }

    func size(_ topic: Int) -> (least: Int, most: Int) {
        let run = runs[topic]
        let rounds = attendance.indices.filter { run.mayRun(in: $0) }
        let lows = rounds.map { max(least[topic], most[topic] - spare[$0]) }
        let highs = rounds.map { round in
            min(most[topic], free[round] + (run.mustRun(in: round, of: attendance.count) ? least[topic] : 0))
        }
        return (
            lows.sorted().prefix(run.fewest).reduce(0, +), highs.sorted().suffix(run.most).reduce(0) { $0 + max(0, $1) }
        )
    }

    /// All topics of a group together.
    func size(of group: TopicGroup) -> (least: Int, most: Int) {
        let attending = group.rounds.reduce(0) { $0 + attendance[$1] }
        var (places, needed) = (0, 0)
        for topic in runs.indices where !group.holds(runs[topic]) {
            places += most[topic] * min(runs[topic].most, group.rounds.count { runs[topic].mayRun(in: $0) })
            needed += least[topic] * group.rounds.count { runs[topic].mustRun(in: $0, of: attendance.count) }
        }
        return (max(0, attending - places), attending - needed)
    }
}
