/// Answers a question about topics exactly, by one flow from guests over organisations and vendors to topics.
struct TopicFlow {
    private let model: TopicModel
    private let question: TopicQuestion
    private var flow: MinimumCostFlow
    private var arcs: [(guest: Int, topic: Int, arc: Int)] = []
    private var hubArcs: [(guest: Int, arc: Int)] = []
    private var hubOut: [(topic: Int, arc: Int, vendors: Bool)] = []
    /// Reward of a place that must be filled and of a topic that is forced: above every sum of prices it competes with.
    private let reward: Int
    private var rewarded = 0
    private let organisationNodes: Int

    /// The cheapest share; nil when the question has no answer.
    static func answer(_ model: TopicModel, _ question: TopicQuestion) -> TopicShare? {
        if usesHubs(model, question) {
            var flow = TopicFlow(model, question, withHubs: true)
            guard let share = flow.solve() else { return nil }
            // A guest whom the hub sends where they are already, or must not be, has to be asked with every topic by name.
            let isRight = share.topics.indices.allSatisfy { guest in
                let topics = Set(share.topics[guest])
                return topics.count == share.topics[guest].count
                    && question.forbidden[guest]?.isDisjoint(with: topics) != false
            }
            if isRight { return share }
        }
        var flow = TopicFlow(model, question, withHubs: false)
        return flow.solve()
    }

    /// Unranked topics all cost the same, so one node can stand for them unless a rule asks who comes.
    private static func usesHubs(_ model: TopicModel, _ question: TopicQuestion) -> Bool {
        let dearestRank = model.problem.rankCost.max() ?? 0
        return question.only == nil && question.forced.isEmpty && question.dearest.isEmpty
            && question.mostOfOrganisation == nil && question.groups.isEmpty && model.problem.unranked >= dearestRank
            && model.guests * model.topics > 1000
    }

    private init(_ model: TopicModel, _ question: TopicQuestion, withHubs: Bool) {
        self.model = model
        self.question = question
        let (guests, topics) = (model.guests, model.topics)
        // Nodes: guests, topics, vendors of topics, two hubs, source, sink, organisations of topics, groups of guests, groups.
        organisationNodes = question.mostOfOrganisation == nil ? 0 : model.organisations * topics
        let groupNodes = (guests + 1) * question.groups.count
        flow = MinimumCostFlow(nodes: guests + 2 * topics + 4 + organisationNodes + groupNodes)
        let dearest = max(model.problem.unranked, model.problem.rankCost.max() ?? 0)
        reward = (dearest + 1) * 4 * (topics + question.groups.count + 2)
        addSinks()
        if question.mostOfOrganisation != nil { addOrganisations() }
        for guest in 0..<guests where question.supply[guest] > 0 {
            flow.addArc(from: source, to: guest, capacity: question.supply[guest], price: 0)
            addGroups(guest)
            addWishes(guest, withHubs: withHubs)
        }
        if withHubs { addHubs() }
    }

    private var source: Int { model.guests + 2 * model.topics }
    private var sink: Int { source + 1 }
    private func hub(_ vendors: Bool) -> Int { source + (vendors ? 3 : 2) }
    private func topicNode(_ topic: Int) -> Int { model.guests + topic }
    private func vendorNode(_ topic: Int) -> Int { model.guests + model.topics + topic }
    private func organisationNode(_ organisation: Int, _ topic: Int) -> Int {
        source + 4 + organisation * model.topics + topic
    }

    private mutating func addSinks() {
        for topic in 0..<model.topics {
            let (least, most) = (question.least[topic], question.most[topic])
            add(least, most, from: topicNode(topic), to: drain(topic))
            guard let mostVendors = question.mostVendors else { continue }
            let leastVendors = question.leastVendors.isEmpty ? 0 : question.leastVendors[topic]
            add(leastVendors, mostVendors[topic], from: vendorNode(topic), to: topicNode(topic))
        }
        for (number, group) in question.groups.enumerated() {
            let target = group.parent.map { groupNode(model.guests, $0) } ?? sink
            add(group.least, group.most, from: groupNode(model.guests, number), to: target)
        }
    }

    /// An arc over which so many have to go and so many may.
    private mutating func add(_ least: Int, _ most: Int, from: Int, to: Int) {
        flow.addArc(from: from, to: to, capacity: least, price: -reward)
        flow.addArc(from: from, to: to, capacity: max(0, most - least), price: 0)
        rewarded += least
    }

    /// Where those at a topic go on to: those at topics of one group are counted together.
    private func drain(_ topic: Int) -> Int { group(topic).map { groupNode(model.guests, $0) } ?? sink }

    private func group(_ topic: Int) -> Int? { question.group.isEmpty ? nil : question.group[topic] }

    /// An organisation whose people are all vendors, or none of them, lies within one side; a mixed one goes to the topic
    /// directly, and its vendors are checked afterwards.
    private mutating func addOrganisations() {
        guard let most = question.mostOfOrganisation else { return }
        for organisation in 0..<model.organisations {
            let areVendors = !model.isMixed[organisation] && model.isVendor[model.peopleOfOrganisation[organisation][0]]
            for topic in 0..<model.topics {
                let target = areVendors && question.mostVendors != nil ? vendorNode(topic) : topicNode(topic)
                let least = question.leastOfOrganisation.isEmpty ? 0 : question.leastOfOrganisation[organisation][topic]
                add(least, most[topic], from: organisationNode(organisation, topic), to: target)
            }
        }
    }

