/// Parties of each size for one table, without the singles.
struct PackingPattern {
    /// The number of the table's bounds.
    var kind: Int
    /// By the place of the size among the room's.
    var counts: [Int]
    var people: Int
}

/// What is left to pack: parties by size, and tables by their bounds. Singles fit anywhere, so only their number
/// counts: they must be enough for what tables lack.
struct PackingRoom {
    /// Sizes beyond one that there are parties of, the largest first.
    let sizes: [Int]
    let kinds: [PartyPacking.Table]
    var parties: [Int]
    var tables: [Int]
    /// The singles that no table needs yet.
    var singles: Int
    /// Seats that parties leave to singles or free.
    private(set) var filling: Int

    init(_ counts: [Int], _ tables: [PartyPacking.Table]) {
        sizes = counts.indices.dropFirst(2).filter { counts[$0] > 0 }.reversed()
        parties = sizes.map { counts[$0] }
        kinds = Set(tables).sorted { ($0.most, $0.least) < ($1.most, $1.least) }
        self.tables = kinds.map { kind in tables.count { $0 == kind } }
        singles = counts.count > 1 ? counts[1] : 0
        filling = tables.reduce(0) { $0 + $1.most }
        for (size, count) in zip(sizes, parties) { filling -= size * count }
    }

    var tablesLeft: Int { tables.reduce(0, +) }

    /// The singles that a table needs beside so many people.
    func lack(_ kind: Int, _ people: Int) -> Int { max(0, kinds[kind].least - people) }

    func holds(_ pattern: PackingPattern) -> Bool {
        tables[pattern.kind] > 0 && singles >= lack(pattern.kind, pattern.people)
            && filling >= kinds[pattern.kind].most - pattern.people
            && zip(parties, pattern.counts).allSatisfy { $0 >= $1 }
    }

    /// Takes what a pattern needs, or, below zero, gives it back.
    mutating func change(_ pattern: PackingPattern, by times: Int) {
        tables[pattern.kind] -= times
        for place in parties.indices { parties[place] -= times * pattern.counts[place] }
        singles -= times * lack(pattern.kind, pattern.people)
        filling -= times * (kinds[pattern.kind].most - pattern.people)
    }
}
