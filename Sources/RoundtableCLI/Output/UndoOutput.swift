import BulkImport
import Domain
import TimeZones

extension ReportOutput {
    /// Says what came of taking imports back, and throws ``RowsRefused`` when none was. As JSON one is an object, several are a
    /// list of them.
    func tell(_ reports: [ImportUndoReport]) throws {
        let isDone = reports.allSatisfy(\.isDone)
        if isJSON {
            let objects = reports.map(Self.json)
            Terminal.say((objects.count == 1 ? objects[0] : JSON.list(objects)).description)
        } else {
            for conflict in reports.flatMap(\.conflicts) { Terminal.complain(Self.text(conflict)) }
            for report in reports where isDone || !report.conflicts.isEmpty {
                Terminal.say(
                    isDone
                        ? "\(report.record.author.file): \(report.removed) removed, \(report.restored) restored"
                        : "\(report.record.author.file): nothing was taken back")
            }
        }
        if !isDone { throw RowsRefused() }
    }

    /// The latest imports, one a line.
    func tell(_ records: [ImportRecord]) {
        if isJSON { return Terminal.say(JSON.list(records.map(Self.json)).description) }
        Terminal.say(
            lines: records.map { record in
                let by = record.author.email.isEmpty ? record.author.origin.rawValue : record.author.email
                let undone = record.undone.map { ", taken back \($0.at.iso8601)" } ?? ""
                return "\(record.id)  \(record.at.iso8601)  \(record.kind)  \(record.author.file)  "
                    + "\(record.created) new, \(record.changed) changed  \(by)\(undone)"
            })
    }

    static func text(_ conflict: UndoConflict) -> String {
        let field = conflict.field.map { ", \($0.rawValue)" } ?? ""
        let time = conflict.changed.map { " (\($0.iso8601))" } ?? ""
        return "\(conflict.kind.rawValue) “\(conflict.name)”\(field): \(conflict.reason.english)\(time)"
    }

    private static func json(_ report: ImportUndoReport) -> JSON {
        let conflicts = report.conflicts.map { conflict in
            JSON.object([
                ("kind", .text(conflict.kind.rawValue)), ("name", .text(conflict.name)),
                ("field", conflict.field.map { .text($0.rawValue) } ?? .null),
                ("reason", .text(conflict.reason.english)),
                ("changed_at", conflict.changed.map { .text($0.iso8601) } ?? .null),
            ])
        }
        return .object([
            ("import", .number(Int(report.record.id.rawValue))), ("source", .text(report.record.author.file)),
            ("removed", .number(report.removed)), ("restored", .number(report.restored)),
            ("undone", .bool(report.isDone)), ("conflicts", .list(conflicts)),
        ])
    }

    private static func json(_ record: ImportRecord) -> JSON {
        .object([
            ("import", .number(Int(record.id.rawValue))), ("at", .text(record.at.iso8601)),
            ("kind", .text(record.kind)), ("source", .text(record.author.file)),
            ("new", .number(record.created)), ("changed", .number(record.changed)),
            ("unchanged", .number(record.unchanged)), ("by", .text(record.author.email)),
            ("undone_at", record.undone.map { .text($0.at.iso8601) } ?? .null),
        ])
    }
}
