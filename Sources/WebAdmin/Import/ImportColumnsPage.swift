import BulkImport
import Domain
import HTML
import Pages
import TimeZones

/// Each column of a file with its first values and the field that it is read as.
struct ImportColumnsPage: PageModel {
    let upload: ImportUpload
    let sample: ListSample
    let memory: ColumnMemory?
    var problems: [FieldProblem] = []

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(upload.event, .importing), t("Match the columns"))
        page.steps = [Breadcrumbs.Step(t("Import"), AdminLinks.importing(upload.event.slug))]
        page.meta = [upload.pending.filename, t(upload.pending.kind.label)].joined(separator: " · ")
        page.problems = problems
        page.content = "\(notices(visit))\(form(t, visit))\(columns(visit))"
        return page
    }

    private func notices(_ visit: Visit) -> HTML {
        let t = visit.t
        var notices: HTML = ""
        if problems.isEmpty, let problem = sample.problem {
            notices.append(Banner(t(problem), .warn).html)
        }
        if usesMemory, let memory {
            let day = t.dateAndTime(upload.event.details.zone.wallClock(at: memory.savedAt))
            let forget = PostForm(
                to: AdminLinks.importMemoryDeletion(upload.event.slug, upload.token), token: visit.token,
                buttons: Buttons(t("Forget this"), .plain))
            notices.append(
                Banner(
                    t("The columns are matched as they were the last time a file had these headings, \(day)."), .info,
                    undo: forget.html
                ).html)
        }
        return notices
    }

    /// Nothing was chosen yet, and something is remembered.
    private var usesMemory: Bool { upload.pending.columns == nil && memory != nil }

    // MARK: How the file is written

    private func form(_ t: Language, _ visit: Visit) -> HTML {
        let stated = upload.pending.form
        let found = sample.form
        let fields = FormFields(
            t,
            values: [
                "format": stated.format?.rawValue ?? "", "encoding": stated.encoding?.rawValue ?? "",
                "separator": stated.separator?.rawValue ?? "",
            ])
        let separators = Separator.allCases.map { Choice($0.rawValue, t($0.label)) }
        let encodings = TextEncoding.allCases.map { Choice($0.rawValue, t($0.label)) }
        let formats = FileFormat.allCases.map { Choice($0.rawValue, t($0.label)) }
        let none = t("as found out")
        let content: HTML = """
            <div class="field-row">\(fields.select("format", t("Format"), formats, none: none))\
            \(fields.select("separator", t("Between the columns"), separators, none: none))\
            \(fields.select("encoding", t("Encoding"), encodings, none: none))</div>
            """
        let form = PostForm(
            to: AdminLinks.importForm(upload.event.slug, upload.token), token: visit.token,
            buttons: Buttons(t("Read it again"), .secondary), content: content)
        return """
            <section aria-labelledby="written"><h2 id="written">\(t("How the file is written"))</h2>\
            \(found, { "<p>\(t("\(upload.pending.filename): \($0.message)."))</p>" })\(form)</section>
            """
    }

    // MARK: The columns

    private func columns(_ visit: Visit) -> HTML {
        let t = visit.t
        let again = ActionLink(t("Choose another file"), AdminLinks.importing(upload.event.slug), .plain)
        guard !sample.columns.isEmpty else { return "<p>\(again)</p>" }
        let table = Table(
            t("Columns of the file"),
            columns: [Table.Column(t("Column")), Table.Column(t("First values")), Table.Column(t("Read as"))],
            rows: sample.columns.enumerated().map { place, column in row(place, column, t) })
        let form = PostForm(
            to: AdminLinks.importColumns(upload.event.slug, upload.token), token: visit.token,
            buttons: Buttons(t("Look at what would happen"), cancel: again), content: "\(table)\(dates(t))")
        return """
            <section aria-labelledby="columns"><h2 id="columns">\(t("What each column is"))</h2>\
            <p>\(t("What you choose is remembered for the next file with these headings."))</p>\(form)</section>
            """
    }

    private func row(_ place: Int, _ column: ListSample.Column, _ t: Language) -> Table.Row {
        let values: HTML =
            "<ul class=\"values\">\(column.values, { "<li><code>\(Self.shortened($0))</code></li>" })</ul>"
        if column.name.isEmpty {
            return Table.Row(["<span class=\"meta\">\(t("without a name"))</span>", values, "\(t("Leave aside"))"])
        }
        return Table.Row(["<code>\(column.heading)</code>", values, control(place, column, t)])
    }

    private func control(_ place: Int, _ column: ListSample.Column, _ t: Language) -> HTML {
        let name = ColumnForm.field(place)
        let current = chosen(column)
        let error = problems.first { $0.field == name }?.message
        let options = upload.pending.kind.columns.map { field -> HTML in
            "<option value=\"\(field.rawValue)\"\(flag: "selected", on: field == current)>\(t(field.label))</option>"
        }
        return """
            <label class="hidden" for="\(name.rawValue)">\(t("Read “\(column.heading)” as"))</label>\
            \(error, { "<p class=\"error\" id=\"\(name.rawValue)-error\"><span class=\"hidden\">\(t("Error:")) </span>\(t($0))</p>" })\
            <select id="\(name.rawValue)" name="\(name.rawValue)"\
            \(attribute: "aria-describedby", error == nil ? nil : name.rawValue + "-error")\
            \(attribute: "aria-invalid", error == nil ? nil : "true")>\
            <option value="">\(t("Leave aside"))</option>\(options)</select>
            """
    }

    /// What was chosen, else what is remembered, else what the heading names.
    private func chosen(_ column: ListSample.Column) -> Field? {
        if let columns = upload.pending.columns { return columns.first { $0.column == column.heading }?.field }
        if let memory, let field = memory.fields[column.name] { return field }
        return column.guess
    }

    private static func shortened(_ value: String) -> String {
        let line = String(value.map { $0.isNewline ? " " : $0 })
        return line.count > 60 ? line.prefix(59) + "…" : line
    }

    /// Asked for where a kind has dates at all.
    private func dates(_ t: Language) -> HTML {
        guard upload.pending.kind.hasDates else { return "" }
        let current = upload.pending.form.dates?.rawValue ?? (usesMemory ? memory?.dates : nil) ?? ""
        let fields = FormFields(t, values: ["dates": current])
        return fields.select(
            "dates", t("Order of dates"), DateOrder.allCases.map { Choice($0.rawValue, t($0.label)) },
            none: t("not stated: a date that can be two days is refused"),
            hint: t("For dates of three numbers. Names of months and 2011-11-29 need none."))
    }
}
