/// The parties that are worth most together, for every number of people.
struct PackingKnapsack {
    private let room: PackingRoom
    private let most: Int
    private var worth: [Double]
    /// How many parties of each size are in it, by size and people.
    private var counts: [Int]

    init(_ room: PackingRoom) {
        self.room = room
        most = room.kinds.indices.reduce(0) { room.tables[$1] > 0 ? max($0, room.kinds[$1].most) : $0 }
        worth = Array(repeating: 0, count: most + 1)
        counts = Array(repeating: 0, count: room.sizes.count * (most + 1))
    }

    mutating func fill(_ prices: [Double]) {
        for people in 0...most { worth[people] = people == 0 ? 0 : -.infinity }
        for (place, size) in room.sizes.enumerated() {
            // From above, so that what is read does not hold this size yet.
            for people in stride(from: most, through: 0, by: -1) {
                var (best, chosen) = (worth[people], 0)
                for count in 0..<min(room.parties[place], people / size) {
                    let sum = worth[people - (count + 1) * size] + Double(count + 1) * prices[place]
                    if sum > best { (best, chosen) = (sum, count + 1) }
                }
                worth[people] = best
                counts[place * (most + 1) + people] = chosen
            }
        }
    }

    /// The kind of table and the number of people that are worth most, with the price of the table and its singles.
    func best(_ prices: [Double]) -> (kind: Int, people: Int, worth: Double)? {
        var best: (kind: Int, people: Int, worth: Double)?
        for kind in room.kinds.indices where room.tables[kind] > 0 {
            let most = room.kinds[kind].most
            for people in max(0, most - room.filling)...most where room.lack(kind, people) <= room.singles {
                let singles = Double(room.lack(kind, people)) * prices[prices.count - 1]
                let sum = worth[people] + prices[room.sizes.count + kind] + singles
                if sum > best?.worth ?? -.infinity { best = (kind, people, sum) }
            }
        }
        return best
    }

    func pattern(_ kind: Int, _ people: Int) -> PackingPattern {
        var pattern = PackingPattern(kind: kind, counts: room.parties.map { _ in 0 }, people: people)
        var left = people
        for place in room.sizes.indices.reversed() {
            pattern.counts[place] = counts[place * (most + 1) + left]
            left -= pattern.counts[place] * room.sizes[place]
        }
        return pattern
    }
}
