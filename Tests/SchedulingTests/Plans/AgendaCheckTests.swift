import Testing

@testable import Scheduling

struct AgendaCheckTests {
    private let problem: AgendaProblem = {
        var problem = AgendaProblem(
            windows: [Interval(0, 3600), Interval(3600, 7200)], step: 600,
            rooms: [.init(open: [Interval(0, 1200), Interval(1200, 7200)]), .init(simultaneous: 2)],
            sessions: (0..<3).map { _ in .init(duration: 1200, people: [0]) },
            people: [.init(available: [Interval(0, 6000)])])
        problem.sessions[1].people = []
        problem.sessions[2].people = []
        problem.sessions[2].isPlenary = true
        return problem
    }()

    private func violations(_ placements: Placement?...) -> [AgendaViolation] {
        AgendaCheck.violations(of: placements + Array(repeating: nil, count: 3 - placements.count), in: problem)
    }

    @Test("touching ends do not overlap")
    func touching() {
        #expect(violations(.init(room: 0, start: 0), .init(room: 0, start: 1200), .init(room: nil, start: 2400)) == [])
    }

    @Test("a room, a plenary and a person are taken once only")
    func taken() {
        #expect(
            violations(.init(room: 0, start: 600), .init(room: 0, start: 0))
                == [.roomTaken(room: 0, [.session(0), .session(1)])])
        #expect(violations(.init(room: 1, start: 600), .init(room: 1, start: 0)) == [])
        #expect(
            violations(nil, .init(room: 1, start: 0), .init(room: nil, start: 600))
                == [.overPlenary(.session(1), .session(2))])
        var shared = problem
        shared.fixed = [.init(Interval(1100, 1300), room: 1, people: [0])]
        #expect(
            AgendaCheck.violations(of: [.init(room: 0, start: 0), nil, nil], in: shared)
                == [.personTwice(person: 0, .session(0), .fixed(0))])
    }

    @Test("a session starts on the step, in one window, in an open room that it may have, when its people are there")
    func alone() {
        #expect(violations(.init(room: 0, start: 100)) == [.offStep(session: 0)])
        #expect(violations(.init(room: 0, start: 3000)) == [.outsideWindows(session: 0)])
        #expect(violations(.init(room: 0, start: 6000)) == [.personAway(person: 0, session: 0)])
        #expect(violations(.init(room: nil, start: 0)) == [.roomNotAllowed(session: 0)])
        #expect(violations(nil, nil, .init(room: 0, start: 0)) == [.roomNotAllowed(session: 2)])
        var closed = problem
        closed.rooms[0].open = [Interval(0, 1100)]
        closed.sessions[1].pinned = Placement(room: 1, start: 0)
        #expect(
            AgendaCheck.violations(of: [.init(room: 0, start: 0), nil, nil], in: closed)
                == [.roomClosed(room: 0, session: 0), .pinnedMoved(session: 1)])
    }

    @Test("placements of another shape are refused")
    func misshapen() {
        #expect(AgendaCheck.violations(of: [nil], in: problem) == [.misshapen])
        #expect(violations(.init(room: 2, start: 0)) == [.misshapen])
    }
}
