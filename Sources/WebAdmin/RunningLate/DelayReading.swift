import Domain
import Sodium
import TimeZones

/// What was typed into the form of a delay.
struct DelayReading {
    let typed: (Field) -> String?

    static let names: [Field] = ["day", "from", "minutes", "room", "remedy", "live"]

    var values: [Field: String] {
        Dictionary(uniqueKeysWithValues: Self.names.map { ($0, typed($0) ?? "") })
    }
}

extension DelayPlan {
    /// Differs when the plan differs: by it is known whether what is applied is what was looked at.
    var digest: String {
        let lines = moves.map { move in
            let ends = [move.from.start, move.from.end, move.to.start, move.to.end].map(\.iso8601)
            return "\(move.item.session.id) \(move.item.session.version) \(ends.joined(separator: " "))"
        }
        return SHA256.hex(of: lines.joined(separator: "\n").utf8)
    }
}
