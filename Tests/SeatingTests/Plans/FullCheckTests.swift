import Testing

@testable import Seating

struct FullCheckTests {
    private func problem() -> TableProblem {
        var problem = TableProblem(
            id: "check", rounds: 1, guests: ["A", "B", "C", "D"].map { .init(id: $0) },
            tables: [.init(id: "T", capacity: 2, minimum: 1), .init(id: "U", capacity: 3, minimum: 1)])
        problem.weights.repeatedMeeting = 1
        return problem
    }

    private func violations(_ places: [Int], _ change: (inout TableProblem) -> Void) -> [Violation] {
        var problem = problem()
        change(&problem)
        return FullCheck.violations(of: Plan(places: [places]), in: problem)
    }

    @Test("each hard rule is missed when it is broken")
    func each() {
        #expect(violations([0, 0, 1, 1]) { _ in } == [])
        #expect(violations([0, 0, 0, 1]) { _ in } == [.tooMany(table: 0, round: 0, people: 3)])
        #expect(violations([0, 0, 1, -1]) { _ in } == [.unseated(guest: 3, round: 0)])
        #expect(violations([0, 0, 1, 1]) { $0.guests[0].absent = [0] } == [.seatedThoughAbsent(guest: 0, round: 0)])
        #expect(violations([0, 0, 1, 1]) { $0.tables[1].minimum = 3 } == [.tooFew(table: 1, round: 0, people: 2)])
        #expect(violations([0, 0, 1, 1]) { $0.tables[0].closed = [0] } == [.closed(table: 0, round: 0, people: 2)])
        #expect(
            violations([0, 0, 1, 1]) { $0.hosts = [.init(guest: 0, table: 1)] }
                == [.hostElsewhere(guest: 0, table: 1, round: 0)])
        #expect(violations([0, 0, 1, 1]) { $0.parties = [[1, 2]] } == [.partySplit(.init(1, 2), round: 0)])
        #expect(violations([0, 0, 1, 1]) { $0.apart = [.init(2, 3)] } == [.notApart(.init(2, 3), round: 0)])
        #expect(
            violations([0, 0, 1, 1]) { $0.guests[2].needs = ["ramp"] } == [.unsuitable(guest: 2, table: 1, round: 0)])
        #expect(violations([0, 0, 1, 2]) { _ in } == [.misshapen])
    }

    @Test("vendors and organisations count where a round is not frozen")
    func company() {
        func change(_ problem: inout TableProblem) {
            problem.guests[0].isVendor = true
            problem.guests[1].isVendor = true
            problem.guests[2].organisation = "O"
            problem.guests[3].organisation = "O"
            problem.rules.vendorCap = 1
            problem.rules.organisationApart = .hard
        }
        #expect(
            violations([0, 0, 1, 1], change)
                == [.vendors(table: 0, round: 0, people: 2), .organisation(.init(2, 3), round: 0)])
        let frozen = violations([0, 0, 1, 1]) { problem in
            change(&problem)
            problem.frozenRounds = [0]
            problem.previous = Plan(places: [[0, 0, 1, 1]])
        }
        #expect(frozen == [])
        let changed = violations([0, 0, 1, 1]) { problem in
            problem.frozenRounds = [0]
            problem.previous = Plan(places: [[1, 0, 0, 1]])
        }
        #expect(changed == [.frozenRoundChanged(round: 0)])
    }
}
