import Testing

@testable import Seating

struct ScoreTests {
    @Test("meetings cost C(m,2), those of earlier events count, and older ones fade")
    func repeats() {
        var problem = TableProblem.golfers(2, 2, 3)
        problem.weights.repeatedMeeting = 8
        let plan = Plan(places: [[0, 0, 1, 1], [0, 0, 1, 1], [0, 1, 0, 1]])
        #expect(Score(plan, in: problem).repeats == 2)
        problem.history = [.init(.init(0, 1), times: 1)]
        #expect(Score(plan, in: problem).repeats == 4)
        problem.history = [.init(.init(0, 1), times: 1, eventsAgo: 2)]
        // Two repeats at 8, and two meetings at a quarter of 8 each.
        #expect(Score(plan, in: problem).objective == 2 * 8 + 2 * 2)
    }

    @Test("a mix counts pairs beyond an even spread, and a host's returns to the table are meant")
    func mixes() {
        var problem = TableProblem.golfers(2, 2, 2)
        problem.guests[0].sector = "a"
        problem.guests[1].sector = "a"
        problem.weights.sectorMix = 1
        problem.weights.tableRepeat = 1
        let plan = Plan(places: [[0, 0, 1, 1], [0, 1, 0, 1]])
        #expect(Score(plan, in: problem).sectorMix == 1)
        #expect(Score(plan, in: problem).tableRepeats == 2)
        problem.hosts = [.init(guest: 0, table: 0)]
        #expect(Score(plan, in: problem).tableRepeats == 1)
    }
}
