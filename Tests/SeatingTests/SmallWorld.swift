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

extension SmallWorld {
    /// One with absences, minimums above capacities, and prices and weights of several units.
    mutating func oddTopics(rounds: Int) -> TopicProblem {
        var problem = topics(rounds: rounds)
        for topic in 0..<3 {
            problem.topics[topic].capacity = random.below(5)
            problem.topics[topic].minimum = random.below(4)
            problem.topics[topic].canClose = chance(70)
        }
        for guest in 0..<4 {
            problem.guests[guest].organisation = chance(60) ? "O\(random.below(2))" : nil
            if chance(25) { problem.guests[guest].absent = [random.below(rounds)] }
        }
        problem.rankCost = [random.below(3) * 5, 5 + random.below(3) * 5]
        problem.unranked = 15
        problem.worstUnit = 10
        problem.priceScale = 10
        problem.worstGuest = random.below(3) * 5
        problem.rules.organisationApart = chance(50) ? .hard : .off
        problem.rules.vendorCap = chance(50) ? 1 : nil
        return problem
    }

    /// One built around a plan, whose topics hold as many in each round as that plan has there, or two more.
    mutating func plantedTopics(guests: Int, topics: Int, rounds: Int) -> TopicProblem {
        let choices = Array(0..<topics)
        var problem = TopicProblem(
            id: "planted", rounds: rounds,
            guests: (0..<guests).map { .init(id: "G\($0)", ranks: Array(choices.shuffled(using: &random).prefix(3))) },
            topics: choices.map { .init(id: "P\($0)", capacity: 0, canClose: true) }, rankCost: [0, 1, 3], unranked: 20)
        problem.rules.organisationApart = .hard
        problem.rules.vendorCap = 2
        var sizes = Array(repeating: [Int](), count: topics)
        // Guest g sits at topic g + s in round s, so nobody visits one twice; every fourth vendor at most.
        for round in 0..<rounds {
            for topic in 0..<topics {
                sizes[topic].append((0..<guests).count { ($0 + round) % topics == topic })
            }
        }
        for topic in 0..<topics {
            problem.topics[topic].capacity = (sizes[topic].max() ?? 0) + 1
            problem.topics[topic].minimum = sizes[topic].min() ?? 0
        }
        // Two of one organisation, the one a vendor, follow one another and so never meet.
        for guest in 0..<guests {
            problem.guests[guest].organisation = "O\(guest / 2)"
            problem.guests[guest].isVendor = guest.isMultiple(of: 2) && guest < 2 * topics
        }
        return problem
    }

    /// Organisations of four who are to be apart, every sixth a vendor, at topics that hold so many, no more and no fewer.
    mutating func fullTopics(guests: Int, topics: Int, rounds: Int) -> TopicProblem {
        let (choices, size) = (Array(0..<topics), guests / topics)
        var problem = TopicProblem(
            id: "full", rounds: rounds,
            guests: (0..<guests).map { .init(id: "G\($0)", ranks: Array(choices.shuffled(using: &random).prefix(4))) },
            topics: choices.map { .init(id: "P\($0)", capacity: size, minimum: size) }, rankCost: [0, 1, 4, 9],
            unranked: 40)
        problem.rules.organisationApart = .hard
        problem.rules.vendorCap = (guests + 6 * topics - 1) / (6 * topics)
        for guest in 0..<guests {
            problem.guests[guest].organisation = "O\(guest / 4)"
            problem.guests[guest].isVendor = guest.isMultiple(of: 6)
        }
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
