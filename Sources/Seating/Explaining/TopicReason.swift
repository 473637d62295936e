/// Why a guest sits at a topic in a round, and what a better choice would cost.
public struct TopicReason: Sendable, Equatable {
    public let round: Int
    public let topic: Int
    /// 0 for the first choice; nil for a topic that was not ranked.
    public let rank: Int?
    /// What stands in the way of each topic that the guest ranked higher and has in no round.
    public let better: [Better]

    public struct Better: Sendable, Equatable {
        public let topic: Int
        public let rank: Int
        /// It runs in the round.
        public let isRunning: Bool
        /// The guest there whose giving way would cost least, and what the change would add to the sum of prices; nil
        /// when nobody there could take this guest's topic, or the topic has a free place.
        public let swap: (guest: Int, price: Int)?

        public static func == (one: Better, other: Better) -> Bool {
            one.topic == other.topic && one.rank == other.rank && one.isRunning == other.isRunning
                && one.swap?.guest == other.swap?.guest && one.swap?.price == other.swap?.price
        }
    }
}

extension TopicProblem {
    /// The reasons for each round that a guest attends, in their order.
    public func reasons(for guest: Int, in plan: Plan) -> [TopicReason] {
        (0..<rounds).compactMap { round in
            let topic = plan.places[round][guest]
            guard topic != Plan.nowhere else { return nil }
            let mine = rank(guest, topic)
            let elsewhere = Set((0..<rounds).map { plan.places[$0][guest] })
            let better = guests[guest].ranks.prefix(mine ?? guests[guest].ranks.count).enumerated()
                .filter { !elsewhere.contains($0.element) }
                .map { self.better($0.element, $0.offset, guest, topic, round, plan) }
            return TopicReason(round: round, topic: topic, rank: mine, better: better)
        }
    }

    private func better(
        _ wanted: Int, _ rank: Int, _ guest: Int, _ topic: Int, _ round: Int, _ plan: Plan
    ) -> TopicReason.Better {
        let there = guests.indices.filter { plan.places[round][$0] == wanted }
        var swap: (guest: Int, price: Int)?
        for other in there where !(0..<rounds).contains(where: { plan.places[$0][other] == topic }) {
            var changed = plan
            changed.places[round][guest] = wanted
            changed.places[round][other] = topic
            guard FullCheck.violations(of: changed, in: self).isEmpty else { continue }
            let price =
                self.price(guest, wanted) + self.price(other, topic) - self.price(guest, topic)
                - self.price(other, wanted)
            if price < swap?.price ?? Int.max { swap = (other, price) }
        }
        return .init(topic: wanted, rank: rank, isRunning: !there.isEmpty, swap: swap)
    }
}
