import RandomNumbers
import Testing

@testable import Seating

struct TopicHubTests {
    @Test(
        "every place is dealt, none to a guest who has the topic or may not take it, nor to more colleagues than may be there",
        arguments: 1...60)
    func planted(seed: Int) {
        var world = SmallWorld(seed)
        let (guests, topics, rounds) = (24, 8, 1 + seed % 4)
        var problem = TopicProblem(
            id: "hub", rounds: rounds, guests: (0..<guests).map { .init(id: "G\($0)", ranks: []) },
            topics: (0..<topics).map { .init(id: "P\($0)", capacity: guests) })
        problem.rules.organisationApart = .hard
        var places = Array(repeating: 0, count: topics)
        var question = TopicQuestion(
            supply: Array(repeating: rounds, count: guests), least: [], most: Array(repeating: guests, count: topics))
        // A hidden deal: colleagues of two begin half a circle apart, so that they share a topic in two rounds at most.
        for guest in 0..<guests {
            problem.guests[guest].organisation = "O\(guest / 2)"
            let first = guest / 2 + (guest % 2) * topics / 2
            let own = (0..<rounds).map { (first + $0) % topics }
            for topic in own { places[topic] += 1 }
            let others = Set(0..<topics).subtracting(own).sorted()
            if world.chance(20) { question.forbidden[guest] = [others[world.random.below(others.count)]] }
        }
        question.mostOfOrganisation = Array(repeating: rounds > 2 ? 2 : 1, count: topics)
        let model = TopicModel(problem)
        let nobody = TopicShare(topics: Array(repeating: [], count: guests), price: 0)
        var hub = TopicHub(model, question, nobody)
        hub.deal(places, to: (0..<guests).flatMap { Array(repeating: $0, count: rounds) })
        #expect(hub.share.loads(topics) == places)
        for (guest, own) in hub.share.topics.enumerated() {
            #expect(own.count == rounds)
            #expect(Set(own).count == rounds)
            #expect(question.forbidden[guest]?.isDisjoint(with: own) != false)
        }
        for people in model.peopleOfOrganisation where rounds <= 2 {
            let own = people.flatMap { hub.share.topics[$0] }
            #expect(Set(own).count == own.count)
        }
    }

    @Test("a place that suits nobody goes to somebody all the same")
    func unsuited() {
        let problem = TopicProblem(
            id: "hub", rounds: 2, guests: [.init(id: "A", ranks: [])],
            topics: [.init(id: "P", capacity: 2), .init(id: "Q", capacity: 2)], unranked: 7)
        let question = TopicQuestion(supply: [2], least: [0, 0], most: [2, 2])
        var hub = TopicHub(TopicModel(problem), question, TopicShare(topics: [[]], price: 0))
        hub.deal([2, 0], to: [0, 0])
        #expect(hub.share.topics == [[0, 0]])
        #expect(hub.share.price == 14)
    }
}
