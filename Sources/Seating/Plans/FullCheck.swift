/// Holds a plan against every hard rule, from the problem as it was given.
///
/// It shares no code with the search and keeps nothing between calls: it is the last gate before a plan is given out.
public enum FullCheck {
    /// Every rule that is broken; empty when the plan can be used.
    public static func violations(of plan: Plan, in problem: TableProblem) -> [Violation] {
        guard isShaped(plan, guests: problem.guests.count, rounds: problem.rounds, places: problem.tables.count) else {
            return [.misshapen]
        }
        var found: [Violation] = []
        let parties = problem.pairsOfParties
        let needy = problem.guests.indices.filter { !problem.guests[$0].needs.isEmpty }
        for round in 0..<problem.rounds {
            let places = plan.places[round]
            let tables = plan.tables(problem.tables.count, round: round)
            attendance(places, round, problem, &found)
            sizes(tables, round, problem, &found)
            for guest in needy where places[guest] >= 0 && !problem.suits(guest, places[guest]) {
                found.append(.unsuitable(guest: guest, table: places[guest], round: round))
            }
            for pair in parties where places[pair.first] >= 0 && places[pair.second] >= 0 {
                if places[pair.first] != places[pair.second] { found.append(.partySplit(pair, round: round)) }
            }
            for pair in problem.apart where places[pair.first] >= 0 && places[pair.first] == places[pair.second] {
                found.append(.notApart(pair, round: round))
            }
            if problem.frozenRounds.contains(round) {
                if problem.previous?.places[round] != places { found.append(.frozenRoundChanged(round: round)) }
            } else {
                company(tables, round, parties, problem, &found)
            }
        }
        for host in problem.hosts {
            for round in host.rounds ?? Array(0..<problem.rounds) where problem.attends(host.guest, round) {
                if plan.places[round][host.guest] != host.table {
                    found.append(.hostElsewhere(guest: host.guest, table: host.table, round: round))
                }
            }
        }
        return found
    }

    static func isShaped(_ plan: Plan, guests: Int, rounds: Int, places: Int) -> Bool {
        plan.places.count == rounds
            && plan.places.allSatisfy { $0.count == guests && $0.allSatisfy { $0 >= Plan.nowhere && $0 < places } }
    }

    private static func attendance(_ places: [Int], _ round: Int, _ problem: TableProblem, _ found: inout [Violation]) {
        for guest in places.indices {
            switch (problem.attends(guest, round), places[guest] >= 0) {
            case (true, false): found.append(.unseated(guest: guest, round: round))
            case (false, true): found.append(.seatedThoughAbsent(guest: guest, round: round))
            default: break
            }
        }
    }

    private static func sizes(_ tables: [[Int]], _ round: Int, _ problem: TableProblem, _ found: inout [Violation]) {
        for (number, table) in problem.tables.enumerated() {
            let people = tables[number].count
            if table.closed.contains(round) {
                if people > 0 { found.append(.closed(table: number, round: round, people: people)) }
            } else if people > table.capacity {
                found.append(.tooMany(table: number, round: round, people: people))
            } else if people < table.minimum {
                found.append(.tooFew(table: number, round: round, people: people))
            }
        }
    }

    private static func company(
        _ tables: [[Int]], _ round: Int, _ parties: Set<TableProblem.Pair>, _ problem: TableProblem,
        _ found: inout [Violation]
    ) {
        for (number, people) in tables.enumerated() {
            if let cap = problem.rules.vendorCap {
                let vendors = people.count { problem.guests[$0].isVendor }
                if vendors > cap { found.append(.vendors(table: number, round: round, people: vendors)) }
            }
            guard problem.rules.organisationApart == .hard else { continue }
            for (index, one) in people.enumerated() {
                guard let organisation = problem.guests[one].organisation else { continue }
                for other in people[(index + 1)...] where problem.guests[other].organisation == organisation {
                    let pair = TableProblem.Pair(one, other)
                    if !parties.contains(pair) { found.append(.organisation(pair, round: round)) }
                }
            }
        }
    }
}
