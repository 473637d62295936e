import Testing

@testable import Scheduling

struct AgendaScoreTests {
    @Test("every aim is counted in its own unit")
    func aims() {
        var problem = AgendaProblem(
            windows: [Interval(0, 7200)], step: 600, rooms: [.init(capacity: 30), .init(capacity: 100)],
            sessions: [
                .init(duration: 1200, expected: 50, track: 0, people: [0]),
                .init(duration: 1200, expected: 10, track: 0),
                .init(duration: 1200, people: [0]), .init(duration: 600),
            ], people: [.init()])
        problem.sessions[3].isPlenary = true
        problem.sessions[0].current = Placement(room: 0, start: 600)
        problem.walkingTime = 300
        problem.wishes = [.init(0, 1, weight: 4), .init(0, 2, weight: 8), .init(1, 1)]
        let placements: [Placement?] = [
            .init(room: 0, start: 600), .init(room: 1, start: 1200), .init(room: 1, start: 3000),
            .init(room: nil, start: 6000),
        ]
        var score = AgendaScore(placements, in: problem, staying: [false, false, false, false])
        #expect(score.tracksAtOnce == 1)
        #expect(score.seatsShort == 20)
        #expect(score.emptySeats == 80)
        #expect(score.shortWalks == 0)
        #expect(score.wishesLost == 4)
        #expect(score.strays == 1)
        #expect(score.idleMinutes == 10 + 20 + 10)
        #expect(score.lateMinutes == 100)
        #expect(score.moves == 0)
        #expect(score.objective == 600 + 400 + 80 + 80 + 160 + 80 + 100)
        problem.walkingTime = 1300
        problem.sessions[0].current = Placement(room: 1, start: 0)
        score = AgendaScore(placements, in: problem, staying: [false, false, false, false])
        #expect(score.shortWalks == 1)
        #expect(score.moves == 1)
        #expect(score.distance == 30_010)
    }

    @Test("a place counts before a move, a move before its length, its length before the price")
    func order() {
        let make = { (unplaced: Int, moves: Int, distance: Int, objective: Int) in
            var score = AgendaScore()
            (score.unplaced, score.moves) = (unplaced, moves)
            (score.distance, score.objective) = (distance, objective)
            return score
        }
        let ordered = [make(0, 1, 9, 9), make(0, 2, 1, 9), make(0, 2, 2, 0), make(0, 2, 2, 1), make(1, 0, 0, 0)]
        #expect(ordered.shuffled().sorted() == ordered)
    }

    @Test("another room is nearer than another time, and that is nearer than both")
    func distance() {
        let home = Placement(room: 0, start: 6000)
        let room = AgendaScore.distance(from: home, to: .init(room: 1, start: 6000))
        let later = AgendaScore.distance(from: home, to: .init(room: 0, start: 6600))
        let earlier = AgendaScore.distance(from: home, to: .init(room: 0, start: 4800))
        let both = AgendaScore.distance(from: home, to: .init(room: 1, start: 6600))
        #expect([room, later, earlier, both] == [10_000, 20_010, 20_020, 30_010])
    }
}
