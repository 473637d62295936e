import RandomNumbers

/// Seats everybody for the first time: settled guests, then parties, then the rest where they cost least.
struct Opening {
    let model: Model
    /// Where guests should sit if they can: the plan in force, or what a design says.
    private let wishes: Plan?
    private var random: RandomStream

    init(_ model: Model, wishes: Plan? = nil, random: RandomStream) {
        self.model = model
        self.wishes = wishes ?? model.problem.previous
        self.random = random
    }

    /// Fills an empty board. Who finds no seat stays without, and the full check will say so.
    mutating func fill(_ board: inout Board) {
        for round in 0..<model.rounds {
            if !model.activeRounds.contains(round) {
                if let previous = model.problem.previous { follow(previous.places[round], round, &board) }
                continue
            }
            let order = unitsInOrder(round)
            if let places = pack(order, round, &board, attempts: attempts(order.count)) {
                for (unit, table) in zip(order, places) { put(unit, round, table, &board) }
            }
        }
    }

    /// An attempt looks at every table for every unit. In a hall one way down that tries everything is worth more than dozens.
    private func attempts(_ units: Int) -> Int { min(60, max(12, 1_000_000 / max(1, units * model.tables))) }

    private func follow(_ places: [Int], _ round: Int, _ board: inout Board) {
        for (guest, table) in places.enumerated() where table != Plan.nowhere {
            if let seat = board.freeSeat(round, table) { board.seat(guest, round, at: seat) }
        }
    }

    /// Settled units first, then the hard to place: large ones, those with few suitable tables.
    private mutating func unitsInOrder(_ round: Int) -> [[Int]] {
        let shuffled = model.units[round].shuffled(using: &random)
        let keyed = shuffled.map { unit in (unit, difficulty(unit, round)) }
        return keyed.sorted { $0.1 < $1.1 }.map(\.0)
    }

    private func difficulty(_ unit: [Int], _ round: Int) -> Int {
        // In an order that never changes, so that they hold the same seats on every board.
        if model.settled[round][unit[0]] != Plan.nowhere { return -1_000_000_000 + unit[0] }
        if let wish = wishes?.places[round][unit[0]], wish != Plan.nowhere { return -500_000 - unit.count }
        let isRestricted = unit.contains { model.isRestricted[$0] }
        let suitable = isRestricted ? model.problem.tables.indices.count { suits(unit, $0) } : model.tables
        return -unit.count * 1000 + min(999, suitable)
    }

    private func suits(_ unit: [Int], _ table: Int) -> Bool {
        unit.allSatisfy { !model.unsuitable[$0 * model.tables + table] }
    }

    /// A table for each unit. The first attempt looks at prices, the second at room; where parties fill tables that tightly,
    /// sizes are counted. What is left to fail then are needs and settled guests, for whom others try by chance.
    private mutating func pack(_ order: [[Int]], _ round: Int, _ board: inout Board, attempts: Int) -> [Int]? {
        for attempt in 0..<attempts {
            var chosen = order
            if attempt > 1 {
                let first = order.firstIndex { model.settled[round][$0[0]] == Plan.nowhere } ?? order.count
                let (head, tail) = (order[..<first], order[first...].shuffled(using: &random))
                chosen = head + tail.map { ($0, difficulty($0, round)) }.sorted { $0.1 < $1.1 }.map(\.0)
            }
            var places = place(chosen, of: chosen, round, board, tight: attempt > 0)
            if places == nil, attempt > 0 { places = placeBySize(chosen, round, board) }
            if let places { return order.map { unit in places[model.unitOf[round][unit[0]]] } }
        }
        return nil
    }

