/// A network from guests over organisations and vendors to topics, which answers questions about them by flows.
///
/// Nodes: guests, topics, vendors of topics, two hubs, sink, organisations of topics, groups of guests, groups.
struct TopicNetwork {
    /// Of a guest, in one piece, those they ranked first.
    private struct Wish {
        let topic: Int
        let price: Int
        let arc: Int
    }

    private let model: TopicModel
    private let widest: TopicQuestion
    /// Which network a share came from.
    private let number: Int
    private var flow: MinimumCostFlow
    private var wishes: [[Wish]]
    /// Arcs to the hub by guest, and from the two hubs by topic: of the others, then of vendors. Empty without hubs.
    private var hubArcs: [Int] = []
    private var hubOut: [[Int]] = [[], []]
    private var topicArcs: [Int] = []
    private var vendorArcs: [Int] = []
    /// By organisation and topic.
    private var organisationArcs: [[Int]] = []
    private var groupArcs: [Int] = []
    /// By guest and group.
    private var guestGroupArcs: [[Int]] = []

    /// Unranked topics all cost the same, so one node can stand for them unless a rule asks who comes.
    static func usesHubs(_ model: TopicModel, _ question: TopicQuestion) -> Bool {
        let dearestRank = model.problem.rankCost.max() ?? 0
        return question.only == nil && question.mostOfOrganisation == nil && question.groups.isEmpty
            && model.problem.unranked >= dearestRank && model.guests * model.topics > 1000
            && question.forced.allSatisfy { guest, topics in
                topics.allSatisfy { topic in model.wishes[guest].contains { $0.topic == topic } }
            }
    }

    /// The network of all that `widest` leaves open, by a number of its own.
    init(_ model: TopicModel, _ widest: TopicQuestion, withHubs: Bool, number: Int) {
        self.number = number
        self.model = model
        self.widest = widest
        let (guests, topics) = (model.guests, model.topics)
        let organisations = widest.mostOfOrganisation == nil ? 0 : model.organisations
        let groupNodes = (guests + 1) * widest.groups.count
        flow = MinimumCostFlow(nodes: guests + 2 * topics + 3 + organisations * topics + groupNodes)
        wishes = Array(repeating: [], count: guests)
        for guest in 0..<guests {
            flow.supply(guest, widest.supply[guest])
            flow.supply(sink, -widest.supply[guest])
            addGroups(guest)
            addWishes(guest, withHubs: withHubs)
        }
        if withHubs { addHubs() }
        addSinks()
        addOrganisations(organisations)
    }

    private var everybody: Int { model.guests * model.problem.rounds }
    private func hub(_ vendors: Bool) -> Int { model.guests + 2 * model.topics + (vendors ? 1 : 0) }
    private var sink: Int { model.guests + 2 * model.topics + 2 }
    private func topicNode(_ topic: Int) -> Int { model.guests + topic }
    private func vendorNode(_ topic: Int) -> Int { model.guests + model.topics + topic }
    private func organisationNode(_ organisation: Int, _ topic: Int) -> Int {
        sink + 1 + organisation * model.topics + topic
    }
    /// The node of a guest's group; behind the guests, of the group itself.
    private func groupNode(_ guest: Int, _ group: Int) -> Int {
        let organisations = widest.mostOfOrganisation == nil ? 0 : model.organisations
        return sink + 1 + organisations * model.topics + guest * widest.groups.count + group
    }

    private func group(_ topic: Int) -> Int? { widest.group.isEmpty ? nil : widest.group[topic] }

    private func isCountedVendor(_ guest: Int) -> Bool { model.isVendor[guest] && widest.mostVendors != nil }

    private func organisation(_ guest: Int) -> Int? {
        widest.mostOfOrganisation == nil || model.organisation[guest] < 0 ? nil : model.organisation[guest]
    }

    /// An organisation whose people are all vendors, or none of them, lies within one side; a mixed one goes to the topic
    /// directly, and its vendors are checked afterwards.
    private func isOfVendors(_ organisation: Int) -> Bool {
        !model.isMixed[organisation] && isCountedVendor(model.peopleOfOrganisation[organisation][0])
    }

    /// Topics, and groups of them that are counted together.
    private mutating func addSinks() {
        for topic in 0..<model.topics {
            let drain = group(topic).map { groupNode(model.guests, $0) } ?? sink
            topicArcs.append(flow.addArc(from: topicNode(topic), to: drain, capacity: everybody, price: 0))
            guard widest.mostVendors != nil else { continue }
            vendorArcs.append(
                flow.addArc(from: vendorNode(topic), to: topicNode(topic), capacity: everybody, price: 0))
        }
        for (number, group) in widest.groups.enumerated() {
            let target = group.parent.map { groupNode(model.guests, $0) } ?? sink
            groupArcs.append(
                flow.addArc(from: groupNode(model.guests, number), to: target, capacity: everybody, price: 0))
        }
    }

