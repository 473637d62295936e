/// Deals out the places that a hub sent on, among the guests who come over it.
///
/// Which of them takes which place is all one to a flow, but not to a guest who has the topic already, may not take it or
/// would share it with a colleague. Where nobody can be found for a place somebody gets it all the same: that is not right
/// and is found out afterwards.
struct TopicHub {
    private let model: TopicModel
    private let question: TopicQuestion
    private(set) var share: TopicShare
    /// How many of an organisation are at a topic, `[organisation * topics + topic]`; empty where that is not counted.
    private var colleagues: [Int32] = []
    /// Places that are left, by topic.
    private var free: [Int] = []
    private var dealt: [(guest: Int, topic: Int)] = []
    /// Somebody got a place that is not right: who else does is all one.
    private var hasFailed = false

    init(_ model: TopicModel, _ question: TopicQuestion, _ share: TopicShare) {
        self.model = model
        self.question = question
        self.share = share
        guard question.mostOfOrganisation != nil else { return }
        colleagues = Array(repeating: 0, count: model.organisations * model.topics)
        for guest in share.topics.indices {
            for topic in share.topics[guest] { count(guest, topic, 1) }
        }
    }

    /// A topic for each of the guests, of whom one may come several times, one after the other. There are as many places.
    mutating func deal(_ places: [Int], to guests: [Int]) {
        free = places
        dealt = []
        for guest in guests {
            if let topic = place(for: guest) {
                take(guest, topic)
                dealt.append((guest, topic))
            } else if hasFailed || !trade(guest) {
                hasFailed = true
                guard let topic = free.firstIndex(where: { $0 > 0 }) else { return }
                take(guest, topic)
            }
        }
    }

    /// Gives a guest whom none of the places left suits the topic of somebody who takes one of those instead.
    private mutating func trade(_ guest: Int) -> Bool {
        for number in dealt.indices {
            let (other, topic) = dealt[number]
            leave(other, topic)
            if mayTake(guest, topic) {
                take(guest, topic)
                if let next = place(for: other) {
                    take(other, next)
                    dealt[number].topic = next
                    dealt.append((guest, topic))
                    return true
                }
                leave(guest, topic)
            }
            take(other, topic)
        }
        return false
    }

    /// Of the topics that suit the one with the most places left, so that none is left over for those who have it already
    /// (Gale 1957 and Ryser 1957, for matrices of zeros and ones).
    private func place(for guest: Int) -> Int? {
        var best: Int?
        for topic in free.indices where free[topic] > best.map({ free[$0] }) ?? 0 && mayTake(guest, topic) {
            best = topic
        }
        return best
    }

    private func mayTake(_ guest: Int, _ topic: Int) -> Bool {
        let isOut = share.topics[guest].contains(topic) || question.forbidden[guest]?.contains(topic) == true
        if isOut { return false }
        guard let most = question.mostOfOrganisation, model.organisation[guest] >= 0 else { return true }
        return colleagues[model.organisation[guest] * model.topics + topic] < most[topic]
    }

    private mutating func take(_ guest: Int, _ topic: Int) {
        free[topic] -= 1
        share.topics[guest].append(topic)
        share.price += model.problem.unranked
        count(guest, topic, 1)
    }

    private mutating func leave(_ guest: Int, _ topic: Int) {
        guard let place = share.topics[guest].lastIndex(of: topic) else { return }
        free[topic] += 1
        share.topics[guest].remove(at: place)
        share.price -= model.problem.unranked
        count(guest, topic, -1)
    }

    private mutating func count(_ guest: Int, _ topic: Int, _ more: Int32) {
        guard !colleagues.isEmpty, model.organisation[guest] >= 0 else { return }
        colleagues[model.organisation[guest] * model.topics + topic] += more
    }
}
