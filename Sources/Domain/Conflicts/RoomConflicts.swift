import TimeZones

extension ConflictSearch {
    /// Two sessions, by their places in the order.
    struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    /// Rooms that hold too much at one moment, and what is held beside something for everybody.
    mutating func lookAtRooms() {
        var overlapping = overlapsOfAllRooms()
        var inRooms: [ID<Room>: [Int]] = [:]
        for index in placed.indices {
            if let room = placed[index].slot.room { inRooms[room, default: []].append(index) }
        }
        for (id, group) in inRooms {
            guard let room = rooms[id] else { continue }
            for pair in tooMany(of: group, atOnce: room.details.sessionsAtOnce) {
                overlapping.insert(pair)
                add(
                    Conflict(
                        .roomOverlap, party(pair.first), party(pair.second), room: room,
                        measure: .atOnce(room.details.sessionsAtOnce)))
            }
        }
        lookBesideGatherings(but: overlapping)
    }

    /// What takes all rooms, against whatever takes one or all; how many sessions a room holds at once does not matter.
    private mutating func overlapsOfAllRooms() -> Set<Pair> {
        let group = placed.indices.filter { placed[$0].takesAllRooms || placed[$0].slot.room != nil }
        var pairs: Set<Pair> = []
        OverlapSweep(sessions: placed).pairs(of: group, oneOf: \.takesAllRooms) {
            pairs.insert(Pair(first: $0, second: $1))
        }
        for pair in pairs {
            let room = (placed[pair.first].slot.room ?? placed[pair.second].slot.room).flatMap { rooms[$0] }
            add(Conflict(.roomOverlap, party(pair.first), party(pair.second), room: room))
        }
        return pairs
    }

    /// The pairs that tell of each session that begins while the room is full: it, with as many of the others as would
    /// have to go. Drafts would go first, so that a release, which leaves them out, finds the same pairs among the rest;
    /// then those that end first.
    private func tooMany(of group: [Int], atOnce limit: Int) -> [Pair] {
        var pairs: [Pair] = []
        var current: [Int] = []
        for next in group {
            if current.count >= limit { current.removeAll { placed[$0].slot.end <= placed[next].slot.start } }
            let excess = current.count + 1 - limit
            if excess == current.count {
                pairs += current.map { Pair(first: $0, second: next) }
            } else if excess > 0 {
                pairs += current.sorted(by: leaves).prefix(excess).map { Pair(first: $0, second: next) }
            }
            current.append(next)
        }
        return pairs
    }

    private func leaves(_ a: Int, before b: Int) -> Bool {
        let (one, other) = (placed[a], placed[b])
        if one.isDraft != other.isDraft { return one.isDraft }
        return (one.slot.end, one.id) < (other.slot.end, other.id)
    }

    private mutating func lookBesideGatherings(but overlapping: Set<Pair>) {
        let group = placed.indices.filter { !placed[$0].isHousekeeping }
        var pairs: [Pair] = []
        OverlapSweep(sessions: placed).pairs(of: group, oneOf: \.isForEverybody) {
            if !(placed[$0].isPause && placed[$1].isPause) { pairs.append(Pair(first: $0, second: $1)) }
        }
        for pair in pairs where !overlapping.contains(pair) {
            add(Conflict(.besideGathering, party(pair.first), party(pair.second)))
        }
    }
}
