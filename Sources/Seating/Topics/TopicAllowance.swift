/// What follows for a guest from what they may pay at most for all rounds.
///
/// With prices 0, 1, 4 and 9 for a first to fourth choice and 10 for three rounds, for example, the first two are certain.
struct TopicAllowance {
    /// A topic above this price leaves too little for the other rounds.
    let dearest: Int
    /// Topics that are settled, and those without which the rest would be too dear.
    let forced: Set<Int>

    /// nil when the guest cannot keep to it.
    init?(_ model: TopicModel, _ guest: Int, allowed: Int, forced: Set<Int>, forbidden: Set<Int>) {
        let rounds = model.supply[guest] - forced.count
        let left = allowed - forced.reduce(0) { $0 + model.problem.price(guest, $1) }
        let out = forced.union(forbidden)
        let options = Self.cheapest(rounds + 1, model, guest, without: out)
        let sum = options.prefix(rounds).reduce(0) { $0 + $1.price }
        guard rounds >= 0, options.count >= rounds, sum <= left else { return nil }
        guard rounds > 0 else {
            (dearest, self.forced) = (Int.max, forced)
            return
        }
        // The topic itself takes the place of the dearest among the cheapest.
        dearest = left - (sum - options[rounds - 1].price)
        let next = options.count > rounds ? options[rounds].price : Int.max / 4
        self.forced = forced.union(options.prefix(rounds).filter { sum - $0.price + next > left }.map(\.topic))
    }

    private static func cheapest(
        _ count: Int, _ model: TopicModel, _ guest: Int, without out: Set<Int>
    ) -> [(topic: Int, price: Int)] {
        let wishes = model.wishes[guest]
        var options = wishes.filter { !out.contains($0.topic) }
        let ranked = Set(wishes.map(\.topic))
        let others = (0..<model.topics).lazy.filter { !ranked.contains($0) && !out.contains($0) }
        options += others.prefix(max(0, count)).map { ($0, model.problem.unranked) }
        return Array(options.sorted { $0.price < $1.price }.prefix(max(0, count)))
    }
}
