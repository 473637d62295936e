/// Who is to be seated in one round: guests, or parties who share a table, with what the hard rules say of each.
struct RoundUnits {
    let members: [[Int]]
    let sizes: [Int]
    let vendors: [Int]
    /// Units with somebody who may not share a table with somebody of this one; itself where that is two of its own.
    let enemies: [[Int]]
    /// `[unit, table]`: tables that do not suit somebody, or are not the one at which somebody is settled.
    let misfits: [Bool]
    let tables: Int
    private let guests: Int
    /// Whether tables differ in size alone: nobody is settled at one or needs one.
    let isPlain: Bool

    init(_ problem: TableProblem, round: Int) {
        let (unitOf, members) = Model.units(problem, round)
        let settled = Model.settled(problem.hostTable[round], members)
        self.members = members
        sizes = members.map(\.count)
        vendors = members.map { $0.count { problem.guests[$0].isVendor } }
        tables = problem.tables.count
        guests = problem.guests.count
        enemies = Self.enemies(problem, unitOf, members.count)
        isPlain = problem.guests.allSatisfy(\.needs.isEmpty) && settled.allSatisfy { $0 == Plan.nowhere }
        misfits = members.flatMap { unit in
            problem.tables.indices.map { table in
                unit.contains { guest in
                    !problem.suits(guest, table) || (settled[guest] != Plan.nowhere && settled[guest] != table)
                }
            }
        }
    }

    private static func enemies(_ problem: TableProblem, _ unitOf: [Int], _ units: Int) -> [[Int]] {
        var enemies = Array(repeating: [Int](), count: units)
        for pair in problem.pairsApart {
            let (one, other) = (unitOf[pair.first], unitOf[pair.second])
            guard one >= 0, other >= 0 else { continue }
            enemies[one].append(other)
            enemies[other].append(one)
        }
        return enemies.map { list in
            let sorted = list.sorted()
            return sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
        }
    }

    /// The table of each guest, from those of the units; ``Plan/nowhere`` for those who are absent.
    func places(_ tables: [Int]) -> [Int] {
        var places = Array(repeating: Plan.nowhere, count: guests)
        for (unit, members) in members.enumerated() { for guest in members { places[guest] = tables[unit] } }
        return places
    }
}
