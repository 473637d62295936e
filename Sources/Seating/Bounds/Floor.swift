/// What no plan can go below, aim by aim: each is proven by an argument of its own, so their priced sum is a floor too.
public struct Floor: Sendable, Equatable {
    public internal(set) var repeats = 0
    public internal(set) var organisationClashes = 0
    public internal(set) var sectorMix = 0
    public internal(set) var seniorityMix = 0
    public internal(set) var regionMix = 0
    public internal(set) var missedIntroductions = 0
    public internal(set) var tableRepeats = 0
    public internal(set) var moves = 0
    /// What introductions cost whether they are made or missed, since the two met before or are of one organisation.
    public internal(set) var dearIntroductions = 0
    /// The sum of price times count, and of ``dearIntroductions``.
    public internal(set) var objective = 0

    init() {}

    public init(_ problem: TableProblem) {
        let weights = problem.weights
        let parties = problem.pairsOfParties
        if weights.repeatedMeeting != 0 { repeats = RepeatFloor(problem, parties: parties).value }
        if weights.organisationClash != 0, problem.rules.organisationApart == .soft {
            organisationClashes = Self.clashes(problem, parties)
        }
        if weights.sectorMix != 0 { sectorMix = MixFloor.excess(problem, \.sector) }
        if weights.seniorityMix != 0 { seniorityMix = MixFloor.excess(problem, \.seniority) }
        if weights.regionMix != 0 { regionMix = MixFloor.excess(problem, \.region) }
        let impossible = weights.introduction != 0 ? Self.impossibleIntroductions(problem, parties) : []
        missedIntroductions = impossible.count
        if weights.tableRepeat != 0 { tableRepeats = Self.tableRepeats(problem) }
        if weights.move != 0 { moves = MoveFloor.moves(problem) }
        dearIntroductions = dearIntroductions(problem, parties, but: Set(impossible))
        objective =
            dearIntroductions + weights.repeatedMeeting * repeats + weights.organisationClash * organisationClashes
            + weights.sectorMix * sectorMix + weights.seniorityMix * seniorityMix + weights.regionMix * regionMix
            + weights.introduction * missedIntroductions + weights.tableRepeat * tableRepeats + weights.move * moves
    }

    /// More people of one organisation than tables must clash; those of one party do not count.
    private static func clashes(_ problem: TableProblem, _ parties: Set<TableProblem.Pair>) -> Int {
        var total = 0
        for round in 0..<problem.rounds {
            let open = problem.tables.indices.count { problem.isOpen($0, round) }
            let present = problem.guests.indices.filter {
                problem.attends($0, round) && problem.guests[$0].organisation != nil
            }
            for (name, members) in Dictionary(grouping: present, by: { problem.guests[$0].organisation }) {
                let friends = parties.count {
                    problem.guests[$0.first].organisation == name && problem.guests[$0.second].organisation == name
                        && problem.attends($0.first, round) && problem.attends($0.second, round)
                }
                total += max(0, evenPairs(members.count, over: open) - friends)
            }
        }
        return total
    }

    private static func impossibleIntroductions(_ problem: TableProblem, _ parties: Set<TableProblem.Pair>)
        -> [TableProblem.Pair]
    {
        let apart = Set(problem.apart)
        return problem.introductions.filter { pair in
            let (one, other) = (problem.guests[pair.first], problem.guests[pair.second])
            let shared = (0..<problem.rounds).filter {
                problem.attends(pair.first, $0) && problem.attends(pair.second, $0)
            }
            let clash =
                problem.rules.organisationApart == .hard && one.organisation != nil
                && one.organisation == other.organisation && !parties.contains(pair) && problem.frozenRounds.isEmpty
            return shared.isEmpty || clash || apart.contains(pair)
        }
    }

    /// Of pairs who asked to meet: what meeting costs, or what missing it costs where that is less. Meetings and clashes that
    /// another floor has proven may be theirs, and are not counted twice.
    private func dearIntroductions(
        _ problem: TableProblem, _ parties: Set<TableProblem.Pair>, but impossible: Set<TableProblem.Pair>
    ) -> Int {
        let weights = problem.weights
        var meeting: [TableProblem.Pair: Int] = [:]
        for past in problem.history where repeats == 0 && !parties.contains(past.pair) {
            meeting[past.pair, default: 0] += past.price(of: weights.repeatedMeeting)
        }
        let asked = Dictionary(grouping: problem.introductions.filter { !impossible.contains($0) }) { $0 }
        return asked.reduce(0) { total, item in
            let (one, other) = (problem.guests[item.key.first], problem.guests[item.key.second])
            let isClash =
                problem.rules.organisationApart == .soft && organisationClashes == 0 && one.organisation != nil
                && one.organisation == other.organisation && !parties.contains(item.key)
            let price = meeting[item.key, default: 0] + (isClash ? weights.organisationClash : 0)
            return total + min(price, weights.introduction * item.value.count)
        }
    }

    private static func tableRepeats(_ problem: TableProblem) -> Int {
        let hosts = problem.hostTable
        return problem.guests.indices.reduce(0) { total, guest in
            let rounds = (0..<problem.rounds).filter { problem.attends(guest, $0) && hosts[$0][guest] == nil }
            let reachable = problem.tables.indices.count { table in
                problem.suits(guest, table) && rounds.contains { problem.isOpen(table, $0) }
            }
            return total + evenPairs(rounds.count, over: reachable)
        }
    }
}

/// The fewest guests who must leave the table at which a plan in force has them.
enum MoveFloor {
    static func moves(_ problem: TableProblem) -> Int {
        guard let previous = problem.previous else { return 0 }
        let hosts = problem.hostTable
        var total = 0
        for round in 0..<problem.rounds where !problem.frozenRounds.contains(round) {
            total += moves(problem, previous.places[round], hosts[round], round)
        }
        return total
    }

    /// Who cannot stay; then whom a table is short of or has too many of. Newcomers may fill gaps without a move.
    private static func moves(_ problem: TableProblem, _ before: [Int], _ hosts: [Int?], _ round: Int) -> Int {
        var forced = 0
        var newcomers = 0
        var staying = Array(repeating: 0, count: problem.tables.count)
        for guest in problem.guests.indices where problem.attends(guest, round) {
            let table = before[guest]
            if table == Plan.nowhere {
                newcomers += 1
            } else if !problem.isOpen(table, round) || !problem.suits(guest, table) || (hosts[guest] ?? table) != table
            {
                forced += 1
            } else {
                staying[table] += 1
            }
        }
        var surplus = 0
        var shortage = 0
        for (number, table) in problem.tables.enumerated() where problem.isOpen(number, round) {
            surplus += max(0, staying[number] - table.capacity)
            shortage += max(0, table.minimum - staying[number])
        }
        return forced + max(surplus, shortage - newcomers - forced)
    }
}
