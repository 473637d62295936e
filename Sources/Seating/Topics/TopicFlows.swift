/// Answers questions about topics exactly, each by one flow, or two where who takes what nobody ranked asks for names.
///
/// Its networks stay between questions: a branch and bound asks thousands that differ in a few topics, and a flow that starts
/// from the answer before needs a tenth of the time. Which of several shares of one price comes out depends on the questions before.
final class TopicFlows {
    private let model: TopicModel
    /// What is out of the question here stays so in all others.
    private let widest: TopicQuestion
    private var byHub: TopicNetwork?
    private var byName: TopicNetwork?
    private var networks = 0

    init(_ model: TopicModel, widest: TopicQuestion) {
        self.model = model
        self.widest = widest
    }

    /// The cheapest share; nil when the question has no answer. It is found sooner from the share of a similar question.
    func answer(_ question: TopicQuestion, from start: TopicShare? = nil) -> TopicShare? {
        if TopicNetwork.usesHubs(model, question) {
            if byHub == nil { byHub = network(widest, withHubs: true) }
            guard let share = byHub?.answer(question, from: start) else { return nil }
            if isRight(share, question) { return share }
        }
        if byName?.fits(question) != true {
            var widest = widest
            (widest.groups, widest.group) = (question.groups, question.group)
            byName = network(widest, withHubs: false)
        }
        return byName?.answer(question, from: start)
    }

    private func network(_ widest: TopicQuestion, withHubs: Bool) -> TopicNetwork {
        networks += 1
        return TopicNetwork(model, widest, withHubs: withHubs, number: networks)
    }

    /// A guest whom the hub sends where they are already, or must not be, has to be asked with every topic by name.
    private func isRight(_ share: TopicShare, _ question: TopicQuestion) -> Bool {
        let areGuestsRight = share.topics.indices.allSatisfy { guest in
            let topics = share.topics[guest]
            let forbidden = question.forbidden[guest] ?? []
            return topics.indices.allSatisfy { !forbidden.contains(topics[$0]) && !topics[..<$0].contains(topics[$0]) }
        }
        guard areGuestsRight, let most = question.mostOfOrganisation else { return areGuestsRight }
        return model.peopleOfOrganisation.allSatisfy { people in
            let times = people.reduce(into: [Int: Int]()) { times, guest in
                for topic in share.topics[guest] { times[topic, default: 0] += 1 }
            }
            return times.allSatisfy { $0.value <= most[$0.key] }
        }
    }
}
