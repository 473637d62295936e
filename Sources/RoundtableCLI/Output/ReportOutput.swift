import BulkImport
import Domain

/// Tells people, or a program, what an import did.
struct ReportOutput {
    let isJSON: Bool

    /// Says everything and throws ``RowsRefused`` when there is something to be sorry about.
    func tell(_ reports: [ImportReport]) throws {
        if isJSON {
            Terminal.say(JSON.list(reports.map(Self.json)).description)
        } else {
            for report in reports { tell(report) }
        }
        if reports.contains(where: { $0.refused > 0 }) { throw RowsRefused() }
    }

    /// What is wrong goes to standard error, in the manner of compilers: file, line, column.
    private func tell(_ report: ImportReport) {
        if let form = report.form, !form.isPlain, !report.isBroken {
            Terminal.complain("\(report.source): \(form.message.english)")
        }
        for heading in report.unknownColumns {
            Terminal.complain("\(report.source): The column “\(heading)” is not known and was not read.")
        }
        for remark in report.remarks { Terminal.complain("\(report.source):\(remark.line): \(remark.message.english)") }
        for refusal in report.refusals { Terminal.complain("\(report.source):\(Self.text(refusal))") }
        if report.refused > report.refusals.count, report.refusals.count == ImportReport.longestList {
            Terminal.complain("\(report.source): There is more of this kind.")
        }
        if !report.isKept, report.refused == 0 { Terminal.say(lines: DiffTable(report).lines) }
        Terminal.say(Self.summary(report))
    }

    static func text(_ refusal: Refusal) -> String {
        let field = refusal.field.map { " \($0.rawValue)" } ?? ""
        let value = refusal.value.isEmpty ? "" : " “\(shortened(refusal.value))”"
        let colon = field.isEmpty && value.isEmpty ? "" : ":"
        return "\(refusal.line):\(refusal.column):\(field)\(value)\(colon) \(refusal.reason.english)"
    }

    /// A value on one line, and not all of a long one.
    private static func shortened(_ value: String) -> String {
        let line = String(value.map { $0.isNewline ? " " : $0 })
        return line.count > 80 ? line.prefix(79) + "…" : line
    }

    static func summary(_ report: ImportReport) -> String {
        let counts = [
            (report.created, "new"), (report.changed, "changed"), (report.unchanged, "unchanged"),
            (report.refused, "refused"),
        ]
        let text = counts.map { "\($0) \($1)" }.joined(separator: ", ")
        let released = report.releases.isEmpty ? "" : "; released as \(report.releases.joined(separator: ", "))"
        let number = report.isKept ? report.number.map { "; import \($0)" } ?? "" : ""
        return "\(report.source): \(text)\(report.isKept ? "" : "; nothing was kept")\(released)\(number)"
    }

    private static func json(_ report: ImportReport) -> JSON {
        .object([
            ("kind", .text(report.kind.rawValue)), ("source", .text(report.source)), ("new", .number(report.created)),
            ("changed", .number(report.changed)), ("unchanged", .number(report.unchanged)),
            ("refused", .number(report.refused)), ("repeated", .number(report.repeated)),
            ("kept", .bool(report.isKept)), ("form", report.form.map(json) ?? .null),
            ("import", report.isKept ? report.number.map { .number(Int($0.rawValue)) } ?? .null : .null),
            ("releases", .list(report.releases.map { .text($0) })),
            ("events", .list(report.events.map { .text($0.description) })),
            ("unknown_columns", .list(report.unknownColumns.map { .text($0) })),
            (
                "refusals",
                .list(
                    report.refusals.map {
                        .object([
                            ("line", .number($0.line)), ("column", .number($0.column)),
                            ("field", $0.field.map { .text($0.rawValue) } ?? .null), ("value", .text($0.value)),
                            ("reason", .text($0.reason.english)),
                        ])
                    })
            ),
            (
                "remarks",
                .list(
                    report.remarks.map {
                        .object([("line", .number($0.line)), ("text", .text($0.message.english))])
                    })
            ),
            (
                "rows",
                .object([
                    ("new", .list(report.news.map(json))), ("changed", .list(report.changes.map(json))),
                    ("repeated", .list(report.repeats.map(json))),
                ])
            ),
        ])
    }

    private static func json(_ form: FileForm) -> JSON {
        .object([
            ("format", .text(form.format.rawValue)), ("encoding", .text(form.encoding.rawValue)),
            ("separator", form.separator.map { .text($0.rawValue) } ?? .null),
            ("dates", form.dates.map { .text($0.rawValue) } ?? .null),
            ("guessed_by", form.sample.map { .text($0) } ?? .null),
        ])
    }

    private static func json(_ row: RowDiff) -> JSON {
        let fields = row.fields.map { field in
            JSON.object([
                ("field", .text(field.field.rawValue)), ("before", .text(field.before)), ("after", .text(field.after)),
            ])
        }
        return .object(
            [("line", .number(row.line)), ("name", .text(row.name))]
                + (fields.isEmpty ? [] : [("fields", .list(fields))])
                + (row.earlier.map { [("same_as_line", .number($0))] } ?? []))
    }
}
