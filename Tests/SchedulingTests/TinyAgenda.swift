@testable import Scheduling

/// Agendas so small that everything can be tried, with something of every rule; the same for the same seed.
struct TinyAgenda {
    var chance: Chance
    var sessions = 5
    var rooms = 2

    init(_ seed: Int) { chance = Chance(UInt64(seed)) }

    mutating func make() -> AgendaProblem {
        var problem = AgendaProblem(
            windows: [Interval(0, 3600), Interval(3600, 3600 + Int64(chance.below(4)) * 600), Interval(9000, 11_700)],
            step: 600, rooms: (0..<rooms).map { _ in room() }, sessions: [],
            people: (0..<4).map { _ in .init(available: chance.percent(30) ? [times()] : nil) })
        problem.sessions = (0..<sessions).map { _ in session() }
        problem.walkingTime = 700
        if chance.percent(50) { problem.fixed.append(fixed()) }
        if chance.percent(30) { problem.sessions[0].pinned = Placement(room: 0, start: Int64(chance.below(40)) * 300) }
        for _ in 0..<3 {
            problem.wishes.append(.init(chance.below(sessions), chance.below(sessions), weight: chance.below(4)))
        }
        return problem
    }

    /// Every session is somewhere: on the step or not, free or not.
    mutating func draft() -> AgendaProblem {
        var problem = make()
        for session in problem.sessions.indices where chance.percent(90) {
            let room = problem.sessions[session].isPlenary ? nil : chance.below(rooms)
            problem.sessions[session].current = Placement(room: room, start: Int64(chance.below(36)) * 300)
        }
        return problem
    }

    private mutating func times() -> Interval {
        let start = Int64(chance.below(20)) * 150
        return Interval(start, start + 3000 + Int64(chance.below(30)) * 300)
    }

    private mutating func room() -> AgendaProblem.Room {
        .init(
            capacity: chance.percent(80) ? 20 + 30 * chance.below(3) : nil,
            open: chance.percent(30) ? [times(), times()] : nil, simultaneous: chance.percent(20) ? 2 : 1)
    }

    private mutating func session() -> AgendaProblem.Session {
        var session = AgendaProblem.Session(
            duration: Int64(1 + chance.below(8)) * 300, expected: chance.percent(80) ? chance.below(80) : nil,
            track: chance.percent(70) ? chance.below(2) : nil,
            people: (0..<chance.below(3)).map { _ in chance.below(4) })
        session.isPlenary = chance.percent(15)
        if chance.percent(20) { session.allowedRooms = [chance.below(rooms)] }
        return session
    }

    private mutating func fixed() -> AgendaProblem.FixedSlot {
        let start = Int64(chance.below(100)) * 100
        return .init(
            Interval(start, start + 1500), room: chance.percent(70) ? chance.below(rooms) : nil,
            people: [chance.below(4)], track: chance.below(2))
    }
}

extension AgendaProblem {
    /// Everywhere a session can start by the step, and where it was.
    func candidates(_ session: Int) -> [Placement] {
        let rooms: [Int?] = sessions[session].isPlenary ? [nil] : rooms.indices.map { $0 }
        let starts = windows.flatMap { window in
            stride(from: window.start, to: max(window.start, window.end), by: Int(step)).map { $0 }
        }
        let onStep = rooms.flatMap { room in Set(starts).sorted().map { Placement(room: room, start: $0) } }
        let current = sessions[session].current.map { [$0] } ?? []
        return onStep + current.filter { !onStep.contains($0) }
    }

    /// The fewest unplaced sessions, moves and distance that trying everything finds.
    func bestByTryingAll(_ task: AgendaTask) -> TinyScore {
        var trial = Trial(self, sessions.map { $0.pinned ?? (task == .fill ? $0.current : nil) })
        trial.tryAll(0, TinyScore(), moving: task == .repair)
        return trial.best
    }
}

struct TinyScore: Comparable {
    var unplaced = 0
    var moves = 0
    var distance = 0

    init() {}

    init(_ score: AgendaScore) { (unplaced, moves, distance) = (score.unplaced, score.moves, score.distance) }

    static func < (one: TinyScore, other: TinyScore) -> Bool {
        (one.unplaced, one.moves, one.distance) < (other.unplaced, other.moves, other.distance)
    }
}

private struct Trial {
    let problem: AgendaProblem
    let known: Set<AgendaViolation>
    var placements: [Placement?]
    var possible: [[Placement]] = []
    var best = TinyScore()

    init(_ problem: AgendaProblem, _ staying: [Placement?]) {
        self.problem = problem
        known = Set(AgendaCheck.violations(of: staying, in: problem))
        placements = staying
        for session in problem.sessions.indices {
            var some: [Placement] = []
            for candidate in staying[session] == nil ? problem.candidates(session) : [] {
                placements[session] = candidate
                if isRight { some.append(candidate) }
                placements[session] = nil
            }
            if staying[session] == nil { best.unplaced += 1 } else { placements[session] = staying[session] }
            possible.append(some)
        }
        best.unplaced += 1
    }

    private var isRight: Bool { Set(AgendaCheck.violations(of: placements, in: problem)).isSubset(of: known) }

    mutating func tryAll(_ session: Int, _ score: TinyScore, moving: Bool) {
        guard score < best else { return }
        guard session < placements.count else {
            best = score
            return
        }
        if placements[session] != nil { return tryAll(session + 1, score, moving: moving) }
        let current = problem.sessions[session].current
        for candidate in possible[session] {
            var next = score
            if moving, let current, current != candidate {
                next.moves += 1
                next.distance += AgendaScore.distance(from: current, to: candidate)
            }
            guard next < best else { continue }
            placements[session] = candidate
            if isRight { tryAll(session + 1, next, moving: moving) }
            placements[session] = nil
        }
        var without = score
        without.unplaced += 1
        tryAll(session + 1, without, moving: moving)
    }
}
