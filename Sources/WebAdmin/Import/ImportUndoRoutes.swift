import BulkImport
import Domain
import HTML
import HTTP
import HTTPTypes
import Pages
import TimeZones

/// Taking an import of the event back.
enum ImportUndoRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.post(AdminLinks.importUndoing, .organise, isKept: false, handler: undo)
    }

    static func undo(_ visit: Visit, _ form: Form) async throws -> Response {
        let event = try visit.read(visit.event)
        guard let id = ID<ImportRecord>(visit.request.parameters["import"] ?? "") else {
            throw DomainError.notFound("There is no such import.")
        }
        let undo = ImportUndo(id, zones: visit.environment.zones, by: visit.rights)
        let reports = try await undo.apply(in: event.id, to: visit.environment.store, by: visit.author)
        let report = reports[0]
        guard report.isDone else {
            return visit.show(ImportConflictsPage(event: event, report: report), status: .conflict)
        }
        return visit.done(
            "The import of \(report.record.author.file) was taken back: \(report.removed) removed, \(report.restored) as before.",
            to: AdminLinks.importing(event.slug))
    }
}

/// The latest imports of an event, each with the button that takes it back.
struct LatestImports {
    let event: Event
    let records: [ImportRecord]

    /// How many the page shows.
    static let most = 10

    func html(_ visit: Visit) -> HTML {
        guard !records.isEmpty else { return "" }
        let t = visit.t
        let columns = [
            Table.Column(t("File")), Table.Column(t("When")), Table.Column(t("By")),
            Table.Column(t("new"), isNumeric: true), Table.Column(t("changed"), isNumeric: true),
            Table.Column(t("Undo")),
        ]
        let rows = records.map { record in
            Table.Row([
                "\(record.author.file)",
                "\(t.dateAndTime(event.details.zone.wallClock(at: record.at)))",
                "\(record.author.email.isEmpty ? t(record.author.origin.label) : record.author.email)",
                "\(t.number(record.created))", "\(t.number(record.changed))", undoing(record, visit),
            ])
        }
        return """
            <section aria-labelledby="latest"><h2 id="latest">\(t("Latest imports"))</h2>\
            <p>\(t("An import is taken back as a whole: what it made goes, what it changed becomes what it was. When any of that was changed since, nothing happens and you are told what."))</p>\
            \(Table(t("Latest imports"), columns: columns, rows: rows))</section>
            """
    }

    private func undoing(_ record: ImportRecord, _ visit: Visit) -> HTML {
        let t = visit.t
        if let undone = record.undone {
            return "\(t("Taken back, \(t.dateAndTime(event.details.zone.wallClock(at: undone.at)))"))"
        }
        return PostForm(
            to: AdminLinks.importUndoing(event.slug, record.id), token: visit.token,
            buttons: Buttons(t("Undo"), .plain, hiddenText: record.author.file)
        ).html
    }
}

/// What stands in the way of taking an import back.
struct ImportConflictsPage: PageModel {
    let event: Event
    let report: ImportUndoReport

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .importing), t("Nothing was taken back"))
        page.steps = [Breadcrumbs.Step(t("Import"), AdminLinks.importing(event.slug))]
        page.meta = report.record.author.file
        let columns = [
            Table.Column(t("Name")), Table.Column(t("What")), Table.Column(t("Field")), Table.Column(t("Why")),
            Table.Column(t("When")),
        ]
        let rows = report.conflicts.map { conflict in
            Table.Row([
                "\(conflict.name)", "\(t(conflict.kind.label))", "\(conflict.field?.rawValue ?? "")",
                "\(t(conflict.reason))",
                "\(conflict.changed.map { t.dateAndTime(event.details.zone.wallClock(at: $0)) } ?? "")",
            ])
        }
        page.content = """
            <p>\(t("This was changed since the import, or something hangs on it that would be lost."))</p>\
            \(Table(t("What stands in the way"), columns: columns, rows: rows))
            """
        return page
    }
}