    private mutating func addOrganisations(_ count: Int) {
        for organisation in 0..<count {
            let areVendors = isOfVendors(organisation)
            organisationArcs.append(
                (0..<model.topics).map { topic in
                    let target = areVendors ? vendorNode(topic) : topicNode(topic)
                    return flow.addArc(
                        from: organisationNode(organisation, topic), to: target, capacity: everybody, price: 0)
                })
        }
    }

    /// A guest takes one topic in a round, and so no more of a group than they attend of its rounds.
    private mutating func addGroups(_ guest: Int) {
        guard !widest.groups.isEmpty else { return }
        guestGroupArcs.append(
            widest.groups.enumerated().map { number, group in
                let from = group.parent.map { groupNode(guest, $0) } ?? guest
                let attended = group.rounds.count { model.problem.attends(guest, $0) }
                return flow.addArc(from: from, to: groupNode(guest, number), capacity: attended, price: 0)
            })
    }

    private func entry(_ guest: Int, _ topic: Int) -> Int {
        if let organisation = organisation(guest) { return organisationNode(organisation, topic) }
        return isCountedVendor(guest) ? vendorNode(topic) : topicNode(topic)
    }

    private mutating func addWishes(_ guest: Int, withHubs: Bool) {
        let ranked = model.wishes[guest]
        for (topic, price) in ranked { add(guest, topic, price) }
        if withHubs {
            let hub = hub(isCountedVendor(guest))
            hubArcs.append(
                flow.addArc(from: guest, to: hub, capacity: widest.supply[guest], price: model.problem.unranked))
        } else {
            var isRanked = Array(repeating: false, count: model.topics)
            for (topic, _) in ranked { isRanked[topic] = true }
            for topic in 0..<model.topics where !isRanked[topic] { add(guest, topic, model.problem.unranked) }
        }
    }

    private mutating func add(_ guest: Int, _ topic: Int, _ price: Int) {
        guard widest.mayTake(guest, topic, price) else { return }
        let exit = group(topic).map { groupNode(guest, $0) } ?? guest
        let arc = flow.addArc(from: exit, to: entry(guest, topic), capacity: 1, price: price)
        wishes[guest].append(Wish(topic: topic, price: price, arc: arc))
    }

    private mutating func addHubs() {
        for vendors in widest.mostVendors == nil ? [false] : [false, true] {
            hubOut[vendors ? 1 : 0] = (0..<model.topics).map { topic in
                let node = vendors ? vendorNode(topic) : topicNode(topic)
                return flow.addArc(from: hub(vendors), to: node, capacity: everybody, price: 0)
            }
        }
    }
}

// Questions.
extension TopicNetwork {
    /// Whether the network counts topics in the groups of a question.
    func fits(_ question: TopicQuestion) -> Bool {
        question.group == widest.group && question.groups.count == widest.groups.count
            && zip(question.groups, widest.groups).allSatisfy { $0.rounds == $1.rounds && $0.parent == $1.parent }
    }

    /// The cheapest share; nil when there is none. Who takes a place of a hub is settled afterwards, and need not be right.
    mutating func answer(_ question: TopicQuestion, from start: TopicShare?) -> TopicShare? {
        let start = start.flatMap { $0.network == number ? $0 : nil }
        flow.restart(at: start?.potentials)
        if let start { carry(start) }
        bound(question)
        boundGuests(question)
        guard flow.settle() else { return nil }
        return share(question)
    }

    /// Puts a share on the arcs that it came over.
    private mutating func carry(_ share: TopicShare) {
        for guest in share.topics.indices {
            for topic in share.topics[guest] {
                if let wish = wishes[guest].first(where: { $0.topic == topic }) {
                    flow.carry(1, over: wish.arc)
                    carryGroups(guest, topic)
                    if let organisation = organisation(guest) {
                        flow.carry(1, over: organisationArcs[organisation][topic])
                    }
                } else if !hubArcs.isEmpty {
                    flow.carry(1, over: hubArcs[guest])
                    flow.carry(1, over: hubOut[isCountedVendor(guest) ? 1 : 0][topic])
                }
                let isVendor = organisation(guest).map(isOfVendors) ?? isCountedVendor(guest)
                if isVendor { flow.carry(1, over: vendorArcs[topic]) }
                flow.carry(1, over: topicArcs[topic])
            }
        }
    }

    private mutating func carryGroups(_ guest: Int, _ topic: Int) {
        var next = group(topic)
        while let group = next {
            flow.carry(1, over: guestGroupArcs[guest][group])
            flow.carry(1, over: groupArcs[group])
            next = widest.groups[group].parent
        }
    }

