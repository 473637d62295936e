import Domain
import HTML
import Pages

struct SeriesPage: PageModel {
    let series: Series
    /// First day first.
    let events: [Event]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.series), series.details.title)
        page.steps = [Breadcrumbs.Step(t("Series"), AdminLinks.series())]
        page.meta = t(Message(count: events.count, one: "{0} event", other: "{0} events"))
        if visit.may(.organise) {
            let newEvent = QueryText.path(AdminLinks.newEvent(), [("series", series.details.title)])
            page.actions = [
                ActionLink(t("New event"), newEvent, .primary, icon: .add),
                ActionLink(t("Edit"), AdminLinks.editSeries(series.slug)),
                ActionLink(t("Delete"), AdminLinks.seriesDeletion(series.slug)),
            ]
        }
        page.content = "\(TextBlock(series.details.summary))\(list(visit))"
        return page
    }

    private func list(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !events.isEmpty else {
            return EmptyBlock(
                t("No events in this series yet"), t("Choose the series in an event’s settings, or make a new event.")
            ).html
        }
        let columns = [Table.Column(t("Title")), Table.Column(t("Date")), Table.Column(t("Visibility"))]
        let rows = events.reversed().map { event in
            Table.Row([
                "<a href=\"\(url: AdminLinks.event(event.slug))\">\(event.details.title)</a>",
                "\(t.dates(event.details.firstDay, event.details.lastDay))",
                "\(event.details.visibility.tag(t))",
            ])
        }
        return Table(t("Events of the series"), columns: columns, rows: rows).html
    }
}

struct SeriesFormPage: PageModel {
    /// Nil for a new series.
    let series: Series?
    let state: FormState

    static func values(_ series: Series) -> [Field: String] {
        ["title": series.details.title, "summary": series.details.summary]
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let back = series.map { AdminLinks.oneSeries($0.slug) } ?? AdminLinks.series()
        var page = AdminPage(.installation(.series), series.map { t("Edit \($0.details.title)") } ?? t("New series"))
        page.steps = [Breadcrumbs.Step(t("Series"), AdminLinks.series())]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: back, act: series == nil ? "Create series" : "Save changes", back: back,
            compared: ["title", "summary"]
        ).html(visit) { fields in
            """
            \(fields.text("title", t("Title")))\
            \(fields.textArea(
                "summary", t("Summary"), hint: t("A paragraph for the public page of the series."), optional: true))
            """
        }
        return page
    }
}

struct SeriesDeletionPage: PageModel {
    let series: Series
    let events: Int

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.series), t("Delete \(series.details.title)?"))
        page.steps = [Breadcrumbs.Step(t("Series"), AdminLinks.series())]
        let stay = Message(
            count: events, one: "{0} event stays, without a series.", other: "{0} events stay, without a series.")
        page.content =
            Confirmation(
                consequences: [
                    t("The series, its public page and its calendar go. This cannot be taken back."), t(stay),
                ],
                to: AdminLinks.seriesDeletion(series.slug), token: visit.token, act: t("Delete series"),
                back: AdminLinks.oneSeries(series.slug), t
            ).html
        return page
    }
}
