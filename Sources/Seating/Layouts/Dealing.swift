import RandomNumbers
import Glibc

/// Says which guest takes which point of a design, so that no one meets twice and the other aims fare well.
///
/// In a design two points meet once or never, so every aim about pairs is a price for each pair of guests whose points
/// meet: clash, mix, old meetings, pairs apart, and introductions as a gain. What a design cannot know (absences, parties,
/// caps above one) is left to the search that starts from the plan.
struct Dealing: ~Copyable {
    private let model: Model
    private let layout: Layout
    private let width: Int
    /// Points that meet a point: as many for each.
    private let neighbours: Cells<Int32>
    private let neighbourCount: Int
    private let meets: Cells<Bool>  // [point, point]
    private let price: Cells<Int32>  // [guest, guest], with nobody
    private let guestAt: Cells<Int32>
    private let isPinned: Cells<Bool>
    private let free: Cells<Int32>
    private var random: RandomStream
    private var cost = 0
    /// How many proposals are made between two looks at the clock.
    private static let stride = 256

    init(_ model: Model, _ layout: Layout, seed: UInt64) {
        let problem = model.problem
        self.model = model
        self.layout = layout
        random = RandomStream(seed: seed)
        width = model.guests + 1
        var others = Array(repeating: [Int32](), count: layout.points)
        meets = Cells(repeating: false, count: layout.points * layout.points)
        for round in layout.tableOf {
            var members = Array(repeating: [Int](), count: layout.tables)
            for (point, table) in round.enumerated() { members[table].append(point) }
            for table in members {
                for one in table {
                    for other in table where other != one {
                        others[one].append(Int32(other))
                        meets[one * layout.points + other] = true
                    }
                }
            }
        }
        neighbourCount = layout.rounds * (layout.places - 1)
        neighbours = Cells(others.flatMap(\.self))
        var prices = Array(repeating: Int32(0), count: width * width)
        for one in 0..<model.guests {
            for other in 0..<model.guests { prices[one * width + other] = model.pairPrice[one * model.guests + other] }
        }
        for pair in problem.introductions {
            prices[pair.first * width + pair.second] -= Int32(problem.weights.introduction)
            prices[pair.second * width + pair.first] -= Int32(problem.weights.introduction)
        }
        if model.vendorCap == 1 {
            for one in 0..<model.guests where model.isVendor[one] {
                for other in 0..<model.guests where other != one && model.isVendor[other] {
                    prices[one * width + other] += Int32(model.hardPrice)
                }
            }
        }
        price = Cells(prices)
        let (seats, pinned) = Self.firstDeal(model, layout)
        guestAt = Cells(seats)
        isPinned = Cells(pinned)
        free = Cells(pinned.indices.filter { !pinned[$0] }.map(Int32.init))
    }

    /// The tables and places of a design for the problem; nil when it is no case for one: tables that come and go,
    /// frozen rounds, tables too small for an even spread.
    static func shape(of model: Model) -> (tables: Int, places: Int)? {
        let problem = model.problem
        guard problem.weights.repeatedMeeting > 0, problem.frozenRounds.isEmpty, problem.rounds > 1,
            problem.tables.allSatisfy({ $0.closed.isEmpty })
        else { return nil }
        let room = problem.tables.map(\.capacity).min() ?? 0
        let places = (model.guests + model.tables - 1) / max(1, model.tables)
        guard places > 1, places <= room, model.guests <= 2000 else { return nil }
        return (model.tables, places)
    }

    /// The design for a problem, if one is known.
    static func layout(for model: Model) -> Layout? {
        guard let (tables, places) = shape(of: model) else { return nil }
        let hasHosts = model.settled.contains { $0.contains { $0 != Plan.nowhere } }
        guard let layout = Layout.find(tables: tables, places: places, rounds: model.rounds),
            !hasHosts || layout.keepsFirstColumn
        else { return nil }
        return layout.first(model.rounds)
    }

