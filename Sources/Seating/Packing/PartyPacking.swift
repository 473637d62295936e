/// How many parties of each size go to each table, when rooms are so full that taking parties in turn leaves some over.
///
/// Tables with the same bounds are alike, so what counts is how often each pattern is laid: a number of parties of each
/// size for one table. Patterns may first be laid in fractions, which is a linear program and quickly solved; when even
/// that cannot be, no packing exists. Whole patterns of that answer stay, one fraction is made whole, and what is left
/// is solved anew. The last few tables are packed by trying everything; when that fails, more are taken back and tried.
struct PartyPacking {
    struct Table: Hashable {
        /// So many people sit there at least.
        var least: Int
        /// So many people sit there at most.
        var most: Int
    }

    private var room: PackingRoom
    private var laid: [PackingPattern] = []

    /// So few tables are packed by trying everything, and so many more are taken back each time that this fails.
    private static let fewTables = 8
    /// So often more tables are taken back.
    private static let attempts = 6
    /// So many steps are taken in the first attempt, twice as many in the second, and so on.
    private static let steps = 10_000

    /// The parties of each size at each table, `[table][size]`, or nil when no packing is found.
    ///
    /// `sizes[k]` says how many parties of `k` people there are; the first entry means nothing. The same question
    /// always has the same answer. Bounds are not below zero. No packing may be found though there is one, in rare
    /// rooms: the search ends after a number of steps.
    static func pack(_ sizes: [Int], into tables: [Table]) -> [[Int]]? {
        guard let room = room(sizes, tables) else { return nil }
        var packing = PartyPacking(room: room)
        guard packing.layFractions(), packing.layRest() else { return nil }
        return packing.spread(over: tables, sizes)
    }

    /// Whether it is certain that there is no packing, as for pairs alone that fill tables of nine.
    static func isImpossible(_ sizes: [Int], into tables: [Table]) -> Bool {
        guard let room = room(sizes, tables) else { return true }
        var program = PackingProgram(room)
        return !program.solve()
    }

    /// nil when the tables are too few or too many for the people, or their bounds cross.
    private static func room(_ sizes: [Int], _ tables: [Table]) -> PackingRoom? {
        guard tables.allSatisfy({ 0 <= $0.least && $0.least <= $0.most }) else { return nil }
        let people = sizes.indices.reduce(0) { $0 + $1 * sizes[$1] }
        let room = PackingRoom(sizes, tables)
        return people >= tables.reduce(0, { $0 + $1.least }) && room.filling >= room.singles ? room : nil
    }

    /// Lays patterns until few tables are left; false when no packing exists.
    private mutating func layFractions() -> Bool {
        repeat {
            var program = PackingProgram(room)
            guard program.solve() else {
                if laid.isEmpty { return false }
                // The fraction that was made whole last was the wrong one.
                takeBack(1)
                return true
            }
            guard room.tablesLeft > Self.fewTables, layWhole(program.answer) else { return true }
        } while room.tablesLeft > Self.fewTables
        return true
    }

    /// Lays the whole patterns of an answer in fractions and, last of all, the one that is nearest to be whole; false
    /// when none could be laid.
    private mutating func layWhole(_ answer: [(pattern: PackingPattern, times: Double)]) -> Bool {
        let before = laid.count
        var nearest: (pattern: PackingPattern, part: Double)?
        for (pattern, times) in answer {
            let whole = Int(times + 1e-6)
            for _ in 0..<whole { lay(pattern) }
            let part = times - Double(whole)
            if part > nearest?.part ?? 1e-6 { nearest = (pattern, part) }
        }
        if room.tablesLeft > Self.fewTables, let nearest { lay(nearest.pattern) }
        return laid.count > before
    }

    private mutating func lay(_ pattern: PackingPattern) {
        guard room.holds(pattern) else { return }
        room.change(pattern, by: 1)
        laid.append(pattern)
    }

    private mutating func takeBack(_ count: Int) {
        for _ in 0..<min(count, laid.count) { room.change(laid.removeLast(), by: -1) }
    }

    /// Packs the tables that are left by trying everything, and takes more of them back when that fails.
    private mutating func layRest() -> Bool {
        for attempt in 1...Self.attempts {
            var search = PackingSearch(room, steps: Self.steps * attempt)
            if search.find() {
                laid += search.found
                return true
            }
            if laid.isEmpty { return false }
            takeBack(attempt + 1 < Self.attempts ? Self.fewTables : laid.count)
        }
        return false
    }

    /// Gives each table one of the patterns for its bounds, and singles to fill up.
    private func spread(over tables: [Table], _ sizes: [Int]) -> [[Int]] {
        var patterns = Array(repeating: [PackingPattern](), count: room.kinds.count)
        for pattern in laid { patterns[pattern.kind].append(pattern) }
        var singles = sizes.count > 1 ? sizes[1] : 0
        var result = Array(repeating: Array(repeating: 0, count: sizes.count), count: tables.count)
        var filled = Array(repeating: 0, count: tables.count)
        for (number, table) in tables.enumerated() {
            guard let kind = room.kinds.firstIndex(of: table), let pattern = patterns[kind].popLast() else { continue }
            for (place, count) in pattern.counts.enumerated() { result[number][room.sizes[place]] = count }
            filled[number] = pattern.people
        }
        // What tables need comes before what they may have.
        for wish in [\Table.least, \Table.most] {
            for (number, table) in tables.enumerated() where singles > 0 && table[keyPath: wish] > filled[number] {
                let more = min(singles, table[keyPath: wish] - filled[number])
                result[number][1] += more
                filled[number] += more
                singles -= more
            }
        }
        return result
    }
}
