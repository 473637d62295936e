/// Designs for which only base rounds are kept: found by ``CyclicSearch`` (docs/seating.md says how), turned and
/// checked anew whenever one is asked for, so a slip in the list gives no plan rather than a wrong one.
enum Catalogue {
    struct Entry {
        let tables: Int
        let places: Int
        let cycle: Int
        /// Pairs who meet again, where no design exists.
        var repeats = 0
        /// The points of each base round, table after table, in a text.
        let base: [String]

        var rounds: [[Int]] { base.map { $0.split(separator: " ").compactMap { Int($0) } } }
    }

    static func layout(_ tables: Int, _ places: Int, _ rounds: Int) -> Layout? {
        for entry in entries where entry.tables == tables && entry.places == places && entry.repeats == 0 {
            guard entry.base.count * entry.cycle >= rounds else { continue }
            let layout = CyclicSearch.develop(entry.rounds, tables: tables, places: places, cycle: entry.cycle)
            if layout.isSound { return layout.first(rounds) }
        }
        return nil
    }

    /// The entry with the fewest repeats for exactly so many rounds where no design is known.
    static func nearLayout(_ tables: Int, _ places: Int, _ rounds: Int) -> Layout? {
        for entry in entries where entry.tables == tables && entry.places == places && entry.repeats > 0 {
            guard entry.base.count * entry.cycle == rounds else { continue }
            let layout = CyclicSearch.develop(entry.rounds, tables: tables, places: places, cycle: entry.cycle)
            if layout.isWhole { return layout }
        }
        return nil
    }
}
