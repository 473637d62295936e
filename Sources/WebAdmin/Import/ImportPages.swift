import BulkImport
import Domain
import HTML
import HTTP
import Pages

struct ImportFormPage: PageModel {
    let event: Event
    let state: FormState
    let latest: [ImportRecord]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .importing), t("Import"))
        page.problems = state.problems
        let form = EditForm(
            state: state, path: AdminLinks.importing(event.slug), act: "Look at the file",
            back: AdminLinks.event(event.slug), isUpload: true
        ).html(visit) { fields in
            """
            \(fields.radios("kind", t("What the file is a list of"), ImportForm.kinds.map { Choice($0.rawValue, t($0.label)) }))\
            <div class="drop" data-drop="\(t("or drop it here"))">\(fields.file("file", t("File"), hint: hint(visit), accept: ".csv,.tsv,.txt,.json,.xml"))</div>
            """
        }
        page.content = """
            <p>\(t("You see what would happen before anything is kept. A file can be imported again: what is already there is not doubled."))</p>\
            \(form)\(LatestImports(event: event, records: latest).html(visit))\(columns(t))
            """
        return page
    }

    private func hint(_ visit: Visit) -> String {
        let t = visit.t
        let size = t.fileSize(visit.environment.uploadLimit.bytes)
        return t(
            "CSV or JSON, at most \(size) and \(CSVLimits().rows) rows; commas, semicolons or tabs, and the encoding are found out. For a schedule, schedule.xml or schedule.json."
        )
    }

    private func columns(_ t: Language) -> HTML {
        let rows = ImportForm.kinds.filter { !$0.fields.isEmpty }.map { kind in
            let names = kind.fields.map { "<code>\($0.rawValue)</code>" as HTML }
            return SummaryList.Row(t(kind.label), markup: names.joined(separator: ", "))
        }
        return """
            <section aria-labelledby="columns"><h2 id="columns">\(t("Columns"))</h2>\
            <p>\(t("The first row names the columns. Their order is free, and what is not needed can be left out."))</p>\
            \(SummaryList(rows))</section>
            """
    }
}
