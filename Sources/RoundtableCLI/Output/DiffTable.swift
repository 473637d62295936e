import BulkImport
import Domain

/// What a file would do, as a table: a line for each changed field, each new row and each that is there twice.
struct DiffTable {
    let lines: [String]

    /// Rows of each sort; JSON has more.
    private static let most = 50
    private static let widest = 40

    init(_ report: ImportReport) {
        var rows: [[String]] = []
        for row in report.changes.prefix(Self.most) {
            for field in row.fields {
                rows.append(["\(row.line)", "changed", row.name, field.field.rawValue, field.before, field.after])
            }
        }
        for row in report.news.prefix(Self.most) { rows.append(["\(row.line)", "new", row.name, "", "", ""]) }
        for row in report.repeats.prefix(Self.most) {
            rows.append(["\(row.line)", "repeated", row.name, "", "", row.earlier.map { "as line \($0)" } ?? ""])
        }
        let more = [report.changed, report.created, report.repeated].reduce(0) { $0 + max(0, $1 - Self.most) }
        lines =
            rows.isEmpty
            ? []
            : Self.aligned([["LINE", "WHAT", "NAME", "FIELD", "BEFORE", "AFTER"]] + rows)
                + (more > 0 ? ["… and \(more) more rows; --json has a thousand of each"] : [])
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let rows = rows.map { $0.map(shortened) }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { text, width in
                text + String(repeating: " ", count: width - text.count)
            }
            let line = cells.joined(separator: "  ")
            return String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
        }
    }

    /// A value on one line, and not all of a long one.
    private static func shortened(_ value: String) -> String {
        let line = String(value.map { $0.isNewline ? " " : $0 })
        return line.count > widest ? line.prefix(widest - 1) + "…" : line
    }
}
