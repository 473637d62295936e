/// Tries everything: one of the largest parties left goes to a table of each kind, with all that may sit beside it.
struct PackingSearch {
    private var room: PackingRoom
    private var steps: Int
    private(set) var found: [PackingPattern] = []
    /// Rooms that were tried and not packed, by a number that two of them hardly ever share.
    private var dead: Set<UInt64> = []
    /// Where to stop listing patterns, by the steps then left.
    ///
    /// Tables of dozens of places have more patterns than can be listed; those with large parties come first.
    private var stop = 0

    init(_ room: PackingRoom, steps: Int) {
        self.room = room
        self.steps = steps
    }

    /// False when there is no packing, or none was found in as many steps as there may be.
    mutating func find() -> Bool {
        guard let largest = room.parties.firstIndex(where: { $0 > 0 }) else { return canRestBeEmpty }
        let key = self.key
        if dead.contains(key) { return false }
        for pattern in patterns(largest) {
            guard steps > 0 else { return false }
            steps -= 1
            room.change(pattern, by: 1)
            found.append(pattern)
            if isEnough, find() { return true }
            found.removeLast()
            room.change(pattern, by: -1)
        }
        dead.insert(key)
        return false
    }

    /// Tables that no party is left for: singles have to do.
    private var canRestBeEmpty: Bool {
        room.kinds.indices.reduce(0) { $0 + room.tables[$1] * room.kinds[$1].least } <= room.singles
    }

    /// Whether the people left are as many as the tables left need.
    private var isEnough: Bool {
        var spare = room.singles
        for (size, count) in zip(room.sizes, room.parties) { spare += size * count }
        for (kind, count) in zip(room.kinds, room.tables) { spare -= kind.least * count }
        return spare >= 0
    }

    private var key: UInt64 {
        var key: UInt64 = 0
        for count in room.parties + room.tables + [room.singles] {
            key = (key ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
            key ^= key >> 29
        }
        return key
    }

    /// The patterns with one of the largest parties, those first that leave as many seats as a table does on average.
    private mutating func patterns(_ largest: Int) -> [PackingPattern] {
        var patterns: [PackingPattern] = []
        // All tables of the room have to be come to, so no list may take more than a part of the steps.
        let share = 20 + steps / (16 * room.tables.count { $0 > 0 })
        for (kind, table) in room.kinds.enumerated() where room.tables[kind] > 0 && room.sizes[largest] <= table.most {
            var pattern = PackingPattern(kind: kind, counts: room.parties.map { _ in 0 }, people: 0)
            stop = steps - share
            complete(&pattern, largest, isLargest: true, &patterns)
        }
        let average = room.filling / room.tablesLeft
        let keyed = patterns.enumerated().map { number, pattern in
            (abs(room.kinds[pattern.kind].most - pattern.people - average), number)
        }
        return keyed.sorted { $0 < $1 }.map { patterns[$0.1] }
    }

    /// Adds all patterns that a begun one may become with sizes from a place on, large parties first.
    private mutating func complete(
        _ pattern: inout PackingPattern, _ place: Int, isLargest: Bool, _ patterns: inout [PackingPattern]
    ) {
        let table = room.kinds[pattern.kind]
        steps -= 1
        guard steps > stop else { return }
        guard place < room.sizes.count, table.most - pattern.people > 1 else {
            if room.holds(pattern) { patterns.append(pattern) }
            return
        }
        let size = room.sizes[place]
        let most = min(room.parties[place], (table.most - pattern.people) / size)
        for count in stride(from: most, through: isLargest ? 1 : 0, by: -1) {
            pattern.counts[place] = count
            pattern.people += count * size
            complete(&pattern, place + 1, isLargest: false, &patterns)
            pattern.people -= count * size
        }
        pattern.counts[place] = 0
    }
}
