// How a network answers a question.
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
                var isVendor = isCountedVendor(guest)
                if let wish = wishes[guest].first(where: { $0.topic == topic }) {
                    flow.carry(1, over: wish.arc)
                    carryGroups(guest, topic)
                    if let colleagues = colleagues(guest, topic) {
                        flow.carry(1, over: colleagues.arc)
                        isVendor = isOfVendors(colleagues.organisation)
                    }
                } else if !hubArcs.isEmpty {
                    flow.carry(1, over: hubArcs[guest])
                    flow.carry(1, over: hubOut[isVendor ? 1 : 0][topic])
                }
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
            for own in colleagues {
                let (organisation, topic) = (own.organisation, own.topic)
                let least =
                    question.leastOfOrganisation.isEmpty ? 0 : question.leastOfOrganisation[organisation][topic]
                flow.bound(own.arc, least: least, most: max(least, most[topic]))
            }
        }
        for (group, arc) in zip(question.groups, groupArcs) { flow.bound(arc, least: group.least, most: group.most) }
    }

    /// What is settled about single guests beyond the widest question.
    private mutating func boundGuests(_ question: TopicQuestion) {
        for guest in wishes.indices {
            let forced = question.forced[guest] ?? []
            let forbidden = question.forbidden[guest] ?? []
            let dearest = question.dearest(guest)
            if !hubArcs.isEmpty, model.problem.unranked > dearest { flow.bound(hubArcs[guest], least: 0, most: 0) }
            let isOpen = dearest >= widest.dearest(guest) && forbidden == widest.forbidden[guest] ?? []
            if isOpen, forced.isEmpty { continue }
            for wish in wishes[guest] {
                if forced.contains(wish.topic) {
                    flow.bound(wish.arc, least: 1, most: 1)
                } else if !question.mayTake(guest, wish.topic, wish.price) {
                    flow.bound(wish.arc, least: 0, most: 0)
                }
            }
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
        return hubArcs.isEmpty ? share : dealHubs(question, share)
    }

    /// Gives the guests of the hubs the places that these sent on.
    private func dealHubs(_ question: TopicQuestion, _ share: TopicShare) -> TopicShare {
        var hub = TopicHub(model, question, share)
        for vendors in [false, true] {
            let places = hubOut[vendors ? 1 : 0].map { flow.flow($0) }
            let guests = hubArcs.indices.filter { isCountedVendor($0) == vendors }.flatMap { guest in
                Array(repeating: guest, count: flow.flow(hubArcs[guest]))
            }
            hub.deal(places, to: guests)
        }
        return hub.share
    }
}

extension TopicQuestion {
    func dearest(_ guest: Int) -> Int { dearest.isEmpty ? Int.max : dearest[guest] }

    /// Whether a topic at a price is open to a guest.
    func mayTake(_ guest: Int, _ topic: Int, _ price: Int) -> Bool {
        (price <= dearest(guest) || forced[guest]?.contains(topic) == true)
            && forbidden[guest]?.contains(topic) != true && only?[guest].contains(topic) != false
    }
}
