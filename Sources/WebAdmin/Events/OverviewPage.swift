import Domain
import HTML
import Pages
import TimeZones

struct OverviewPage: PageModel {
    let event: Event
    let series: Series?
    let counts: EventCounts
    let conflicts: [Conflict]
    let isReleased: Bool

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let details = event.details
        var page = AdminPage(.event(event, .overview), details.title)
        page.tags = [details.visibility.tag(t), Tag(t(details.kind.label))]
        page.meta = [t.dates(details.firstDay, details.lastDay), details.venue].filter { !$0.isEmpty }
            .joined(separator: " · ")
        if visit.may(.organise) {
            page.actions = [ActionLink(t("Edit"), AdminLinks.settings(event.slug))]
        }
        page.content = "\(figures(visit))\(tasks(t))\(facts(visit))"
        return page
    }

    private func figures(_ visit: Visit) -> HTML {
        let t = visit.t
        let taken = t.number(counts.placesTaken)
        let places = event.details.capacity.map { t("\(taken) of \(t.number($0))") }
        let figures = [
            Figure(
                t.number(counts.sessions), t(Message(count: counts.sessions, one: "session", other: "sessions")),
                path: AdminLinks.sessions(event.slug)),
            Figure(
                t.number(counts.unscheduled), t("unscheduled"),
                path: AdminLinks.agenda(event.slug) + (counts.unscheduled > 0 ? "#unscheduled" : "")),
            Figure(
                t.number(counts.speakers), t(Message(count: counts.speakers, one: "speaker", other: "speakers")),
                path: AdminLinks.speakers(event.slug)),
            Figure(
                places ?? taken, t("places taken"),
                path: visit.may(.meetGuests) ? AdminLinks.attendees(event.slug) : nil),
        ]
        return "<div class=\"figures\">\(figures)</div>"
    }

    private func tasks(_ t: Language) -> HTML {
        """
        <section aria-labelledby="ready"><h2 id="ready">\(t("On the way to the event"))</h2>\
        \(TaskList(EventTasks(event: event, counts: counts, errors: conflicts.open(.error), isReleased: isReleased).list(t)))</section>
        """
    }

    private func facts(_ visit: Visit) -> HTML {
        let t = visit.t
        let details = event.details
        let seriesLink: HTML =
            if let series, !visit.rights.may(.look) {
                "\(series.details.title)"
            } else if let series {
                "<a href=\"\(url: AdminLinks.oneSeries(series.slug))\">\(series.details.title)</a>"
            } else { "" }
        let rows: [SummaryList.Row] = [
            .init(t("Series"), markup: seriesLink), .init(t("Time zone"), details.zone.identifier),
            .init(t("Address of the venue"), markup: TextBlock(details.address).html),
            .init(t("Registration"), t(details.registration.label)),
            .init(t("Summary"), markup: TextBlock(details.summary).html),
        ]
        return """
            <section aria-labelledby="facts"><h2 id="facts">\(t("About the event"))</h2>\(SummaryList(rows))</section>
            """
    }
}
