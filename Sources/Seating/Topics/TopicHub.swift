/// Deals out the places that a hub sent on, among the guests who come over it.
///
/// Which of them takes which place is all one to a flow, but not to a guest who has the topic already, may not take it or
/// would share it with a colleague. Where nobody can be found for a place somebody gets it all the same: that is not right
/// and is found out afterwards.
struct TopicHub {
    private let model: TopicModel
    private let question: TopicQuestion
    private(set) var share: TopicShare
    /// How many of an organisation are at a topic, `[organisation * topics + topic]`, where that is counted.
    private var colleagues: [Int: Int] = [:]
    private var places: [Int] = []
    private var dealt: [(guest: Int, topic: Int)] = []

    init(_ model: TopicModel, _ question: TopicQuestion, _ share: TopicShare) {
        self.model = model
        self.question = question
        self.share = share
        guard question.mostOfOrganisation != nil else { return }
        for guest in share.topics.indices {
            for topic in share.topics[guest] { count(guest, topic, 1) }
        }
    }

    /// A topic for each of the guests, of whom one may come several times.
    mutating func deal(_ places: [Int], to guests: [Int]) {
        self.places = places
        dealt = []
        for guest in guests {
            guard !self.places.isEmpty else { return }
            if let index = place(for: guest) {
                take(guest, self.places.remove(at: index))
            } else if !trade(guest) {
                take(guest, self.places.removeLast())
            } else {
                continue
            }
            dealt.append((guest, share.topics[guest][share.topics[guest].count - 1]))
        }
    }

    /// Gives a guest whom none of the places left suits the topic of somebody who takes one of those instead.
    private mutating func trade(_ guest: Int) -> Bool {
        for number in dealt.indices {
            let (other, topic) = dealt[number]
            leave(other, topic)
            if mayTake(guest, topic) {
                take(guest, topic)
                if let index = place(for: other) {
                    dealt[number].topic = places.remove(at: index)
                    take(other, dealt[number].topic)
                    dealt.append((guest, topic))
                    return true
                }
                leave(guest, topic)
            }
            take(other, topic)
        }
        return false
    }

    private func place(for guest: Int) -> Int? { places.lastIndex { mayTake(guest, $0) } }

    private func mayTake(_ guest: Int, _ topic: Int) -> Bool {
        let isOut = share.topics[guest].contains(topic) || question.forbidden[guest]?.contains(topic) == true
        if isOut { return false }
        guard let most = question.mostOfOrganisation, model.organisation[guest] >= 0 else { return true }
        return colleagues[model.organisation[guest] * model.topics + topic, default: 0] < most[topic]
    }

    private mutating func take(_ guest: Int, _ topic: Int) {
        share.topics[guest].append(topic)
        share.price += model.problem.unranked
        count(guest, topic, 1)
    }

    private mutating func leave(_ guest: Int, _ topic: Int) {
        guard let place = share.topics[guest].lastIndex(of: topic) else { return }
        share.topics[guest].remove(at: place)
        share.price -= model.problem.unranked
        count(guest, topic, -1)
    }

    private mutating func count(_ guest: Int, _ topic: Int, _ more: Int) {
        guard question.mostOfOrganisation != nil, model.organisation[guest] >= 0 else { return }
        colleagues[model.organisation[guest] * model.topics + topic, default: 0] += more
    }
}
