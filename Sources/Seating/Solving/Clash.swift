/// Finds rules that cannot all be kept.
enum Clash {
    static func certain(_ problem: TableProblem) -> [Rule] {
        for round in 0..<problem.rounds {
            let people = problem.guests.indices.count { problem.attends($0, round) }
            let open = problem.tables.indices.filter { problem.isOpen($0, round) }
            let seats = open.reduce(0) { $0 + problem.tables[$1].capacity }
            let needed = open.reduce(0) { $0 + problem.tables[$1].minimum }
            if people > seats { return [.seats(round: round, people: people, seats: seats)] }
            if people < needed { return [.minimums(round: round, people: people, needed: needed)] }
        }
        return []
    }

    static func smallest(_ problem: TableProblem, seed: UInt64, _ budget: Budget) -> [Rule] { [] }
}
