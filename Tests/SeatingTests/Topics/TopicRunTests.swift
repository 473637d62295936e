import Testing

@testable import Seating

struct TopicRunTests {
    private func run(_ rounds: [Int]) -> TopicRun {
        TopicRun(fewest: rounds.count, most: rounds.count, rounds: rounds)
    }

    @Test("topics of some rounds alone are grouped, the smaller group within the greater")
    func groups() {
        let groups = TopicGroup.groups(of: [run([0, 1]), run([1]), run([0, 1]), run([0, 1, 2])], rounds: 3)
        #expect(groups.map(\.rounds) == [[1], [0, 1]])
        #expect(groups.map(\.parent) == [1, nil])
    }

    @Test("of two groups that cross the one of fewer topics is left out")
    func crossing() {
        let groups = TopicGroup.groups(of: [run([0, 1]), run([1, 2]), run([1, 2])], rounds: 3)
        #expect(groups.map(\.rounds) == [[1, 2]])
    }
}
