/// A network from guests over organisations and vendors to topics, which answers questions about them by flows.
///
/// Nodes: guests, topics, vendors of topics, two hubs, sink, groups of guests, groups, and organisations at topics where they
/// are counted.
struct TopicNetwork {
    /// Of a guest, in one piece, those they ranked first.
    struct Wish {
        let topic: Int
        let price: Int
        let arc: Int
    }

    let model: TopicModel
    let widest: TopicQuestion
    /// Which network a share came from.
    let number: Int
    var flow: MinimumCostFlow
    private(set) var wishes: [[Wish]]
    /// Arcs to the hub by guest, and from the two hubs by topic: of the others, then of vendors. Empty without hubs.
    private(set) var hubArcs: [Int] = []
    private(set) var hubOut: [[Int]] = [[], []]
    private(set) var topicArcs: [Int] = []
    private(set) var vendorArcs: [Int] = []
    /// The people of an organisation at a topic, where that is counted.
    struct Colleagues {
        let organisation: Int
        let topic: Int
        let arc: Int
    }
    private(set) var colleagues: [Colleagues] = []
    /// Where the people of an organisation at a topic stand among them, `[organisation * topics + topic]`; -1 where they are not counted.
    private var colleaguesIndex: [Int32] = []
    private(set) var groupArcs: [Int] = []
    /// By guest and group.
    private(set) var guestGroupArcs: [[Int]] = []

    /// Unranked topics all cost the same, so one node can stand for them. Who comes to which is dealt and looked at afterwards; in
    /// groups of rounds that would seldom come out right.
    static func usesHubs(_ model: TopicModel, _ question: TopicQuestion) -> Bool {
        let dearestRank = model.problem.rankCost.max() ?? 0
        return question.only == nil && question.groups.isEmpty
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
        let counted = Self.counted(model, widest, withHubs: withHubs)
        let groupNodes = (guests + 1) * widest.groups.count
        flow = MinimumCostFlow(nodes: guests + 2 * topics + 3 + groupNodes + counted.count)
        if widest.mostOfOrganisation != nil {
            colleaguesIndex = Array(repeating: -1, count: model.organisations * topics)
            for (index, cell) in counted.enumerated() { colleaguesIndex[cell] = Int32(index) }
        }
        wishes = Array(repeating: [], count: guests)
        for guest in 0..<guests {
            flow.supply(guest, widest.supply[guest])
            flow.supply(sink, -widest.supply[guest])
            addGroups(guest)
            addWishes(guest, withHubs: withHubs)
        }
        if withHubs { addHubs() }
        addSinks()
        addColleagues(counted)
    }

    private var everybody: Int { model.guests * model.problem.rounds }
    private func hub(_ vendors: Bool) -> Int { model.guests + 2 * model.topics + (vendors ? 1 : 0) }
    private var sink: Int { model.guests + 2 * model.topics + 2 }
    private func topicNode(_ topic: Int) -> Int { model.guests + topic }
    private func vendorNode(_ topic: Int) -> Int { model.guests + model.topics + topic }
    /// The node of a guest's group; behind the guests, of the group itself.
    private func groupNode(_ guest: Int, _ group: Int) -> Int { sink + 1 + guest * widest.groups.count + group }
    private func colleaguesNode(_ index: Int) -> Int {
        sink + 1 + (model.guests + 1) * widest.groups.count + index
    }

    func group(_ topic: Int) -> Int? { widest.group.isEmpty ? nil : widest.group[topic] }

    func isCountedVendor(_ guest: Int) -> Bool { model.isVendor[guest] && widest.mostVendors != nil }

    /// An organisation whose people are all vendors, or none of them, lies within one side; a mixed one goes to the topic
    /// directly, and its vendors are checked afterwards.
    func isOfVendors(_ organisation: Int) -> Bool {
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

    /// Organisations and topics, as `organisation * topics + topic`, where two people may come over the network. With hubs
    /// these are topics that two of them ranked; whom a hub sends to a colleague is found out afterwards.
    private static func counted(_ model: TopicModel, _ widest: TopicQuestion, withHubs: Bool) -> [Int] {
        guard widest.mostOfOrganisation != nil else { return [] }
        guard withHubs else { return Array(0..<model.organisations * model.topics) }
        return model.peopleOfOrganisation.enumerated().flatMap { organisation, people in
            var times: [Int: Int] = [:]
            for guest in people { for wish in model.wishes[guest] { times[wish.topic, default: 0] += 1 } }
            return times.filter { $0.value > 1 }.keys.sorted().map { organisation * model.topics + $0 }
        }
    }

    private mutating func addColleagues(_ counted: [Int]) {
        for (index, cell) in counted.enumerated() {
            let (organisation, topic) = (cell / model.topics, cell % model.topics)
            let target = isOfVendors(organisation) ? vendorNode(topic) : topicNode(topic)
            let arc = flow.addArc(from: colleaguesNode(index), to: target, capacity: everybody, price: 0)
            colleagues.append(Colleagues(organisation: organisation, topic: topic, arc: arc))
        }
    }

    /// The people whom a guest would be counted with at a topic; nil where nobody counts them.
    func colleagues(_ guest: Int, _ topic: Int) -> Colleagues? {
        guard let index = colleaguesIndex(guest, topic) else { return nil }
        return colleagues[index]
    }

    private func colleaguesIndex(_ guest: Int, _ topic: Int) -> Int? {
        guard !colleaguesIndex.isEmpty, model.organisation[guest] >= 0 else { return nil }
        let index = colleaguesIndex[model.organisation[guest] * model.topics + topic]
        return index < 0 ? nil : Int(index)
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
        if let index = colleaguesIndex(guest, topic) { return colleaguesNode(index) }
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
