import Seating

/// What a plan of tables is like: every rule, every aim, who meets again.
struct TableReport {
    let problem: TableProblem
    let plan: Plan
    let score: Score
    let floor: Floor
    let answer: TableAnswer
    private static let longestList = 40

    var lines: [String] {
        let heading = problem.title.isEmpty ? problem.id : "\(problem.id): \(problem.title)"
        return [heading, verdict, ""] + ["Hard rules: all are kept."] + rules + ["", "Aims:"] + aims + dearIntroductions
            + repeats
    }

    private var verdict: String {
        let objective = price(score.objective)
        if answer.isOptimal { return "Objective \(objective): this plan is optimal." }
        let above = price(score.objective - floor.objective)
        return "Objective \(objective), \(above) above \(price(floor.objective)), below which no plan can be."
    }

    private func price(_ number: Int) -> String { Decimal.text(number, scale: problem.weights.scale) }

    private var rules: [String] {
        let seats = plan.places.joined().count { $0 != Plan.nowhere }
        let absences = plan.places.joined().count { $0 == Plan.nowhere }
        let closed = problem.tables.reduce(0) { $0 + $1.closed.count }
        let sizes = problem.tables.indices.flatMap { table in
            plan.places.indices.filter { !problem.tables[table].closed.contains($0) }
                .map { round in plan.places[round].count { $0 == table } }
        }
        let needy = problem.guests.count { !$0.needs.isEmpty }
        let items: [(Bool, String)] = [
            (true, "\(seats) seats in \(problem.rounds) rounds, \(absences) absences"),
            (true, "tables hold \(sizes.min() ?? 0) to \(sizes.max() ?? 0) guests, within their sizes"),
            (closed > 0, "\(closed) times a table is closed"),
            (!problem.hosts.isEmpty, "\(problem.hosts.count) hosts and locked seats"),
            (!problem.parties.isEmpty, "\(problem.parties.count) parties together"),
            (!problem.apart.isEmpty, "\(problem.apart.count) pairs apart"),
            (problem.rules.vendorCap != nil, "at most \(problem.rules.vendorCap ?? 0) vendors at a table"),
            (problem.rules.organisationApart == .hard, "no two of an organisation at a table"),
            (needy > 0, "\(needy) guests with needs at tables that suit them"),
            (!problem.frozenRounds.isEmpty, "\(problem.frozenRounds.count) frozen rounds as they were"),
        ]
        return items.filter(\.0).map { "- \($0.1)" }
    }

    private var aims: [String] {
        let weights = problem.weights
        let items: [(name: String, count: Int, floor: Int, price: Int)] = [
            ("repeats", score.repeats, floor.repeats, weights.repeatedMeeting),
            (
                "pairs of an organisation", score.organisationClashes, floor.organisationClashes,
                weights.organisationClash
            ),
            ("pairs too many of a sector", score.sectorMix, floor.sectorMix, weights.sectorMix),
            ("pairs too many of a seniority", score.seniorityMix, floor.seniorityMix, weights.seniorityMix),
            ("pairs too many of a region", score.regionMix, floor.regionMix, weights.regionMix),
            ("introductions missed", score.missedIntroductions, floor.missedIntroductions, weights.introduction),
            ("returns to a table", score.tableRepeats, floor.tableRepeats, weights.tableRepeat),
            ("moves from the plan in force", score.moves, floor.moves, weights.move),
            ("pairs too many by uneven tables", score.sizeSpread, 0, weights.sizeSpread),
            ("guests alone of their sector", score.alone, 0, weights.alone),
        ]
        return items.filter { $0.price > 0 }.map { item in
            let more = item.count - item.floor
            let bound =
                more == 0
                ? "no plan has fewer"
                : item.floor == 0 ? "none at best, this aim alone" : "\(more) more than any plan must have"
            return "- \(item.count) \(item.name) at \(price(item.price)): \(price(item.count * item.price)); \(bound)"
        }
    }

    private var dearIntroductions: [String] {
        guard floor.dearIntroductions > 0 else { return [] }
        let why = "some asked to meet who met before or are of one organisation, which costs whether they meet or not"
        return ["- \(price(floor.dearIntroductions)) of this no plan saves: \(why)"]
    }

    private var repeats: [String] {
        guard !score.repeatedPairs.isEmpty else { return ["", "Nobody meets anybody twice."] }
        let pairs = score.repeatedPairs.prefix(Self.longestList).map { repeated in
            let (one, other) = (problem.guests[repeated.pair.first].id, problem.guests[repeated.pair.second].id)
            return "- \(one) and \(other): \(repeated.meetings) times"
        }
        let rest = score.repeatedPairs.count - pairs.count
        return ["", "Pairs who meet again, earlier events counted:"] + pairs + (rest > 0 ? ["- and \(rest) more"] : [])
    }
}

/// The seats of one guest, in words.
struct SeatText {
    let problem: TableProblem

    func lines(_ guest: Int, _ reasons: [SeatReason]) -> [String] {
        ["", "\(problem.guests[guest].id):"]
            + reasons.flatMap { ["- round \($0.round): table \(problem.tables[$0.table].id)"] + details($0) }
    }

    private func details(_ reason: SeatReason) -> [String] {
        var lines: [String] = []
        if reason.isSettled { lines.append("settled, as host or locked seat or by the party") }
        if !reason.party.isEmpty { lines.append("with the party: \(names(reason.party))") }
        if !reason.introductions.isEmpty { lines.append("wish to meet: \(names(reason.introductions))") }
        lines.append("\(reason.newFaces.count) new faces: \(names(reason.newFaces))")
        if !reason.metBefore.isEmpty { lines.append("met before: \(names(reason.metBefore))") }
        if !reason.sameOrganisation.isEmpty {
            lines.append("of the same organisation: \(names(reason.sameOrganisation))")
        }
        if let swap = reason.cheapestSwap {
            let way = swap.guest.map { "changing places with \(problem.guests[$0].id) of" } ?? "a free seat at"
            let price = Decimal.text(swap.price, scale: problem.weights.scale)
            lines.append("the cheapest other seat, \(way) table \(problem.tables[swap.table].id), would add \(price)")
        } else {
            lines.append("no single swap keeps the hard rules")
        }
        return lines.map { "  " + $0 }
    }

    private func names(_ guests: [Int]) -> String { guests.map { problem.guests[$0].id }.joined(separator: ", ") }
}
