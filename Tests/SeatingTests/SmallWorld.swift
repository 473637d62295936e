import RandomNumbers

@testable import Seating

/// Problems that chance makes, the same for the same seed; each is built around a plan that keeps its hard rules.
struct SmallWorld {
    var random: RandomStream

    init(_ seed: Int) { random = RandomStream(seed: UInt64(seed)) }

    mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    mutating func problem(tables: ClosedRange<Int> = 2...4, places: ClosedRange<Int> = 2...4, rounds: Int = 3)
        -> TableProblem
    {
        let count = tables.lowerBound + random.below(tables.count)
        var list: [TableProblem.Table] = []
        for number in 0..<count {
            let capacity = places.lowerBound + random.below(places.count)
            list.append(.init(id: "T\(number)", capacity: capacity, minimum: random.below(2)))
        }
        let room = list.reduce(0) { $0 + $1.capacity }
        let people = max(count, room - random.below(3))
        var guests: [TableProblem.Guest] = []
        for number in 0..<people {
            var guest = TableProblem.Guest(id: "G\(number)")
            guest.organisation = chance(70) ? "O\(random.below(people))" : nil
            guest.sector = ["north", "south", "west"][random.below(3)]
            guest.seniority = chance(50) ? "chief" : "head"
            guest.isVendor = chance(20)
            if chance(10) { guest.absent = [random.below(rounds)] }
            guests.append(guest)
        }
        var problem = TableProblem(id: "small", rounds: rounds, guests: guests, tables: list)
        for _ in 0..<3 {
            problem.introductions.append(pair(people))
            problem.history.append(.init(pair(people), times: 1 + random.below(2), eventsAgo: random.below(2)))
        }
        problem.rules.organisationApart = .soft
        problem.rules.vendorCap = 2
        problem.weights.repeatedMeeting = 100
        problem.weights.organisationClash = 60
        problem.weights.sectorMix = 4
        problem.weights.seniorityMix = 2
        problem.weights.introduction = 50
        problem.weights.tableRepeat = 3
        problem.weights.alone = 7
        problem.weights.sizeSpread = 1
        return problem
    }

    mutating func pair(_ people: Int) -> TableProblem.Pair {
        let one = random.below(people)
        return .init(one, (one + 1 + random.below(people - 1)) % people)
    }

    /// A topic problem that is small enough to try everything.
    mutating func topics(rounds: Int) -> TopicProblem {
        let topics = (0..<3).map { number in
            TopicProblem.Topic(id: "P\(number)", capacity: 3, minimum: random.below(3), canClose: chance(60))
        }
        let guests = (0..<4).map { number in
            var guest = TopicProblem.Guest(
                id: "G\(number)", ranks: Array([0, 1, 2].shuffled(using: &random).prefix(2)))
            guest.isVendor = chance(40)
            guest.organisation = chance(50) ? "same" : nil
            return guest
        }
        var problem = TopicProblem(
            id: "small", rounds: rounds, guests: guests, topics: topics, rankCost: [0, 1 + random.below(4)],
            unranked: 6, worstGuest: random.below(4))
        if chance(50) { problem.rules.vendorCap = 1 }
        if chance(30) { problem.rules.organisationApart = .hard }
        return problem
    }
}

extension TableProblem {
    /// Tables of one size, guests who differ in nothing, and nobody to meet twice.
    static func golfers(_ tables: Int, _ places: Int, _ rounds: Int) -> TableProblem {
        var problem = TableProblem(
            id: "golfers", rounds: rounds, guests: (0..<tables * places).map { Guest(id: "G\($0)") },
            tables: (0..<tables).map { Table(id: "T\($0)", capacity: places, minimum: places) })
        problem.weights.repeatedMeeting = 1
        return problem
    }
}
