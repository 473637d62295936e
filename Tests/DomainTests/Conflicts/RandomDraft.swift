import Domain
import Testing
import TimeZones

/// An agenda at random over three days around a change of the clock, its times on the quarters of the hour so that ends
/// touch, some sessions over midnight and over the change.
struct RandomDraft {
    private(set) var draft: AgendaDraft
    private var random: Numbers

    /// A stream of numbers that a seed settles (SplitMix64).
    struct Numbers {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
        }

        mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
    }

    init(zone: String, change: String, seed: Int, sessions: Int = 30) throws {
        random = Numbers(state: UInt64(seed))
        let day = try #require(CivilDate(iso8601: change))
        draft = try AgendaDraft(zone: zone, from: day.adding(days: -1).iso8601, to: day.iso8601)
        draft.event.details.walkingMinutes = random.one(of: [0, 10, 20, 45])
        let people =
            (1...6).map { AgendaDraft.person($0, "Person \($0)") }
            + [AgendaDraft.person(7, "", organisation: "Council")]
        for person in people.prefix(3) { draft.availability[person.id] = try hours(around: day) }
        if seed % 7 != 0 {
            for (number, atOnce) in [1, 1, 2, 3].enumerated() {
                let open = number == 1 ? try hours(around: day) : []
                _ = try draft.room(
                    "Room \(number)", capacity: random.one(of: [nil, 3, 50]), atOnce: atOnce, hours: open)
            }
        }
        for _ in 0..<sessions { try addSession(around: day, people) }
        for item in draft.items {
            let wanting = (0..<random.below(6)).map { _ in random.below(8) }
            draft.choices[item.session.id] = Set(wanting).sorted().map { ID(rawValue: Int64(100 + $0)) }
        }
    }

    private mutating func hours(around day: CivilDate) throws -> [TimeSpan] {
        try (-1...1).flatMap { offset -> [TimeSpan] in
            let date = day.adding(days: offset).iso8601
            return [try draft.span("\(date) 00:15", "\(date) 12:00"), try draft.span("\(date) 14:00", "\(date) 23:00")]
        }
    }

    private mutating func addSession(around day: CivilDate, _ people: [Person]) throws {
        let date = day.adding(days: random.below(3) - 1).iso8601
        let hour = String(100 + random.one(of: [0, 1, 2, 3, 9, 10, 11, 12, 14, 23])).dropFirst()
        let minute = random.one(of: ["00", "15", "30", "45"])
        let start = try draft.instant("\(date) \(hour):\(minute)")
        let minutes = random.one(of: [15, 30, 30, 45, 60, 60, 90, 600, 1_500])
        let rooms: [ID<Room>?] = draft.rooms.map(\.id) + draft.rooms.map(\.id) + [nil]
        let slot = Slot(
            room: random.one(of: rooms), start: start, end: start.adding(seconds: Int64(minutes) * 60))
        let track = try random.one(of: [nil, draft.track(1, "One"), draft.track(2, "Two")])
        let original = draft.items.isEmpty || random.below(8) > 0 ? nil : random.one(of: draft.items)
        let parts = original?.speakers.map(\.person) ?? (0..<random.below(4)).map { _ in random.one(of: people) }
        var details = SessionDetails(
            title: "S\(draft.items.count)", kind: random.one(of: SessionKind.allCases),
            state: random.one(of: [.draft, .confirmed, .confirmed, .confirmed, .cancelled]), track: track?.id)
        details.duration = random.one(of: [nil, nil, 30, 60])
        details.expected = random.one(of: [nil, nil, 2, 80])
        _ = try draft.add(
            details, random.below(15) == 0 ? nil : slot, people: parts, track: track,
            repeating: original?.session.original)
        if random.below(2) == 0 { draft.items[draft.items.count - 1].session.announcedAt = AgendaDraft.start }
    }
}
