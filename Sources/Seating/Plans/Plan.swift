/// Who sits where in each round.
public struct Plan: Sendable, Equatable {
    /// The table, or topic, of a guest who has none in a round.
    public static let nowhere = -1

    /// `places[round][guest]` is the number of a table or topic, or ``nowhere``.
    public var places: [[Int]]

    public init(places: [[Int]]) { self.places = places }

    /// A plan in which nobody sits.
    public init(rounds: Int, guests: Int) {
        places = Array(repeating: Array(repeating: Self.nowhere, count: guests), count: rounds)
    }

    /// The guests at each of so many tables in a round, in the order of their numbers.
    public func tables(_ count: Int, round: Int) -> [[Int]] {
        var tables = Array(repeating: [Int](), count: count)
        for (guest, table) in places[round].enumerated() where table != Self.nowhere { tables[table].append(guest) }
        return tables
    }
}
