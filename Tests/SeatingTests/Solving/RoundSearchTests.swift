import Testing

@testable import Seating

struct RoundSearchTests {
    private func outcome(_ problem: TableProblem, isInTime: Bool = true) -> RoundSearch.Outcome {
        var search = RoundSearch(problem, round: 0, nodes: 100)
        return search.run { isInTime }
    }

    @Test("when the time is over the outcome is open, for a round with a plan as for one without")
    func outOfTime() {
        var problem = TableProblem.golfers(2, 2, 1)
        #expect(outcome(problem) == .seated([0, 1, 0, 1]))
        #expect(outcome(problem, isInTime: false) == .open)
        problem.apart = [.init(0, 1), .init(1, 2), .init(0, 2)]
        #expect(outcome(problem) == .impossible)
        #expect(outcome(problem, isInTime: false) == .open)
    }

    @Test("who may not share a table sits apart, whatever it costs that others met before")
    func apart() {
        var problem = TableProblem.golfers(2, 2, 1)
        problem.weights.repeatedMeeting = 100
        problem.apart = [.init(0, 1)]
        problem.history = [2, 3].map { .init(.init(0, $0), times: 40) }
        guard case .seated(let places) = outcome(problem) else {
            Issue.record("nobody is seated")
            return
        }
        #expect(places[0] != places[1])
    }

    @Test("pairs alone cannot fill tables of nine, and a single for each is enough: known without trying all ways")
    func sizes() {
        var problem = TableProblem.golfers(10, 9, 1)
        problem.parties = (0..<45).map { [2 * $0, 2 * $0 + 1] }
        #expect(outcome(problem) == .impossible)
        problem.parties = (0..<40).map { [2 * $0, 2 * $0 + 1] }
        guard case .seated = outcome(problem) else {
            Issue.record("nobody is seated")
            return
        }
        problem.parties = (0..<41).map { [2 * $0, 2 * $0 + 1] }
        #expect(outcome(problem) == .impossible)
    }
}
