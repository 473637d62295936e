import Scheduling

/// Agendas that chance makes around a plan that keeps every rule, the same for the same seed. The plan is then hidden.
struct HiddenAgenda {
    var rooms = 8
    var days = 2
    /// Hours and minutes of a day's windows.
    var windows: [(from: Int64, to: Int64)] = [(900, 1030), (1100, 1230), (1330, 1500), (1530, 1700)]
    /// Minutes of sessions, of which each is as likely.
    var lengths: [Int64] = [15, 20, 25, 30, 35, 40, 45]
    /// How much of the rooms' time sessions fill.
    var percentFilled = 100
    var peoplePerSession = 1...3
    /// Of 100 sessions, how many people are asked.
    var peoplePer100 = 90
    /// How many people are there for a part of the event only.
    var percentAway = 30
    /// How many rooms are closed in each window.
    var percentClosed = 10
    var plenariesADay = 1

    struct Made {
        var problem: AgendaProblem
        var plan: [Placement?]
    }

    func make(_ seed: UInt64) -> Made {
        var chance = Chance(seed)
        let frame = (0..<Int64(days)).flatMap { day in
            windows.map { Interval(Self.second(day, $0.from), Self.second(day, $0.to)) }
        }
        var problem = AgendaProblem(
            windows: frame, rooms: (0..<rooms).map { .init(capacity: [300, 120, 80, 40][$0 % 4]) }, sessions: [])
        problem.walkingTime = 300
        var plan: [Placement?] = []
        for (number, window) in frame.enumerated() {
            var start = window.start
            if number % windows.count == 0 {
                for _ in 0..<plenariesADay {
                    var session = AgendaProblem.Session(duration: 1800, expected: 250)
                    session.isPlenary = true
                    problem.sessions.append(session)
                    plan.append(Placement(room: nil, start: start))
                    start += 1800
                }
            }
            for room in 0..<rooms where !(chance.percent(percentClosed) && plenariesADay > 0) {
                problem.rooms[room].open = (problem.rooms[room].open ?? []) + [window]
                fill(room, Interval(start, window.end), &problem, &plan, &chance)
            }
        }
        for room in 0..<rooms where problem.rooms[room].open == nil { problem.rooms[room].open = [] }
        cast(&problem, plan, &chance)
        for _ in 0..<2 * problem.sessions.count {
            let (one, other) = (chance.below(problem.sessions.count), chance.below(problem.sessions.count))
            problem.wishes.append(.init(one, other, weight: 1 + chance.below(5)))
        }
        return Made(problem: problem, plan: plan)
    }

    static func second(_ day: Int64, _ clock: Int64) -> Int64 { day * 86_400 + (clock / 100 * 60 + clock % 100) * 60 }

    private func fill(
        _ room: Int, _ interval: Interval, _ problem: inout AgendaProblem, _ plan: inout [Placement?],
        _ chance: inout Chance
    ) {
        var start = interval.start
        while start < interval.end {
            let left = (interval.end - start) / 60
            var length = lengths[chance.below(lengths.count)]
            // What is left has to be a session, too.
            if left - length < lengths[0] { length = left }
            if length > 2 * (lengths.last ?? left) { length = lengths[0] }
            if chance.percent(percentFilled) {
                let capacity = problem.rooms[room].capacity ?? 100
                var session = AgendaProblem.Session(
                    duration: length * 60, expected: capacity / 3 + chance.below(capacity * 2 / 3))
                session.track = chance.percent(80) ? (room + chance.below(2)) % 6 : nil
                problem.sessions.append(session)
                plan.append(Placement(room: room, start: start))
            }
            start += length * 60
        }
    }

    /// Gives people to the sessions as far as the plan lets them be there.
    private func cast(_ problem: inout AgendaProblem, _ plan: [Placement?], _ chance: inout Chance) {
        let count = max(3, problem.sessions.count * peoplePer100 / 100)
        var busy = Array(repeating: [Interval](), count: count)
        for (session, placement) in plan.enumerated() {
            guard let placement else { continue }
            let interval = Interval(placement.start, placement.start + problem.sessions[session].duration)
            for _ in 0..<peoplePerSession.lowerBound + chance.below(peoplePerSession.count) {
                let person = chance.below(count)
                if busy[person].contains(where: interval.overlaps) { continue }
                busy[person].append(interval)
                problem.sessions[session].people.append(person)
            }
        }
        problem.people = busy.map { busy in
            guard let first = busy.map(\.start).min(), let last = busy.map(\.end).max(), chance.percent(percentAway)
            else { return .init() }
            let (before, after) = (Int64(chance.below(36)) * 300, Int64(chance.below(36)) * 300)
            return .init(available: [Interval(first - before, last + after)])
        }
    }
}

extension HiddenAgenda.Made {
    /// The plan as a draft in which so many sessions were moved to where they cannot be; moving them back undoes it.
    func broken(_ count: Int, seed: UInt64) -> AgendaProblem {
        var chance = Chance(seed)
        var broken = problem
        for session in plan.indices { broken.sessions[session].current = plan[session] }
        var left = Set(plan.indices.filter { !problem.sessions[$0].isPlenary })
        for _ in 0..<count {
            let session = left.sorted()[chance.below(left.count)]
            guard var wrong = plan[session] else { continue }
            left.remove(session)
            while broken.sessions[session].current == plan[session] {
                let window = problem.windows[chance.below(problem.windows.count)]
                let slack = (window.length - problem.sessions[session].duration) / problem.step
                if slack < 0 { continue }
                wrong.room = chance.below(problem.rooms.count)
                wrong.start = window.start + Int64(chance.below(Int(slack) + 1)) * problem.step
                broken.sessions[session].current = wrong
            }
        }
        return broken
    }
}

/// Random numbers that a seed settles (xorshift64*).
struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % max(1, bound)
    }

    mutating func percent(_ percent: Int) -> Bool { below(100) < percent }
}
