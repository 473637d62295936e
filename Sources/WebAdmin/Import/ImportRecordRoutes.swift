import BulkImport
import Domain
import HTML
import HTTP
import Pages
import TimeZones

/// What one import of the event did.
enum ImportRecordRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.importRecord, .organise, handler: show)
        ImportUndoRoutes.register(on: &routes)
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            guard let id = ID<ImportRecord>(visit.request.parameters["import"] ?? ""),
                let record = try tx.imports.find(id), record.event == event.id
            else { throw DomainError.notFound("There is no such import.") }
            return visit.show(ImportRecordPage(event: event, record: record))
        }
    }
}

struct ImportRecordPage: PageModel {
    let event: Event
    let record: ImportRecord

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .importing), t("Import \(record.id.description)"))
        page.steps = [Breadcrumbs.Step(t("Import"), AdminLinks.importing(event.slug))]
        page.meta = record.author.file
        let kind = ImportKind(rawValue: record.kind)
        if let kind {
            page.actions = [ActionLink(t("Look at the list"), ImportWords.list(kind, event))]
        }
        let figures = [
            Figure(t.number(record.created), t("new")), Figure(t.number(record.changed), t("changed")),
            Figure(t.number(record.unchanged), t("as before")),
        ]
        let about = [
            SummaryList.Row(t("What the file is a list of"), kind.map { t($0.label) } ?? record.kind),
            SummaryList.Row(t("When"), t.dateAndTime(event.details.zone.wallClock(at: record.at))),
            SummaryList.Row(
                t("By"), record.author.email.isEmpty ? t(record.author.origin.label) : record.author.email),
        ]
        page.content = """
            <div class="figures">\(figures)</div>\(SummaryList(about))\(undoing(visit))
            """
        return page
    }

    private func undoing(_ visit: Visit) -> HTML {
        let t = visit.t
        if let undone = record.undone {
            return "<p>\(t("Taken back, \(t.dateAndTime(event.details.zone.wallClock(at: undone.at)))"))</p>"
        }
        return """
            <p>\(t("It can be taken back as a whole, unless what it made or changed was changed since."))</p>\
            \(PostForm(
                to: AdminLinks.importUndoing(event.slug, record.id), token: visit.token,
                buttons: Buttons(t("Undo this import"), .secondary)))
            """
    }
}
