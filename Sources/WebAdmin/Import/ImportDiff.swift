import BulkImport
import Domain
import HTML
import Pages

/// What a file would do, row by row. The lists end after a thousand rows each; the figures above them do not.
struct ImportDiff {
    let report: ImportReport

    func html(_ t: Language) -> HTML { "\(changes(t))\(news(t))\(repeats(t))" }

    private func changes(_ t: Language) -> HTML {
        let columns = [
            Table.Column(t("Line")), Table.Column(t("Name")), Table.Column(t("Column")),
            Table.Column(t("Before")), Table.Column(t("After")),
        ]
        let rows = report.changes.flatMap { row in
            row.fields.map { field in
                Table.Row([
                    "\(t.number(row.line))", "\(row.name)", "\(field.field.rawValue)", "\(field.before)",
                    "\(field.after)",
                ])
            }
        }
        return section("changes", t("Changed rows"), columns, rows, report.changes.count, of: report.changed, t)
    }

    private func news(_ t: Language) -> HTML {
        let columns = [Table.Column(t("Line")), Table.Column(t("Name"))]
        let rows = report.news.map { Table.Row(["\(t.number($0.line))", "\($0.name)"]) }
        return section("news", t("New rows"), columns, rows, report.news.count, of: report.created, t)
    }

    private func repeats(_ t: Language) -> HTML {
        let columns = [
            Table.Column(t("Line")), Table.Column(t("Name")),
            Table.Column(t("The same as line"), isNumeric: true),
        ]
        let rows = report.repeats.map {
            Table.Row(["\(t.number($0.line))", "\($0.name)", "\($0.earlier.map { t.number($0) } ?? "")"])
        }
        return section(
            "repeats", t("Rows that are there twice"), columns, rows, report.repeats.count, of: report.repeated, t)
    }

    private func section(
        _ id: String, _ title: String, _ columns: [Table.Column], _ rows: [Table.Row], _ shown: Int, of count: Int,
        _ t: Language
    ) -> HTML {
        guard !rows.isEmpty else { return "" }
        let more: HTML =
            count > shown ? "<p>\(t("The first \(t.number(shown)) of \(t.number(count)) are shown."))</p>" : ""
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>\
            \(Table(title, columns: columns, rows: rows))\(more)</section>
            """
    }
}
