import Testing
import TimeZones

@testable import Domain

@Suite("A day that runs late")
struct DelayPlanTests {
    private static let midnight = Instant(secondsSince1970: 1_322_524_800)  // 2011-11-29, when London is on UTC

    private func item(
        _ title: String, _ start: Int, _ end: Int, room: Int64? = nil, kind: SessionKind = .talk,
        state: SessionState = .confirmed
    ) throws -> AgendaItem {
        let id = Int64(title.utf8.reduce(7) { $0 &* 31 &+ Int($1) } & 0xFFFF)
        let session = Session(
            id: ID(rawValue: id), event: ID(rawValue: 1), key: try #require(SessionKey(title)),
            details: SessionDetails(title: title, kind: kind, state: state), slot: try slot(start, end, room: room),
            uid: title, createdAt: Self.midnight, changedAt: Self.midnight)
        return AgendaItem(session: session)
    }

    private func slot(_ start: Int, _ end: Int, room: Int64? = nil) throws -> Slot {
        try #require(
            Slot(
                room: room.map { ID(rawValue: $0) }, start: at(start), end: at(end)))
    }

    /// `930` is 09:30.
    private func at(_ time: Int) -> Instant {
        Self.midnight.adding(seconds: Int64(time / 100 * 3600 + time % 100 * 60))
    }

    private func plan(
        _ items: [AgendaItem], from: Int, _ minutes: Int, _ remedy: Delay.Remedy = .shift, room: Int64? = nil
    ) throws -> [String: String] {
        let delay = Delay(from: at(from), minutes: minutes, room: room.map { ID(rawValue: $0) }, remedy: remedy)
        let plan = DelayPlan(delay, for: items, zone: .utc)
        var times: [String: String] = ["late": String(plan.minutesLeft)]
        for move in plan.moves {
            let words = [move.to?.start, move.to?.end].compactMap(\.self).map {
                String(Zone.utc.wallClock(at: $0).text.dropFirst("2011-11-29 ".count))
            }
            times[move.item.session.details.title] = words.joined(separator: "-")
        }
        return times
    }

    private func day() throws -> [AgendaItem] {
        [
            try item("opening", 900, 930), try item("one", 930, 1030, room: 1), try item("two", 930, 1030, room: 2),
            try item("coffee", 1030, 1100, kind: .break), try item("three", 1100, 1200, room: 1),
            try item("lunch", 1215, 1315, kind: .meal), try item("four", 1315, 1400, room: 1),
        ]
    }

    @Test("ends what is on later and moves all that follows by the same minutes")
    func shift() throws {
        #expect(
            try plan(try day(), from: 1000, 10) == [
                "late": "10", "one": "09:30-10:40", "two": "09:30-10:40", "coffee": "10:40-11:10",
                "three": "11:10-12:10", "lunch": "12:25-13:25", "four": "13:25-14:10",
            ])
    }

    @Test("moves what begins at that time, and not what ends then")
    func boundary() throws {
        let moved = try plan(try day(), from: 930, 5)
        #expect(moved["opening"] == nil)
        #expect(moved["one"] == "09:35-10:35")
    }

    @Test("that runs ahead begins earlier, and what is on ends earlier")
    func ahead() throws {
        let moved = try plan(try day(), from: 1000, -10)
        #expect(moved["one"] == "09:30-10:20")
        #expect(moved["coffee"] == "10:20-10:50")
        #expect(moved["late"] == "-10")
    }

    @Test("that runs ahead goes no further than there is time")
    func aheadOfTime() throws {
        // What is on at 10:10 has 20 minutes left.
        let moved = try plan(try day(), from: 1010, -60)
        #expect(moved["one"] == "09:30-10:10")
        #expect(moved["coffee"] == "10:10-10:40")
        #expect(moved["late"] == "-20")
    }

    @Test("moves no registration desk, and makes up time beside one")
    func housekeeping() throws {
        let desk = try item("desk", 800, 1800, kind: .admin)
        let moved = try plan(try day() + [desk], from: 930, 20, .shortenPauses)
        #expect(moved["desk"] == nil)
        #expect(moved["coffee"] == "10:50-11:00")
        #expect(moved["late"] == "0")
        let late = try item("late-desk", 1100, 1200, kind: .admin)
        #expect(try plan(try day() + [late], from: 1000, 40, room: 1)["three"] == nil)
    }

    @Test("is made up in gaps and pauses, the next one first, down to what they need")
    func pauses() throws {
        // The coffee gives 20 of its 30 minutes, the gap before lunch the other 5.
        #expect(
            try plan(try day(), from: 930, 25, .shortenPauses) == [
                "late": "0", "one": "09:55-10:55", "two": "09:55-10:55", "coffee": "10:55-11:05",
                "three": "11:05-12:05",
            ])
        // All that can be had: 15, 20 and 30.
        let all = try plan(try day(), from: 930, 70, .shortenPauses)
        #expect(all["late"] == "5")
        #expect(all["coffee"] == "11:40-11:50")
        #expect(all["lunch"] == "12:50-13:20")
        #expect(all["four"] == "13:20-14:05")
    }

    @Test("is made up in sessions last, none below two thirds")
    func sessions() throws {
        let some = try plan(try day(), from: 930, 70, .shortenAll)
        #expect(some["late"] == "0")
        #expect(some["one"] == "10:40-11:35")
        let most = try plan(try day(), from: 930, 240, .shortenAll)
        #expect(most["one"] == "13:30-14:10")
        #expect(most["three"] == "14:20-15:00")
        #expect(most["four"] == "15:30-16:00")
        #expect(most["late"] == "120")
    }

    @Test("in one room moves that room until all gather again")
    func oneRoom() throws {
        let moved = try plan(try day(), from: 1000, 10, room: 1)
        #expect(moved == ["late": "10", "one": "09:30-10:40"])
    }

    @Test("leaves cancelled sessions and other days alone")
    func untouched() throws {
        let tomorrow = try item("tomorrow", 3300, 3400)
        let off = try item("off", 1100, 1200, state: .cancelled)
        #expect(try plan([tomorrow, off], from: 900, 30) == ["late": "30"])
    }

    @Test("keeps the order and brings no overlap that was not there", arguments: 0..<200)
    func order(seed: UInt64) throws {
        var random = Random(state: seed)
        var items: [AgendaItem] = []
        for room in Int64(1)...3 {
            var minute = 8 * 60
            for number in 0..<8 {
                minute += Int(random.next(upTo: 25))
                let end = minute + 5 + Int(random.next(upTo: 80))
                let kind: SessionKind = [.talk, .break, .meal, .networking][Int(random.next(upTo: 4))]
                items.append(
                    try item(
                        "s\(room)-\(number)", minute / 60 * 100 + minute % 60, end / 60 * 100 + end % 60, room: room,
                        kind: kind))
                minute = end
            }
        }
        let remedy = Delay.Remedy.allCases[Int(random.next(upTo: 3))]
        let delay = Delay(
            from: at(800).adding(seconds: Int64(random.next(upTo: 400)) * 60),
            minutes: 1 + Int(random.next(upTo: 120)), remedy: remedy)
        let plan = DelayPlan(delay, for: items, zone: .utc)
        let moved = Dictionary(
            uniqueKeysWithValues: plan.moves.compactMap { move in move.to.map { (move.item.session.uid, $0) } })
        for room in Int64(1)...3 {
            let slots = items.filter { $0.session.slot?.room?.rawValue == room }
                .compactMap { moved[$0.session.uid] ?? $0.session.slot }
            for (earlier, later) in zip(slots, slots.dropFirst()) { #expect(earlier.end <= later.start) }
        }
        for move in plan.moves {
            let (old, new) = (try #require(move.from), try #require(move.to))
            #expect(new.end <= old.end.adding(seconds: Int64(delay.minutes) * 60))
            #expect(new.start >= old.start)
            #expect(remedy != .shift || move.minutesShorter <= 0)
        }
        #expect((0...delay.minutes).contains(plan.minutesLeft))
    }

    /// A small generator, so that each seed gives the same day (Knuth, MMIX).
    private struct Random {
        var state: UInt64

        mutating func next(upTo bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
    }
}