    /// A guest takes one topic in a round, and so no more of a group than they attend of its rounds.
    private mutating func addGroups(_ guest: Int) {
        for (number, group) in question.groups.enumerated() {
            let from = group.parent.map { groupNode(guest, $0) } ?? guest
            let attended = group.rounds.count { model.problem.attends(guest, $0) }
            flow.addArc(from: from, to: groupNode(guest, number), capacity: attended, price: 0)
        }
    }

    /// The node of a guest's group; behind the guests, of the group itself.
    private func groupNode(_ guest: Int, _ group: Int) -> Int {
        source + 4 + organisationNodes + guest * question.groups.count + group
    }

    private func exit(_ guest: Int, _ topic: Int) -> Int { group(topic).map { groupNode(guest, $0) } ?? guest }

    private func entry(_ guest: Int, _ topic: Int) -> Int {
        if question.mostOfOrganisation != nil, model.organisation[guest] >= 0 {
            return organisationNode(model.organisation[guest], topic)
        }
        return model.isVendor[guest] && question.mostVendors != nil ? vendorNode(topic) : topicNode(topic)
    }

    private mutating func addWishes(_ guest: Int, withHubs: Bool) {
        let forbidden = question.forbidden[guest] ?? []
        let forced = question.forced[guest] ?? []
        let dearest = question.dearest.isEmpty ? Int.max : question.dearest[guest]
        var ranked = Set<Int>()
        func isAsked(_ topic: Int, _ price: Int) -> Bool {
            (price <= dearest || forced.contains(topic)) && !forbidden.contains(topic) && question.most[topic] > 0
                && question.only?[guest].contains(topic) != false
        }
        for (topic, price) in model.wishes[guest] {
            ranked.insert(topic)
            guard isAsked(topic, price) else { continue }
            add(guest, topic, price, forced.contains(topic))
        }
        let price = model.problem.unranked
        if withHubs {
            guard price <= dearest else { return }
            let hub = hub(model.isVendor[guest] && question.mostVendors != nil)
            hubArcs.append((guest, flow.addArc(from: guest, to: hub, capacity: question.supply[guest], price: price)))
        } else if price <= dearest || !forced.isSubset(of: ranked) {
            for topic in 0..<model.topics where !ranked.contains(topic) && isAsked(topic, price) {
                add(guest, topic, price, forced.contains(topic))
            }
        }
    }

    private mutating func add(_ guest: Int, _ topic: Int, _ price: Int, _ isForced: Bool) {
        let arc = flow.addArc(
            from: exit(guest, topic), to: entry(guest, topic), capacity: 1, price: isForced ? price - 2 * reward : price
        )
        arcs.append((guest, topic, arc))
    }

    private mutating func addHubs() {
        for topic in 0..<model.topics where question.most[topic] > 0 {
            for vendors in question.mostVendors == nil ? [false] : [false, true] {
                let node = vendors ? vendorNode(topic) : topicNode(topic)
                let arc = flow.addArc(from: hub(vendors), to: node, capacity: question.most[topic], price: 0)
                hubOut.append((topic, arc, vendors))
            }
        }
    }

    private mutating func solve() -> TopicShare? {
        let wanted = question.supply.reduce(0, +)
        let (value, _) = flow.send(from: source, to: sink)
        guard value == wanted, flow.rewarded(reward) == rewarded else { return nil }
        var share = TopicShare(topics: Array(repeating: [], count: model.guests), price: 0)
        for (guest, topic, arc) in arcs where flow.flow(arc) > 0 { share.topics[guest].append(topic) }
        for (guest, topics) in question.forced where !topics.isSubset(of: share.topics[guest]) { return nil }
        dealHubs(&share)
        for guest in 0..<model.guests {
            for topic in share.topics[guest] { share.price += model.problem.price(guest, topic) }
        }
        return share
    }

    /// Gives the guests of a hub the places that it sent on.
    private func dealHubs(_ share: inout TopicShare) {
        for vendors in [false, true] {
            var places = hubOut.filter { $0.vendors == vendors }
                .flatMap { Array(repeating: $0.topic, count: flow.flow($0.arc)) }
            let isVendors = { (guest: Int) in model.isVendor[guest] && question.mostVendors != nil }
            var dealt: [(guest: Int, topic: Int)] = []
            for (guest, arc) in hubArcs where isVendors(guest) == vendors {
                for _ in 0..<flow.flow(arc) {
                    let index = places.lastIndex { mayTake(guest, $0, share) }
                    let topic = index.map { places.remove(at: $0) } ?? trade(guest, &places, &dealt, &share)
                    guard let topic else { continue }
                    share.topics[guest].append(topic)
                    dealt.append((guest, topic))
                }
            }
        }
    }

    private func mayTake(_ guest: Int, _ topic: Int, _ share: TopicShare) -> Bool {
        !share.topics[guest].contains(topic) && question.forbidden[guest]?.contains(topic) != true
    }

    /// A topic for a guest whom none of the places left suits: of somebody who takes one of those instead, else any place.
    private func trade(
        _ guest: Int, _ places: inout [Int], _ dealt: inout [(guest: Int, topic: Int)], _ share: inout TopicShare
    ) -> Int? {
        for number in dealt.indices where mayTake(guest, dealt[number].topic, share) {
            let (other, topic) = dealt[number]
            guard let index = places.lastIndex(where: { mayTake(other, $0, share) }),
                let held = share.topics[other].firstIndex(of: topic)
            else { continue }
            share.topics[other][held] = places.remove(at: index)
            dealt[number].topic = share.topics[other][held]
            return topic
        }
        return places.popLast()
    }
}
