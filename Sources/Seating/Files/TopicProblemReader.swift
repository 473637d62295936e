/// Reads a problem of the kind `topics`.
struct TopicProblemReader {
    private let fields: Fields
    private var guests = Names("guest")
    private var topics = Names("topic")
    private(set) var unread: [String] = []

    init(_ fields: Fields) { self.fields = fields }

    mutating func read() throws(FileFault) -> TopicProblem {
        guard let rounds = try fields.whole("rounds", in: 1...Limits.rounds) else {
            throw fields.fault("“rounds” is missing.")
        }
        let topics = try readTopics()
        var problem = TopicProblem(
            id: try fields.requiredText("id"), title: try fields.text("title") ?? "", rounds: rounds,
            guests: try readGuests(rounds), topics: topics)
        problem.rules = try RulesReader.read(fields, &unread)
        try readWeights(&problem)
        unread += fields.unknown(["format", "kind", "id", "title", "rounds", "guests", "rules", "weights", "topics"])
        return problem
    }

    private mutating func readTopics() throws(FileFault) -> [TopicProblem.Topic] {
        var read: [TopicProblem.Topic] = []
        for value in try fields.requiredList("topics") {
            let fields = try Fields(value, fields.bytes, "A topic")
            let id = try fields.requiredText("id")
            try topics.add(id, fields)
            guard let capacity = try fields.whole("capacity", in: 0...Limits.seats) else {
                throw fields.fault("“capacity” is missing.")
            }
            read.append(
                .init(
                    id: id, capacity: capacity, minimum: try fields.whole("min", in: 0...Limits.seats) ?? 0,
                    canClose: try fields.flag("canClose")))
        }
        return read
    }

    private mutating func readGuests(_ rounds: Int) throws(FileFault) -> [TopicProblem.Guest] {
        var read: [TopicProblem.Guest] = []
        for value in try fields.requiredList("guests") {
            let fields = try Fields(value, fields.bytes, "A guest")
            var guest = TopicProblem.Guest(id: try fields.requiredText("id"), ranks: [])
            try guests.add(guest.id, fields)
            guest.organisation = try fields.text("org")
            guest.isVendor = try fields.flag("vendor")
            guest.absent = try fields.rounds("absent", of: rounds)
            for wish in try fields.requiredList("ranks") {
                let topic = try topics.number(wish, fields)
                if guest.ranks.contains(topic) {
                    throw fields.fault("A topic is ranked twice.", at: wish)
                }
                guest.ranks.append(topic)
            }
            read.append(guest)
        }
        return read
    }

    private mutating func readWeights(_ problem: inout TopicProblem) throws(FileFault) {
        guard let value = fields.value("weights") else { throw fields.fault("“weights” is missing.") }
        let prices = try PriceReader(Fields(value, fields.bytes, "“weights”"), ["rankCost", "unranked"])
        problem.rankCost = []
        for cost in try prices.fields.requiredList("rankCost") {
            problem.rankCost.append(try prices.price(cost, "A price of “rankCost”"))
        }
        guard !problem.rankCost.isEmpty else { throw prices.fields.fault("“rankCost” is empty.") }
        problem.unranked = try prices.price("unranked")
        problem.priceScale = prices.scale
        // It is multiplied with prices, so it has decimals of its own.
        let worst = try PriceReader(prices.fields, ["worstGuest"])
        problem.worstGuest = try worst.price("worstGuest")
        problem.worstUnit = worst.scale
        unread += prices.fields.unknown(["rankCost", "unranked", "worstGuest"])
    }
}
