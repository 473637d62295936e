/// Who is at which topic in which round, and how many hard rules that breaks, kept up with every change.
struct TopicBoard {
    let model: TopicModel
    let rounds: Int
    /// The topic of each guest by round; ``Plan/nowhere`` for who has none yet.
    private(set) var places: [Int]
    /// Everybody who has a topic, in the order in which they got one first.
    private(set) var seats: [(round: Int, guest: Int)] = []
    /// Rules that are broken: people beyond a topic's size or short of it, vendors above the cap, colleagues and visits of
    /// a topic beyond the first.
    private(set) var broken = 0
    /// By round and topic whoever is there: everybody, vendors, people by organisation.
    private var people: [Int]
    private var vendors: [Int]
    private var colleagues: [Int]
    /// By guest and topic, over all rounds.
    private var visits: [Int]
    private let sizes: [(least: Int, most: Int, mayBeEmpty: Bool)]
    private let vendorCap: Int

    init(_ model: TopicModel) {
        self.model = model
        rounds = model.problem.rounds
        places = Array(repeating: Plan.nowhere, count: rounds * model.guests)
        sizes = model.problem.topics.map { ($0.minimum, $0.capacity, $0.canClose) }
        vendorCap = model.vendorCap ?? Int.max
        let cells = rounds * model.topics
        people = Array(repeating: 0, count: cells)
        vendors = people
        colleagues = Array(repeating: 0, count: cells * model.organisations)
        visits = Array(repeating: 0, count: model.guests * model.topics)
        for cell in 0..<cells { broken += rules(cell) }
    }

    var plan: Plan { plan(places) }

    func plan(_ places: [Int]) -> Plan {
        var plan = Plan(rounds: rounds, guests: model.guests)
        for (round, guest) in seats { plan.places[round][guest] = places[round * model.guests + guest] }
        return plan
    }

    func topic(_ guest: Int, _ round: Int) -> Int { places[round * model.guests + guest] }

    func paid(_ guest: Int) -> Int {
        (0..<rounds).reduce(0) { paid, round in
            let topic = topic(guest, round)
            return topic == Plan.nowhere ? paid : paid + model.problem.price(guest, topic)
        }
    }

    /// How much dearer another topic is for a guest.
    func rise(_ guest: Int, from old: Int, to new: Int) -> Int {
        model.problem.price(guest, new) - model.problem.price(guest, old)
    }

    /// Gives a topic to a guest who has none in the round yet.
    mutating func add(_ guest: Int, _ round: Int, _ topic: Int) {
        seats.append((round, guest))
        put(guest, round, topic)
    }

    /// One guest goes to another topic.
    mutating func move(_ guest: Int, _ round: Int, to topic: Int) {
        take(guest, round)
        put(guest, round, topic)
    }

    /// Whoever sits at `one` goes to `two`, and the other way round.
    mutating func exchange(_ guest: Int, _ other: Int, _ round: Int, _ one: Int, _ two: Int) {
        take(guest, round)
        take(other, round)
        put(guest, round, two)
        put(other, round, one)
    }

    /// One guest changes topics between two rounds, with `topic` in the first.
    mutating func turn(_ guest: Int, _ round: Int, _ topic: Int, _ other: Int, _ next: Int) {
        take(guest, round)
        take(guest, other)
        put(guest, round, topic)
        put(guest, other, next)
    }

    private mutating func take(_ guest: Int, _ round: Int) {
        count(guest, round, places[round * model.guests + guest], -1)
    }

    private mutating func put(_ guest: Int, _ round: Int, _ topic: Int) {
        places[round * model.guests + guest] = topic
        count(guest, round, topic, 1)
    }

    /// Counts somebody in or out, and what that breaks or mends.
    private mutating func count(_ guest: Int, _ round: Int, _ topic: Int, _ more: Int) {
        let cell = round * model.topics + topic
        let before = rules(cell)
        people[cell] += more
        if model.isVendor[guest] { vendors[cell] += more }
        broken += rules(cell) - before
        let visit = guest * model.topics + topic
        broken -= max(0, visits[visit] - 1)
        visits[visit] += more
        broken += max(0, visits[visit] - 1)
        guard model.organisation[guest] >= 0 else { return }
        let group = cell * model.organisations + model.organisation[guest]
        broken -= max(0, colleagues[group] - 1)
        colleagues[group] += more
        broken += max(0, colleagues[group] - 1)
    }

