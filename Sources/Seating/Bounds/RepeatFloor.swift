/// The fewest repeats that any plan has, by counting; docs/seating.md gives the arguments.
struct RepeatFloor {
    private let problem: TableProblem
    private let parties: Set<TableProblem.Pair>
    /// Who attends which rounds, a bit for each, in words of 64.
    private let attendance: [[UInt64]]
    /// For each guest, others whom they may never meet or have met: their price at the first meeting, nil for never.
    private let special: [[Int: Int?]]

    init(_ problem: TableProblem, parties: Set<TableProblem.Pair>) {
        self.problem = problem
        self.parties = parties
        let words = (problem.rounds + 63) / 64
        attendance = problem.guests.map { guest in
            var bits = Array(repeating: UInt64(0), count: words)
            for round in 0..<problem.rounds where !guest.absent.contains(round) {
                bits[round / 64] |= 1 << (round % 64)
            }
            return bits
        }
        special = Self.special(problem, parties)
    }

    var value: Int {
        let (pairs, guests) = byMeetings
        return max(0, bySpread, pairs, guests)
    }

    /// Every two rounds: a table of one draws its people from the tables of the other, so some of them shared one. Summed
    /// over the pairs of rounds that is the sum of `C(m,2)`.
    private var bySpread: Int {
        var total = 0
        for later in 0..<problem.rounds {
            for earlier in 0..<later {
                let both = problem.guests.indices.count { problem.attends($0, later) && problem.attends($0, earlier) }
                let tables = problem.tables.indices.count { problem.isOpen($0, earlier) }
                let sizes = evenSizes(both, later, minimums: false)
                total += sizes.reduce(0) { $0 + evenPairs($1, over: tables) }
            }
        }
        return total - parties.reduce(0) { $0 + pairsAmong(together($1.first, $1.second)) }
    }

    /// So many meetings must be held, and so many may be held at each price: in all, and by each guest. A guest's
    /// meetings have two ends.
    private var byMeetings: (pairs: Int, guests: Int) {
        var meetings = 0
        for round in 0..<problem.rounds {
            let people = problem.guests.indices.count { problem.attends($0, round) }
            meetings += evenSizes(people, round, minimums: true).reduce(0) { $0 + pairsAmong($1) }
        }
        let smallest = (0..<problem.rounds).map(smallestTable)
        var all: [Int: Int] = [:]
        var ends = 0
        let usual = usualSlots
        for guest in problem.guests.indices {
            var own = (0..<problem.rounds).reduce(0) { $0 + (problem.attends(guest, $1) ? smallest[$1] - 1 : 0) }
            var free = usual[attendance[guest]] ?? []
            var slots: [Int: Int] = [:]
            for (other, known) in special[guest] {
                let shared = together(guest, other)
                for meeting in 0..<shared { free[meeting] -= 1 }
                guard let known else {
                    if parties.contains(.init(guest, other)) {
                        own -= shared
                        if other > guest { meetings -= shared }
                    }
                    continue
                }
                for meeting in 0..<shared { slots[known + meeting, default: 0] += 1 }
            }
            for (price, count) in free.enumerated() where count > 0 { slots[price, default: 0] += count }
            ends += Self.cheapest(own, slots)
            for (price, count) in slots { all[price, default: 0] += count }
        }
        return (Self.cheapest(meetings, all.mapValues { $0 / 2 }), (ends + 1) / 2)
    }

    /// For each attendance that some guest has: how many others could meet that guest so often and once more, if nothing
    /// were known of any. Few guests differ in it, and pair by pair this took most of the time of all floors.
    private var usualSlots: [[UInt64]: [Int]] {
        var people: [[UInt64]: Int] = [:]
        for rounds in attendance { people[rounds, default: 0] += 1 }
        return Dictionary(
            uniqueKeysWithValues: people.keys.map { own in
                var slots = Array(repeating: 0, count: problem.rounds)
                for (rounds, count) in people {
                    let others = rounds == own ? count - 1 : count
                    for meeting in 0..<Self.shared(own, rounds) { slots[meeting] += others }
                }
                return (own, slots)
            })
    }

    private static func special(_ problem: TableProblem, _ parties: Set<TableProblem.Pair>) -> [[Int: Int?]] {
        var special = Array(repeating: [Int: Int?](), count: problem.guests.count)
        func note(_ pair: TableProblem.Pair, _ price: Int?) {
            special[pair.first][pair.second] = .some(price)
            special[pair.second][pair.first] = .some(price)
        }
        for past in problem.history where past.eventsAgo == 0 {
            let before = special[past.pair.first][past.pair.second].flatMap(\.self) ?? 0
            note(past.pair, before + past.times)
        }
        for pair in problem.apart { note(pair, nil) }
        if problem.rules.organisationApart == .hard {
            // What a frozen round holds may break the rule, so it says nothing about who can meet.
            let groups = Dictionary(grouping: problem.guests.indices) { problem.guests[$0].organisation }
            for (name, members) in groups where name != nil && problem.frozenRounds.isEmpty {
                for one in members { for other in members where one < other { note(.init(one, other), nil) } }
            }
        }
        for pair in parties { note(pair, nil) }
        return special
    }

    private func together(_ one: Int, _ other: Int) -> Int { Self.shared(attendance[one], attendance[other]) }

    private static func shared(_ one: [UInt64], _ other: [UInt64]) -> Int {
        one.indices.reduce(0) { $0 + (one[$1] & other[$1]).nonzeroBitCount }
    }

    /// The sizes with the fewest pairs: one seat after the other goes to the smallest table that has room.
    private func evenSizes(_ people: Int, _ round: Int, minimums: Bool) -> [Int] {
        let open = problem.tables.indices.filter { problem.isOpen($0, round) }
        var sizes = open.map { minimums ? problem.tables[$0].minimum : 0 }
        var left = people - sizes.reduce(0, +)
        while left > 0 {
            let free = sizes.indices.filter { sizes[$0] < problem.tables[open[$0]].capacity }
            guard let smallest = free.min(by: { sizes[$0] < sizes[$1] }) else { break }
            sizes[smallest] += 1
            left -= 1
        }
        return sizes
    }

    /// The fewest people at a table with anybody in a round.
    private func smallestTable(_ round: Int) -> Int {
        let open = problem.tables.indices.filter { problem.isOpen($0, round) }
        let people = problem.guests.indices.count { problem.attends($0, round) }
        let room = open.reduce(0) { $0 + problem.tables[$1].capacity }
        let least = open.map { max(problem.tables[$0].minimum, people - (room - problem.tables[$0].capacity)) }
        return max(1, least.min() ?? 1)
    }

    private static func cheapest(_ meetings: Int, _ slots: [Int: Int]) -> Int {
        var left = meetings
        var total = 0
        for (price, count) in slots.sorted(by: { $0.key < $1.key }) where left > 0 {
            total += price * min(left, count)
            left -= count
        }
        return total
    }
}
