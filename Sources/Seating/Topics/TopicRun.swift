/// When a topic runs, as far as that is settled.
struct TopicRun: Sendable, Equatable {
    /// In how many rounds, at least and at most.
    var fewest: Int
    var most: Int
    /// In which; nil until that is settled, too.
    var rounds: [Int]?

    var isCounted: Bool { fewest == most }

    /// Whether it is settled in which rounds it runs.
    func isPlaced(of all: Int) -> Bool { rounds != nil || most == 0 || fewest == all }

    /// In so many rounds at least and at most, which leaves open in which.
    func narrowed(from fewest: Int, to most: Int) -> TopicRun? {
        fewest <= most ? TopicRun(fewest: fewest, most: most) : nil
    }

    func mayRun(in round: Int) -> Bool { most > 0 && rounds?.contains(round) != false }

    func mustRun(in round: Int, of all: Int) -> Bool { fewest == all || rounds?.contains(round) == true }
}

/// Topics that run in none but some rounds: a guest takes no more of them than they attend of these rounds, and who finds no
/// place there at the other topics has to be at one of them.
struct TopicGroup: Sendable, Equatable {
    let rounds: Set<Int>
    /// The smallest group with more rounds that has all of these.
    var parent: Int?
    /// People at its topics.
    var least = 0
    var most = 0

    func holds(_ run: TopicRun) -> Bool { run.rounds.map { !$0.isEmpty && rounds.isSuperset(of: $0) } ?? false }

    /// Groups for the sets of rounds to which topics are settled. Of two that cross, which a flow cannot count, the one of
    /// fewer topics is left out. A group comes before its parent.
    static func groups(of runs: [TopicRun], rounds: Int) -> [TopicGroup] {
        var topics: [Set<Int>: Int] = [:]
        for run in runs {
            if let own = run.rounds, !own.isEmpty, own.count < rounds { topics[Set(own), default: 0] += 1 }
        }
        var kept: [Set<Int>] = []
        let byTopics = topics.sorted { one, other in
            one.value == other.value
                ? one.key.sorted().lexicographicallyPrecedes(other.key.sorted()) : one.value > other.value
        }
        for (own, _) in byTopics
        where kept.allSatisfy({ $0.isSubset(of: own) || own.isSubset(of: $0) || own.isDisjoint(with: $0) }) {
            kept.append(own)
        }
        let sorted = kept.sorted { $0.count < $1.count }
        return sorted.map { own in
            TopicGroup(rounds: own, parent: sorted.firstIndex { own.isStrictSubset(of: $0) })
        }
    }
}
