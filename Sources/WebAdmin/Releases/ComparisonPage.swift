import Domain
import HTML
import Pages

/// Any two states of an agenda beside each other.
struct ComparisonPage: PageModel {
    let event: Event
    /// Newest first.
    let releases: [Release]
    let comparison: AgendaComparison
    /// Whether the sides were chosen; else they are the newest release and the draft.
    let isChosen: Bool

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(
            .event(event, .agenda), isChosen ? comparison.caption(t) : t("Compare releases"))
        page.steps = [
            Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug)),
            Breadcrumbs.Step(t("Releases"), AdminLinks.releases(event.slug)),
        ]
        page.content = "\(choice(t))\(result(t))"
        return page
    }

    private func choice(_ t: Language) -> HTML {
        let choices = AgendaComparison.sides(releases).map { Choice($0.value, $0.label(t)) }
        let fields = FormFields(t, values: ["from": comparison.from.value, "to": comparison.to.value])
        return """
            <form class="comparison" method="get" action="\(url: AdminLinks.agendaComparison(event.slug))">\
            <div class="field-row">\(fields.select("from", t("From"), choices))\(fields.select("to", t("To"), choices))\
            </div>\(Buttons(t("Compare"), .secondary))</form>
            """
    }

    private func result(_ t: Language) -> HTML {
        guard !comparison.diff.isEmpty else {
            return EmptyBlock(t("No difference"), t("Both show the same sessions at the same times.")).html
        }
        return """
            <section aria-labelledby="changes"><h2 id="changes">\(comparison.caption(t))</h2>\
            <p>\(DiffBlock.summary(comparison.diff, t))</p>\
            \(DiffBlock(diff: comparison.diff, event: event, caption: comparison.caption(t)).html(t))</section>
            """
    }
}