    /// First who cannot go anywhere, then the others so that the sizes of parties work out for all tables.
    private mutating func placeBySize(_ order: [[Int]], _ round: Int, _ board: borrowing Board) -> [Int]? {
        let problem = model.problem
        let bound = order.filter { unit in
            model.settled[round][unit[0]] != Plan.nowhere || unit.contains { model.isRestricted[$0] }
        }
        guard var places = place(bound, of: order, round, board, tight: true) else { return nil }
        var members = Array(repeating: [Int](), count: model.tables)
        for unit in bound { members[places[model.unitOf[round][unit[0]]]] += unit }
        let free = order.filter { places[model.unitOf[round][$0[0]]] == Plan.nowhere }
        var sizes = Array(repeating: 0, count: (free.map(\.count).max() ?? 0) + 1)
        for unit in free { sizes[unit.count] += 1 }
        let tables = problem.tables.indices.map { table in
            let isOpen = problem.isOpen(table, round)
            return PartyPacking.Table(
                least: isOpen ? max(0, problem.tables[table].minimum - members[table].count) : 0,
                most: isOpen ? problem.tables[table].capacity - members[table].count : 0)
        }
        guard var counts = PartyPacking.pack(sizes, into: tables) else { return nil }
        for unit in free {
            var choice = Plan.nowhere
            var least = Int.max
            for table in tables.indices where counts[table][unit.count] > 0 {
                let isWished = wishes?.places[round][unit[0]] == table
                let price = isWished ? Int.min : self.price(unit, round, members[table], board)
                if price < least { (least, choice) = (price, table) }
            }
            guard choice != Plan.nowhere else { return nil }
            counts[choice][unit.count] -= 1
            members[choice] += unit
            places[model.unitOf[round][unit[0]]] = choice
        }
        return places
    }

    /// The table of each unit by its number, or nil when some unit finds none. Of all units these may be a part.
    private mutating func place(
        _ order: [[Int]], of all: [[Int]], _ round: Int, _ board: borrowing Board, tight: Bool
    ) -> [Int]? {
        let problem = model.problem
        var room = problem.tables.indices.map { problem.isOpen($0, round) ? problem.tables[$0].capacity : 0 }
        var wanting = problem.tables.indices.map { problem.isOpen($0, round) ? problem.tables[$0].minimum : 0 }
        var members = Array(repeating: [Int](), count: model.tables)
        var left = all.reduce(0) { $0 + $1.count }
        var places = Array(repeating: Plan.nowhere, count: all.count)
        for unit in order {
            let deficit = wanting.reduce(0, +)
            let settled = model.settled[round][unit[0]]
            var choice = Plan.nowhere
            var least = Int.max
            for table in 0..<model.tables
            where room[table] >= unit.count && (settled == Plan.nowhere || settled == table) {
                let deficitThen = deficit - min(wanting[table], unit.count)
                guard left - unit.count >= deficitThen, suits(unit, table) || settled == table else { continue }
                var price = 0
                if wishes?.places[round][unit[0]] == table, !tight || random.below(4) > 0 {
                    price = Int.min
                } else if tight {
                    price = room[table] == unit.count ? -1 : random.below(1000)
                } else {
                    price = self.price(unit, round, members[table], board)
                    price = price * 64 - room[table] + wanting[table]
                }
                if price < least { (least, choice) = (price, table) }
            }
            guard choice != Plan.nowhere else { return nil }
            places[model.unitOf[round][unit[0]]] = choice
            room[choice] -= unit.count
            wanting[choice] = max(0, wanting[choice] - unit.count)
            members[choice] += unit
            left -= unit.count
        }
        return places
    }

    private func price(_ unit: [Int], _ round: Int, _ members: [Int], _ board: borrowing Board) -> Int {
        var price = 0
        var vendors = model.vendorCap == nil ? 0 : members.count { model.isVendor[$0] }
        for guest in unit {
            for other in members { price += Int(board.join[guest * board.width + other]) }
            if let cap = model.vendorCap, model.isVendor[guest] {
                vendors += 1
                if vendors > cap { price += model.hardPrice }
            }
        }
        return price
    }

    private func put(_ unit: [Int], _ round: Int, _ table: Int, _ board: inout Board) {
        for guest in unit {
            if let seat = board.freeSeat(round, table) { board.seat(guest, round, at: seat) }
        }
    }
}
