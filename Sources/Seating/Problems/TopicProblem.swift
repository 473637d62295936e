/// Who is to sit at which topic in each round, by ranked choices.
public struct TopicProblem: Sendable, Equatable {
    public var id: String
    public var title: String
    public var rounds: Int
    public var guests: [Guest]
    public var topics: [Topic]
    public var rules = TableProblem.Rules()
    /// Prices of the first, second, ... choice; a choice past the end costs what the last one does. Never empty.
    public var rankCost: [Int]
    /// Price of a topic that the guest did not rank.
    public var unranked: Int
    /// Times the total of the guest who pays most, added once; in parts of ``worstUnit``.
    public var worstGuest: Int
    /// What ``worstGuest`` was multiplied with to be a whole number.
    public var worstUnit = 1
    /// What the prices were multiplied with to be whole numbers.
    public var priceScale = 1
    /// What objectives are multiplied with: a product of two prices has the decimals of both.
    public var objectiveScale: Int { priceScale * worstUnit }

    public init(
        id: String, title: String = "", rounds: Int, guests: [Guest], topics: [Topic], rankCost: [Int] = [0],
        unranked: Int = 0, worstGuest: Int = 0
    ) {
        self.id = id
        self.title = title
        self.rounds = rounds
        self.guests = guests
        self.topics = topics
        self.rankCost = rankCost
        self.unranked = unranked
        self.worstGuest = worstGuest
    }

    public struct Guest: Sendable, Equatable {
        public var id: String
        public var organisation: String?
        public var isVendor = false
        public var absent: [Int] = []
        /// Topics in order of preference, the best first.
        public var ranks: [Int]

        public init(id: String, ranks: [Int]) {
            self.id = id
            self.ranks = ranks
        }
    }

    public struct Topic: Sendable, Equatable {
        public var id: String
        public var capacity: Int
        public var minimum: Int
        /// Whether it may hold nobody in a round although it has a minimum.
        public var canClose: Bool

        public init(id: String, capacity: Int, minimum: Int = 0, canClose: Bool = false) {
            self.id = id
            self.capacity = capacity
            self.minimum = minimum
            self.canClose = canClose
        }
    }
}

extension TopicProblem {
    func attends(_ guest: Int, _ round: Int) -> Bool { !guests[guest].absent.contains(round) }

    /// The place of a topic in a guest's wishes, 0 for the first; nil when it was not ranked.
    public func rank(_ guest: Int, _ topic: Int) -> Int? { guests[guest].ranks.firstIndex(of: topic) }

    /// What a plan costs whose places cost `total`, those of the guest who pays most `worst`.
    func objective(total: Int, worst: Int) -> Int { total * worstUnit + worstGuest * worst }

    /// The step in which totals grow: what divides every price.
    var priceStep: Int {
        func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
        return max(1, rankCost.reduce(unranked, divisor))
    }

    /// A topic whose minimum is above its capacity can only be closed: then it holds nobody.
    var withoutImpossibleTopics: TopicProblem {
        var changed = self
        for (number, topic) in topics.enumerated() where topic.minimum > topic.capacity && topic.canClose {
            (changed.topics[number].capacity, changed.topics[number].minimum) = (0, 0)
        }
        return changed
    }

    func price(_ guest: Int, _ topic: Int) -> Int {
        guard let rank = rank(guest, topic) else { return unranked }
        return rankCost[min(rank, rankCost.count - 1)]
    }
}
