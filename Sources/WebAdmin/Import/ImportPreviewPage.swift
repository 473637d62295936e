import BulkImport
import Domain
import HTML
import HTTP
import Pages

/// What a file would do, before anything of it is kept.
struct ImportPreviewPage: PageModel {
    let event: Event
    let token: String
    /// The run that looked: it is the one that is applied.
    let run: String
    let report: ImportReport

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .importing), t("Check the import"))
        page.steps = [Breadcrumbs.Step(t("Import"), AdminLinks.importing(event.slug))]
        page.meta = ([report.source, t(report.kind.label)] + (report.form.map { [t($0.message)] } ?? []))
            .joined(separator: " · ")
        if report.kind.hasColumns {
            page.actions = [ActionLink(t("Match the columns anew"), AdminLinks.importColumns(event.slug, token))]
        }
        page.content = """
            \(figures(t))\(notices(t))\(acts(visit))\(refusals(t))\(remarks(t))\(ImportDiff(report: report).html(t))
            """
        return page
    }

    private func figures(_ t: Language) -> HTML {
        let figures = [
            Figure(t.number(report.created), t("new")), Figure(t.number(report.changed), t("changed")),
            Figure(t.number(report.unchanged), t("as before")), Figure(t.number(report.refused), t("refused")),
        ]
        return "<div class=\"figures\">\(figures)</div>"
    }

    private func notices(_ t: Language) -> HTML {
        var notices: [Banner] = []
        if report.isBroken {
            notices.append(Banner(t("The file could not be read to its end. Nothing of it can be imported."), .warn))
        }
        if report.isContradictory {
            notices.append(Banner(t("Rows of the file do not go together. Nothing of it can be imported."), .warn))
        }
        if !report.unknownColumns.isEmpty {
            let names = report.unknownColumns.joined(separator: ", ")
            notices.append(Banner(t("These columns are not known and were not read: \(names)."), .warn))
        }
        return "\(notices)"
    }

    private func acts(_ visit: Visit) -> HTML {
        let t = visit.t
        let good = report.created + report.changed
        let again = ActionLink(t("Choose another file"), AdminLinks.importing(event.slug), .plain)
        guard !report.isBroken, !report.isContradictory, good > 0 else {
            let words: Message =
                report.isContradictory
                ? "Put the refused rows right, and choose the file again."
                : report.refused == 0 ? "Everything in the file is there already." : "No row of the file can be taken."
            return "<p>\(t(words))</p><p>\(again)</p>"
        }
        let skips = report.refused > 0
        let act = Message(
            count: good, one: skips ? "Import {0} row and leave out the rest" : "Import {0} row",
            other: skips ? "Import {0} rows and leave out the rest" : "Import {0} rows")
        return PostForm(
            to: AdminLinks.importApplication(event.slug, token), token: visit.token,
            hidden: [("run", run)] + (skips ? [("skip_bad_rows", "1")] : []), buttons: Buttons(t(act), cancel: again)
        ).html
    }

    private func refusals(_ t: Language) -> HTML {
        guard !report.refusals.isEmpty else { return "" }
        let columns = [
            Table.Column(t("Line")), Table.Column(t("Column")), Table.Column(t("Value")),
            Table.Column(t("What is wrong")),
        ]
        let rows = report.refusals.map { refusal in
            Table.Row([
                "\(t.number(refusal.line))", "\(refusal.field?.rawValue ?? "")",
                "\(refusal.value)",
                "\(t(refusal.reason))",
            ])
        }
        return """
            <section aria-labelledby="refused"><h2 id="refused">\(t("Refused rows"))</h2>\
            \(Table(t("Refused rows"), columns: columns, rows: rows))\(more(t))\(refusedFile(t))</section>
            """
    }

    private func remarks(_ t: Language) -> HTML {
        guard !report.remarks.isEmpty else { return "" }
        let columns = [Table.Column(t("Line")), Table.Column(t("To look at"))]
        let rows = report.remarks.map { remark in
            Table.Row(["\(t.number(remark.line))", "\(t(remark.message))"])
        }
        return """
            <section aria-labelledby="remarks"><h2 id="remarks">\(t("To look at"))</h2>\
            \(Table(t("To look at"), columns: columns, rows: rows))</section>
            """
    }

    private func more(_ t: Language) -> HTML {
        guard report.refusals.count == ImportReport.longestList else { return "" }
        return
            "<p>\(t("The first \(t.number(ImportReport.longestList)) problems are shown; the file has them all."))</p>"
    }

    private func refusedFile(_ t: Language) -> HTML {
        if report.isBroken || report.isContradictory { return "" }
        let link = ActionLink(
            t("Refused rows with what is wrong (CSV)"), AdminLinks.importRefusals(event.slug, token), .plain)
        return "<p>\(link)</p>"
    }
}
