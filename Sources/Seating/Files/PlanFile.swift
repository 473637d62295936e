/// A plan as a file of the format `roundtable-seating/1` holds it.
public enum PlanFile {
    /// The plan as JSON, one line a round. The same plan gives the same bytes. `remarks` are further keys with whole
    /// numbers, which readers of the format pass over.
    public static func text(
        _ plan: Plan, instance: String, guests: [String], places: [String], remarks: [(String, Int)] = []
    ) -> String {
        var lines: [String] = []
        for round in plan.places.indices {
            let tables = plan.tables(places.count, round: round).enumerated().filter { !$0.element.isEmpty }
            let seats = tables.map { table, people in
                "\(quoted(places[table])): [" + people.map { quoted(guests[$0]) }.joined(separator: ", ") + "]"
            }
            lines.append("  {" + seats.joined(separator: ", ") + "}")
        }
        let further = remarks.map { ", \(quoted($0.0)): \($0.1)" }.joined()
        return "{\"instance\": \(quoted(instance))\(further), \"schedule\": [\n" + lines.joined(separator: ",\n")
            + "\n]}\n"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