    /// By how many people a topic breaks its size and the cap for vendors in a round.
    // Called, it costs a copy of all of these numbers, a quarter of the time.
    @inline(__always)
    private func rules(_ cell: Int) -> Int {
        misfit(cell, people[cell]) + max(0, vendors[cell] - vendorCap)
    }

    /// How many people too many or too few so many are.
    @inline(__always)
    private func misfit(_ cell: Int, _ count: Int) -> Int {
        let size = sizes[cell % sizes.count]
        let few = count == 0 && size.mayBeEmpty ? 0 : max(0, size.least - count)
        return max(0, count - size.most) + few
    }
}

// What a guest has to do with what is broken, without changing anything.
extension TopicBoard {
    /// Whether a guest shares a topic with a colleague or with too many vendors, or has had it.
    @inline(__always)
    func isInConflict(_ guest: Int, _ round: Int) -> Bool {
        let topic = topic(guest, round)
        let cell = round * model.topics + topic
        if model.isVendor[guest], vendors[cell] > vendorCap { return true }
        if visits[guest * model.topics + topic] > 1 { return true }
        let organisation = model.organisation[guest]
        return organisation >= 0 && colleagues[cell * model.organisations + organisation] > 1
    }

    /// What it adds to ``broken`` that two guests exchange their topics in a round.
    @inline(__always)
    func brokenByExchange(_ guest: Int, _ other: Int, _ round: Int, _ one: Int, _ two: Int) -> Int {
        var change = brokenByVisit(guest, one, two) + brokenByVisit(other, two, one)
        let (cellOne, cellTwo) = (round * model.topics + one, round * model.topics + two)
        if model.isVendor[guest] != model.isVendor[other] {
            let (from, to) = model.isVendor[guest] ? (cellOne, cellTwo) : (cellTwo, cellOne)
            change += (vendors[to] >= vendorCap ? 1 : 0) - (vendors[from] > vendorCap ? 1 : 0)
        }
        if model.organisation[guest] != model.organisation[other] {
            change += brokenByColleagues(guest, cellOne, cellTwo) + brokenByColleagues(other, cellTwo, cellOne)
        }
        return change
    }

    /// What it adds to ``broken`` that a guest goes to another topic in a round.
    @inline(__always)
    func brokenByMove(_ guest: Int, _ round: Int, _ one: Int, _ two: Int) -> Int {
        let (cellOne, cellTwo) = (round * model.topics + one, round * model.topics + two)
        var change = brokenByVisit(guest, one, two) + brokenByColleagues(guest, cellOne, cellTwo)
        change += tooMany(cellOne, -1) + tooMany(cellTwo, 1)
        if model.isVendor[guest] {
            change += (vendors[cellTwo] >= vendorCap ? 1 : 0) - (vendors[cellOne] > vendorCap ? 1 : 0)
        }
        return change
    }

    @inline(__always)
    private func brokenByVisit(_ guest: Int, _ old: Int, _ new: Int) -> Int {
        (visits[guest * model.topics + new] > 0 ? 1 : 0) - (visits[guest * model.topics + old] > 1 ? 1 : 0)
    }

    @inline(__always)
    private func brokenByColleagues(_ guest: Int, _ old: Int, _ new: Int) -> Int {
        let organisation = model.organisation[guest]
        guard organisation >= 0 else { return 0 }
        return (colleagues[new * model.organisations + organisation] > 0 ? 1 : 0)
            - (colleagues[old * model.organisations + organisation] > 1 ? 1 : 0)
    }

    /// What one more or fewer adds to what a topic's size is broken by.
    @inline(__always)
    private func tooMany(_ cell: Int, _ more: Int) -> Int {
        misfit(cell, people[cell] + more) - misfit(cell, people[cell])
    }
}