    private mutating func bound(_ question: TopicQuestion) {
        for topic in topicArcs.indices {
            flow.bound(topicArcs[topic], least: question.least[topic], most: question.most[topic])
        }
        if let most = question.mostVendors {
            for topic in vendorArcs.indices {
                let least = question.leastVendors.isEmpty ? 0 : question.leastVendors[topic]
                flow.bound(vendorArcs[topic], least: least, most: max(least, most[topic]))
            }
        }
        if let most = question.mostOfOrganisation {
            for (organisation, arcs) in organisationArcs.enumerated() {
                let least = question.leastOfOrganisation.isEmpty ? nil : question.leastOfOrganisation[organisation]
                for topic in arcs.indices {
                    flow.bound(arcs[topic], least: least?[topic] ?? 0, most: max(least?[topic] ?? 0, most[topic]))
                }
            }
        }
        for (group, arc) in zip(question.groups, groupArcs) { flow.bound(arc, least: group.least, most: group.most) }
    }

    /// What is settled about single guests beyond the widest question.
    private mutating func boundGuests(_ question: TopicQuestion) {
        for guest in wishes.indices {
            let forced = question.forced[guest] ?? []
            let forbidden = question.forbidden[guest] ?? []
            let dearest = question.dearest.isEmpty ? Int.max : question.dearest[guest]
            let isOpen = dearest >= widest.dearest(guest) && forbidden == widest.forbidden[guest] ?? []
            if isOpen, forced.isEmpty { continue }
            for wish in wishes[guest] {
                if forced.contains(wish.topic) {
                    flow.bound(wish.arc, least: 1, most: 1)
                } else if !question.mayTake(guest, wish.topic, wish.price) {
                    flow.bound(wish.arc, least: 0, most: 0)
                }
            }
            if !hubArcs.isEmpty, model.problem.unranked > dearest { flow.bound(hubArcs[guest], least: 0, most: 0) }
        }
    }

    private func share(_ question: TopicQuestion) -> TopicShare? {
        var share = TopicShare(topics: Array(repeating: [], count: model.guests), price: 0)
        (share.network, share.potentials) = (number, flow.potentials)
        for guest in wishes.indices {
            for wish in wishes[guest] where flow.flow(wish.arc) > 0 {
                share.topics[guest].append(wish.topic)
                share.price += wish.price
            }
        }
        for (guest, topics) in question.forced where !topics.isSubset(of: share.topics[guest]) { return nil }
        if !hubArcs.isEmpty {
            for vendors in [false, true] { dealHub(vendors, question, &share) }
        }
        return share
    }

    /// Gives the guests of a hub the places that it sent on.
    private func dealHub(_ vendors: Bool, _ question: TopicQuestion, _ share: inout TopicShare) {
        var places = hubOut[vendors ? 1 : 0].enumerated().flatMap { topic, arc in
            Array(repeating: topic, count: flow.flow(arc))
        }
        var dealt: [(guest: Int, topic: Int)] = []
        for guest in hubArcs.indices where isCountedVendor(guest) == vendors {
            for _ in 0..<flow.flow(hubArcs[guest]) {
                let index = places.lastIndex { question.mayTake(guest, $0, share) }
                let topic = index.map { places.remove(at: $0) } ?? trade(guest, question, &places, &dealt, &share)
                guard let topic else { continue }
                share.topics[guest].append(topic)
                share.price += model.problem.unranked
                dealt.append((guest, topic))
            }
        }
    }

    /// A topic for a guest whom none of the places left suits: of somebody who takes one of those instead, else any place.
    private func trade(
        _ guest: Int, _ question: TopicQuestion, _ places: inout [Int], _ dealt: inout [(guest: Int, topic: Int)],
        _ share: inout TopicShare
    ) -> Int? {
        for number in dealt.indices where question.mayTake(guest, dealt[number].topic, share) {
            let (other, topic) = dealt[number]
            guard let index = places.lastIndex(where: { question.mayTake(other, $0, share) }),
                let held = share.topics[other].firstIndex(of: topic)
            else { continue }
            share.topics[other][held] = places.remove(at: index)
            dealt[number].topic = share.topics[other][held]
            return topic
        }
        return places.popLast()
    }
}

extension TopicQuestion {
    fileprivate func dearest(_ guest: Int) -> Int { dearest.isEmpty ? Int.max : dearest[guest] }

    /// Whether a topic at a price is open to a guest.
    fileprivate func mayTake(_ guest: Int, _ topic: Int, _ price: Int) -> Bool {
        (price <= dearest(guest) || forced[guest]?.contains(topic) == true)
            && forbidden[guest]?.contains(topic) != true && only?[guest].contains(topic) != false
    }

    /// Whether a guest who has the topics of a share may take one more.
    fileprivate func mayTake(_ guest: Int, _ topic: Int, _ share: TopicShare) -> Bool {
        !share.topics[guest].contains(topic) && forbidden[guest]?.contains(topic) != true
    }
}
