import Testing

@testable import Scheduling

struct ExplanationTests {
    /// One window of an hour and one room.
    private func problem(_ sessions: AgendaProblem.Session...) -> AgendaProblem {
        AgendaProblem(
            windows: [Interval(0, 3600)], step: 600, rooms: [.init()], sessions: sessions,
            people: [.init(), .init(), .init()])
    }

    private func reasons(_ problem: AgendaProblem) throws -> [UnplacedReason] {
        try AgendaSolver(problem).propose(.steps(500)).unplaced.map(\.reason)
    }

    @Test("a session that is longer than any window")
    func long() throws {
        #expect(try reasons(problem(.init(duration: 4000))) == [.noWindowLongEnough(longest: 3600)])
    }

    @Test("a session for which no room is open long enough, counted from a start on the step")
    func closed() throws {
        var problem = problem(.init(duration: 3000))
        problem.rooms[0].open = [Interval(500, 3500)]
        #expect(try reasons(problem) == [.noRoomOpenLongEnough(longest: 2900)])
        problem.rooms[0].open = nil
        problem.sessions[0].allowedRooms = []
        #expect(try reasons(problem) == [.noRoomOpenLongEnough(longest: 0)])
    }

    @Test("people who are never there together")
    func people() throws {
        var problem = problem(.init(duration: 1800, people: [0, 1, 2]))
        problem.people[0].available = [Interval(0, 2400)]
        problem.people[2].available = [Interval(1200, 9000)]
        #expect(
            try reasons(problem) == [.peopleNeverFreeTogether(people: [0, 2], together: [Interval(1200, 2400)])])
    }

    @Test("people who are free only when the room is closed")
    func peopleOrRoom() throws {
        var problem = problem(.init(duration: 1200, people: [1]))
        problem.rooms[0].open = [Interval(0, 1800)]
        problem.people[1].available = [Interval(1200, 3600)]
        #expect(
            try reasons(problem) == [
                .peopleFreeOnlyWhenRoomsAreClosed(people: [1], times: [Interval(1200, 3600)])
            ])
    }

    @Test("places that are all taken: the one with the fewest in the way is named")
    func taken() throws {
        var problem = problem(
            .init(duration: 3600, people: [0]), .init(duration: 1200, people: [0]), .init(duration: 1200, people: [0]))
        problem.sessions[1].pinned = Placement(room: 0, start: 0)
        problem.sessions[2].pinned = Placement(room: 0, start: 1200)
        problem.fixed = [.init(Interval(2400, 3600), room: nil)]
        #expect(
            try reasons(problem) == [
                .everyPlaceTaken(
                    best: Placement(room: 0, start: 0), by: [.session(1), .session(2), .fixed(0)])
            ])
        problem.sessions[0].duration = 1800
        #expect(
            try reasons(problem) == [
                .everyPlaceTaken(best: Placement(room: 0, start: 0), by: [.session(1), .session(2)])
            ])
    }
}
