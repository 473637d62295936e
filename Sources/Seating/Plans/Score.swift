/// What a plan costs, by aim: how often each aim was missed, and the price of all together.
public struct Score: Sendable, Equatable {
    public internal(set) var repeats = 0
    public internal(set) var organisationClashes = 0
    public internal(set) var sectorMix = 0
    public internal(set) var seniorityMix = 0
    public internal(set) var regionMix = 0
    public internal(set) var missedIntroductions = 0
    public internal(set) var tableRepeats = 0
    public internal(set) var moves = 0
    public internal(set) var sizeSpread = 0
    public internal(set) var alone = 0
    /// What meetings of earlier events add, which fade with age; already priced.
    public internal(set) var fadedPrice = 0
    /// Pairs who meet again, of this event or since an earlier one.
    public internal(set) var repeatedPairs: [RepeatedPair] = []
    /// The sum of price times count.
    public internal(set) var objective = 0

    /// Two guests who meet more than once, meetings of earlier events included.
    public struct RepeatedPair: Sendable, Equatable {
        public let pair: TableProblem.Pair
        public let meetings: Int
    }

    /// Counts everything anew from the problem and the plan, which must be of the problem's shape.
    public init(_ plan: Plan, in problem: TableProblem) {
        let parties = problem.pairsOfParties
        var met: [TableProblem.Pair: Int] = [:]
        for round in 0..<problem.rounds {
            let tables = plan.tables(problem.tables.count, round: round)
            for people in tables {
                for (index, one) in people.enumerated() {
                    for other in people[(index + 1)...] { met[.init(one, other), default: 0] += 1 }
                }
            }
            mixes(tables, round, problem)
        }
        meetings(met, parties, problem)
        if problem.rules.organisationApart == .soft {
            for (pair, times) in met where !parties.contains(pair) {
                if let name = problem.guests[pair.first].organisation,
                    name == problem.guests[pair.second].organisation
                {
                    organisationClashes += times
                }
            }
        }
        missedIntroductions = problem.introductions.count { met[$0] == nil }
        visits(plan, problem)
        moved(plan, problem)
        objective = price(problem.weights)
    }

    /// Only aims that have a price are counted: the floors below them take time.
    private mutating func mixes(_ tables: [[Int]], _ round: Int, _ problem: TableProblem) {
        let open = problem.tables.indices.count { problem.isOpen($0, round) }
        let weights = problem.weights
        if weights.sectorMix != 0 { sectorMix += Self.excess(tables, open) { problem.guests[$0].sector } }
        if weights.seniorityMix != 0 { seniorityMix += Self.excess(tables, open) { problem.guests[$0].seniority } }
        if weights.regionMix != 0 { regionMix += Self.excess(tables, open) { problem.guests[$0].region } }
        if weights.sizeSpread != 0 { sizeSpread += Self.excess(tables, open) { _ in "" } }
        guard weights.alone != 0 else { return }
        var inRoom: [String: Int] = [:]
        for people in tables {
            for guest in people { problem.guests[guest].sector.map { inRoom[$0, default: 0] += 1 } }
        }
        for people in tables {
            let here = Self.counts(people) { problem.guests[$0].sector }
            alone += here.count { $0.value == 1 && inRoom[$0.key, default: 0] > 1 }
        }
    }

    /// Pairs at tables who share a value, less what an even spread would give.
    private static func excess(_ tables: [[Int]], _ open: Int, _ value: (Int) -> String?) -> Int {
        var total: [String: Int] = [:]
        var pairs = 0
        for people in tables {
            for (name, count) in counts(people, value) {
                pairs += pairsAmong(count)
                total[name, default: 0] += count
            }
        }
        return pairs - total.values.reduce(0) { $0 + evenPairs($1, over: open) }
    }

    private static func counts(_ people: [Int], _ value: (Int) -> String?) -> [String: Int] {
        var counts: [String: Int] = [:]
        for guest in people { if let name = value(guest) { counts[name, default: 0] += 1 } }
        return counts
    }

    /// `C(m,2) - C(h,2)` over the pairs, with h the meetings that count in full. What has faded is priced by itself.
    private mutating func meetings(
        _ met: [TableProblem.Pair: Int], _ parties: Set<TableProblem.Pair>, _ problem: TableProblem
    ) {
        var before: [TableProblem.Pair: Int] = [:]
        for past in problem.history where past.eventsAgo == 0 { before[past.pair, default: 0] += past.times }
        for (pair, times) in met where !parties.contains(pair) {
            let earlier = before[pair] ?? 0
            repeats += pairsAmong(earlier + times) - pairsAmong(earlier)
            if earlier + times > 1 { repeatedPairs.append(.init(pair: pair, meetings: earlier + times)) }
        }
        for past in problem.history where past.eventsAgo > 0 && !parties.contains(past.pair) {
            fadedPrice += (met[past.pair] ?? 0) * past.price(of: problem.weights.repeatedMeeting)
        }
        repeatedPairs.sort { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
    }

    private mutating func visits(_ plan: Plan, _ problem: TableProblem) {
        guard problem.weights.tableRepeat != 0 else { return }
        let hosts = problem.hostTable
        for guest in problem.guests.indices {
            var visits: [Int: Int] = [:]
            for round in 0..<problem.rounds where hosts[round][guest] == nil {
                let table = plan.places[round][guest]
                if table != Plan.nowhere { visits[table, default: 0] += 1 }
            }
            tableRepeats += visits.values.reduce(0) { $0 + pairsAmong($1) }
        }
    }

    private mutating func moved(_ plan: Plan, _ problem: TableProblem) {
        guard let previous = problem.previous else { return }
        for round in 0..<problem.rounds where !problem.frozenRounds.contains(round) {
            for guest in problem.guests.indices {
                let (before, now) = (previous.places[round][guest], plan.places[round][guest])
                if before != Plan.nowhere, now != Plan.nowhere, before != now { moves += 1 }
            }
        }
    }

    private func price(_ weights: TableProblem.Weights) -> Int {
        let clashes = weights.organisationClash * organisationClashes
        let mixes = weights.sectorMix * sectorMix + weights.seniorityMix * seniorityMix + weights.regionMix * regionMix
        let tables = weights.tableRepeat * tableRepeats + weights.sizeSpread * sizeSpread + weights.alone * alone
        let people = weights.introduction * missedIntroductions + weights.move * moves
        return weights.repeatedMeeting * repeats + clashes + mixes + tables + people + fadedPrice
    }
}

extension TableProblem.PastMeetings {
    /// What one more meeting costs for these: the price of a repeat for each, halved by each event since.
    func price(of repeatedMeeting: Int) -> Int { eventsAgo > 30 ? 0 : (repeatedMeeting * times) >> eventsAgo }
}

/// `C(count, 2)`.
func pairsAmong(_ count: Int) -> Int { count * (count - 1) / 2 }

/// The fewest pairs when so many people are dealt out over so many tables.
func evenPairs(_ people: Int, over tables: Int) -> Int {
    guard tables > 0 else { return 0 }
    let (each, more) = people.quotientAndRemainder(dividingBy: tables)
    return more * pairsAmong(each + 1) + (tables - more) * pairsAmong(each)
}
