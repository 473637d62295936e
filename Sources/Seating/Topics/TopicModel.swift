/// A topic problem in numbers, as the flows want it.
struct TopicModel: Sendable {
    let problem: TopicProblem
    let guests: Int
    let topics: Int
    /// Rounds that each guest attends.
    let supply: [Int]
    /// Priced topics of each guest; others cost `problem.unranked`.
    let wishes: [[(topic: Int, price: Int)]]
    /// The number of each guest's organisation where the rule is hard; -1 for none or the only one of it.
    let organisation: [Int]
    let organisations: Int
    /// The guests of each.
    let peopleOfOrganisation: [[Int]]
    /// Organisations that send vendors and others, when vendors are counted: they lie on neither side of a flow.
    let isMixed: [Bool]
    /// Whether a guest counts towards the cap for vendors, where there is one.
    let isVendor: [Bool]
    let vendorCap: Int?
    /// How many attend each round, and how many vendors.
    let attendance: [Int]
    let vendorAttendance: [Int]
    /// Whether everybody attends every round, so that one is as good as another.
    var areRoundsAlike: Bool { attendance.allSatisfy { $0 == guests } }

    init(_ problem: TopicProblem) {
        self.problem = problem
        guests = problem.guests.count
        topics = problem.topics.count
        supply = problem.guests.indices.map { guest in (0..<problem.rounds).count { problem.attends(guest, $0) } }
        wishes = problem.guests.map { guest in
            guest.ranks.enumerated().map { ($1, problem.rankCost[min($0, problem.rankCost.count - 1)]) }
        }
        var numbers: [String: Int] = [:]
        var organisation = Array(repeating: -1, count: problem.guests.count)
        if problem.rules.organisationApart == .hard {
            let groups = Dictionary(grouping: problem.guests.indices) { problem.guests[$0].organisation }
            for guest in problem.guests.indices {
                guard let name = problem.guests[guest].organisation, groups[name]?.count ?? 0 > 1 else { continue }
                let number = numbers[name] ?? numbers.count
                numbers[name] = number
                organisation[guest] = number
            }
        }
        self.organisation = organisation
        organisations = numbers.count
        var people = Array(repeating: [Int](), count: numbers.count)
        for (guest, number) in organisation.enumerated() where number >= 0 { people[number].append(guest) }
        peopleOfOrganisation = people
        isVendor = problem.guests.map { problem.rules.vendorCap != nil && $0.isVendor }
        vendorCap = problem.rules.vendorCap
        attendance = (0..<problem.rounds).map { round in problem.guests.indices.count { problem.attends($0, round) } }
        let isVendor = isVendor
        isMixed = people.map { Set($0.map { isVendor[$0] }).count > 1 }
        vendorAttendance = (0..<problem.rounds).map { round in
            problem.guests.indices.count { isVendor[$0] && problem.attends($0, round) }
        }
    }
}

/// What one flow is asked: who chooses, what each topic may hold, what is settled about single guests.
struct TopicQuestion: Sendable {
    /// How many topics each guest takes.
    var supply: [Int]
    /// People that each topic must and may hold.
    var least: [Int]
    var most: [Int]
    /// Vendors that each topic must and may hold; nil without the rule.
    var leastVendors: [Int] = []
    var mostVendors: [Int]?
    /// People of one organisation that each topic may hold; nil without the rule. And must, by organisation, where asked.
    var mostOfOrganisation: [Int]?
    var leastOfOrganisation: [[Int]] = []
    /// Topics that a guest may not, or has to, take.
    var forbidden: [Int: Set<Int>] = [:]
    var forced: [Int: Set<Int>] = [:]
    /// Topics dearer than this are out of the question for a guest, unless forced; empty: none are.
    var dearest: [Int] = []
    /// Only these topics are in question for each guest, when given.
    var only: [[Int]]?
    /// Topics of some rounds alone, and the group of each topic; empty when there are none.
    var groups: [TopicGroup] = []
    var group: [Int?] = []
}

/// The answer of one flow: the topics of each guest, and what they cost.
struct TopicShare: Sendable {
    var topics: [[Int]]
    var price: Int
    /// The network whose flow found it, and the potentials of its nodes: where the next flow there may start.
    var network: Int?
    var potentials: [Int] = []

    func loads(_ count: Int) -> [Int] {
        var loads = Array(repeating: 0, count: count)
        for own in topics { for topic in own { loads[topic] += 1 } }
        return loads
    }
}
