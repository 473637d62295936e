import BulkImport
import Domain
import HTML
import Pages

/// How far a run is. With a script the page follows it, without one it is loaded again every other second.
struct ImportProgressPage: PageModel {
    let upload: ImportUpload
    let job: ImportJob

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let isDryRun = job.options.isDryRun
        var page = AdminPage(
            .event(upload.event, .importing), isDryRun ? t("The file is looked at") : t("The file is imported"))
        page.steps = [Breadcrumbs.Step(t("Import"), AdminLinks.importing(upload.event.slug))]
        page.meta = [upload.pending.filename, t(upload.pending.kind.label)].joined(separator: " · ")
        page.reload = 2
        let share = ImportWords.share(job)
        let path = AdminLinks.importProgress(upload.event.slug, upload.token)
        page.content = """
            <div class="run" data-run="\(url: path)"><p role="status">\(ImportWords.pace(job, t))</p>\
            <progress max="100"\(attribute: "value", share.isEmpty ? nil : share) \
            aria-label="\(t("How much of the file was read"))"></progress></div>\
            <p>\(t("It goes on when you leave this page, and this address has the result. Others can look at everything meanwhile; their changes wait until it is through."))</p>\
            <p>\(ActionLink(t("Look again"), upload.path))</p>
            """
        return page
    }
}
