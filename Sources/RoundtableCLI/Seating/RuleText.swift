import Seating

/// Hard rules in words.
struct RuleText {
    private let guests: [String]
    private let places: [String]
    private let table: TableProblem?
    private let capacities: [(most: Int, least: Int)]
    private let vendorCap: Int?
    private let noun: String

    static func tables(_ problem: TableProblem) -> RuleText {
        RuleText(
            guests: problem.guests.map(\.id), places: problem.tables.map(\.id), table: problem,
            capacities: problem.tables.map { ($0.capacity, $0.minimum) }, vendorCap: problem.rules.vendorCap,
            noun: "table")
    }

    static func topics(_ problem: TopicProblem) -> RuleText {
        RuleText(
            guests: problem.guests.map(\.id), places: problem.topics.map(\.id), table: nil,
            capacities: problem.topics.map { ($0.capacity, $0.minimum) }, vendorCap: problem.rules.vendorCap,
            noun: "topic")
    }

    func text(_ rule: Rule) -> String {
        switch rule {
        case .seats(let round, let people, let seats):
            "round \(round): \(people) guests attend, and there are \(seats) places"
        case .minimums(let round, let people, let needed):
            "round \(round): \(people) guests attend, and the minimums ask for \(needed)"
        case .capacity(let place): "\(noun) \(places[place]) holds at most \(capacities[place].most)"
        case .minimum(let place): "\(noun) \(places[place]) holds at least \(capacities[place].least)"
        case .closed(let place, let round): "\(noun) \(places[place]) is closed in round \(round)"
        case .host(let number): host(number)
        case .party(let number): party(number)
        case .apart(let number): apart(number)
        case .vendorCap: "at most \(vendorCap ?? 0) vendors at a \(noun)"
        case .organisation(let name): "no two of \(name) at a \(noun)"
        case .needs(let guest): "\(guests[guest]) needs a table that offers \(needs(guest))"
        case .attendance(let guest, let round):
            "round \(round) is frozen, and whether \(guests[guest]) attends it was changed"
        case .frozen(let round): "round \(round) is frozen"
        case .differentTopics(let guest): "\(guests[guest]) attends more rounds than there are topics"
        }
    }

    private func host(_ number: Int) -> String {
        guard let host = table?.hosts[number] else { return "" }
        let rounds = host.rounds.map { " in rounds " + $0.map(String.init).joined(separator: ", ") } ?? ""
        return "\(guests[host.guest]) sits at table \(places[host.table])\(rounds)"
    }

    private func party(_ number: Int) -> String {
        (table?.parties[number] ?? []).map { guests[$0] }.joined(separator: ", ") + " sit together"
    }

    private func apart(_ number: Int) -> String {
        guard let pair = table?.apart[number] else { return "" }
        return "\(guests[pair.first]) and \(guests[pair.second]) sit apart"
    }

    private func needs(_ guest: Int) -> String { (table?.guests[guest].needs ?? []).joined(separator: ", ") }
}