    /// Whether guests differ in nothing that has a price.
    static func isPure(_ model: Model) -> Bool {
        model.vendorCap == nil && model.problem.introductions.isEmpty && model.problem.hosts.isEmpty
            && model.problem.parties.isEmpty && model.problem.weights.tableRepeat == 0
            && model.pairPrice.allSatisfy { $0 == 0 }
    }

    /// Hosts at the points of their tables; the rest sorted by kind, so that a column of the design holds one kind and
    /// every table gets one of them.
    private static func firstDeal(_ model: Model, _ layout: Layout) -> (seats: [Int32], pinned: [Bool]) {
        let guests = model.problem.guests
        var seats = Array(repeating: Int32(model.guests), count: layout.points)
        var pinned = Array(repeating: false, count: layout.points)
        var waiting = Array(guests.indices)
        if layout.keepsFirstColumn {
            for guest in guests.indices {
                let tables = Set(model.problem.hosts.filter { $0.guest == guest && $0.rounds == nil }.map(\.table))
                if let table = tables.first, tables.count == 1, !pinned[table] {
                    seats[table] = Int32(guest)
                    pinned[table] = true
                    waiting.removeAll { $0 == guest }
                }
            }
        }
        let keys = guests.map { ($0.isVendor ? "" : "x") + ($0.sector ?? "") + "\u{0}" + ($0.seniority ?? "") }
        waiting.sort { (keys[$0], $0) < (keys[$1], $1) }
        var next = 0
        for point in seats.indices where !pinned[point] && next < waiting.count {
            seats[point] = Int32(waiting[next])
            next += 1
        }
        return (seats, pinned)
    }

    var isPure: Bool { Self.isPure(model) }

    /// Anneals the deal; `progress` runs from 0 to 1 and is asked every 256 proposals. Gives how many were made.
    mutating func improve(from hot: Double, to cold: Double, _ progress: (Int) -> Double?) -> Int {
        var steps = 0
        guard free.count > 1 else { return 0 }
        let best = Cells(guestAt.array)
        var least = 0
        let ratio = log(cold / hot)
        while let part = progress(steps), part < 1 {
            let temperature = hot * exp(ratio * part)
            for _ in 0..<Self.stride {
                let one = Int(free[random.below(free.count)])
                let other = Int(free[random.below(free.count)])
                let change = priceOfExchange(one, other)
                if change > 0 {
                    if cost < least {
                        least = cost
                        best.copy(from: guestAt)
                    }
                    let throwOfDice = Double(random.next() >> 11) * 0x1p-53
                    if throwOfDice >= exp(-Double(change) / temperature) { continue }
                }
                let guest = guestAt[one]
                guestAt[one] = guestAt[other]
                guestAt[other] = guest
                cost += change
            }
            steps += Self.stride
        }
        if cost > least { guestAt.copy(from: best) }
        return steps
    }

    private func priceOfExchange(_ one: Int, _ other: Int) -> Int {
        let (a, b) = (Int(guestAt[one]), Int(guestAt[other]))
        let (rowA, rowB) = (a * width, b * width)
        var change: Int32 = 0
        for index in one * neighbourCount..<(one + 1) * neighbourCount {
            let guest = Int(guestAt[Int(neighbours[index])])
            change &+= price[rowB + guest] &- price[rowA + guest]
        }
        for index in other * neighbourCount..<(other + 1) * neighbourCount {
            let guest = Int(guestAt[Int(neighbours[index])])
            change &+= price[rowA + guest] &- price[rowB + guest]
        }
        if meets[one * layout.points + other] { change &+= 2 &* price[rowA + b] }
        return Int(change)
    }

    /// Where the deal would have everybody sit. Tables are shifted from round to round where no host is in the way, so
    /// that guests see different tables.
    var wishes: Plan {
        var plan = Plan(rounds: model.rounds, guests: model.guests)
        let shifts = isPinned.array.contains(true) ? Array(repeating: 0, count: model.rounds) : Array(0..<model.rounds)
        for round in 0..<model.rounds {
            for point in 0..<layout.points where Int(guestAt[point]) < model.guests {
                plan.places[round][Int(guestAt[point])] = (layout.tableOf[round][point] + shifts[round]) % model.tables
            }
        }
        return plan
    }
}
