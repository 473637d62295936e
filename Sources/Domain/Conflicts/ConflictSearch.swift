import TimeZones

/// One search for the conflicts of an agenda: the sessions are sorted once by their start, and each rule passes over
/// those that concern it in this order, with what is going on at that moment in hand. The time grows with the sessions,
/// their people and the conflicts found, not with the pairs of sessions.
struct ConflictSearch {
    let setting: ConflictSetting
    /// What has a slot and is not cancelled, by start, then id. Groups of sessions are lists of places in it, in order.
    let placed: [PlacedSession]
    let rooms: [ID<Room>: Room]
    private(set) var found: [Conflict] = []

    init(_ setting: ConflictSetting) {
        self.setting = setting
        let hasRooms = !setting.rooms.isEmpty
        placed = setting.items.indices.compactMap { item in
            PlacedSession(setting.items[item].session, item: item, hasRooms: hasRooms)
        }.sorted { ($0.slot.start, $0.id) < ($1.slot.start, $1.id) }
        rooms = Dictionary(setting.rooms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ conflict: Conflict) { found.append(conflict) }

    func party(_ index: Int) -> ConflictParty {
        ConflictParty(setting.items[placed[index].item].session, at: placed[index].slot)
    }

    /// What was found, by the start of the first session, then kind, second session and person.
    func inOrder() -> [Conflict] {
        let rank = Dictionary(
            uniqueKeysWithValues: ConflictKind.allCases.enumerated().map { ($0.element, $0.offset) })
        // Sorted by numbers: moving the conflicts themselves about took longer than finding them.
        let keys = found.enumerated().map { index, conflict in
            Order(
                start: conflict.first.slot.start, first: conflict.first.id.rawValue, kind: rank[conflict.kind] ?? 0,
                second: conflict.second?.id.rawValue ?? 0, person: conflict.person?.id.rawValue ?? 0, index: index)
        }
        return keys.sorted().map { found[$0.index] }
    }

    private struct Order: Comparable {
        let start: Instant
        let first: Int64
        let kind: Int
        let second: Int64
        let person: Int64
        let index: Int

        static func < (a: Self, b: Self) -> Bool {
            a.start != b.start
                ? a.start < b.start
                : (a.first, a.kind, a.second, a.person) < (b.first, b.kind, b.second, b.person)
        }
    }
}

/// A session that has a slot and is not cancelled, by what the rules ask of it.
struct PlacedSession {
    /// Its place among the items of the setting.
    let item: Int
    let id: ID<Session>
    let original: ID<Session>
    let slot: Slot
    let isDraft: Bool
    let isPause: Bool
    /// Whether it takes every room: it has none of its own and is neither a pause nor housekeeping, which need none.
    let takesAllRooms: Bool
    /// Whether nothing should be beside it: a pause, a plenary, or something in all rooms that is not housekeeping.
    let isForEverybody: Bool
    let isHousekeeping: Bool

    init?(_ session: Session, item: Int, hasRooms: Bool) {
        let details = session.details
        guard let slot = session.slot, details.state != .cancelled else { return nil }
        self.item = item
        id = session.id
        original = session.original
        self.slot = slot
        isDraft = details.state == .draft
        isPause = details.kind.isPause
        isHousekeeping = details.kind == .admin
        let isInAllRooms = slot.room == nil && hasRooms && !isHousekeeping
        takesAllRooms = isInAllRooms && !isPause
        isForEverybody = isPause || details.kind == .plenary || isInAllRooms
    }
}

/// Passes over sessions in the order of their starts.
struct OverlapSweep {
    let sessions: [PlacedSession]

    /// Calls `body` with every two of the group that overlap, or of which the later begins less than `reach` seconds
    /// after the end of the earlier.
    func pairs(of group: [Int], within reach: Int64 = 0, _ body: (Int, Int) -> Void) {
        var current: [Int] = []
        for next in group {
            let start = sessions[next].slot.start
            current.removeAll { sessions[$0].slot.end.adding(seconds: reach) <= start }
            for earlier in current { body(earlier, next) }
            current.append(next)
        }
    }

    /// Calls `body` with every two of the group that overlap and of which at least one is `wide`.
    func pairs(of group: [Int], oneOf isWide: (PlacedSession) -> Bool, _ body: (Int, Int) -> Void) {
        var wide: [Int] = []
        var narrow: [Int] = []
        for next in group {
            let start = sessions[next].slot.start
            wide.removeAll { sessions[$0].slot.end <= start }
            for earlier in wide { body(earlier, next) }
            guard isWide(sessions[next]) else {
                narrow.append(next)
                continue
            }
            narrow.removeAll { sessions[$0].slot.end <= start }
            for earlier in narrow { body(earlier, next) }
            wide.append(next)
        }
    }
}
