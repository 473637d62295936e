import Domain
import HTML
import Pages

struct EventsPage: PageModel {
    let events: Page<EventSummary>
    let filter: EventFilter
    let sort: EventSort
    let years: [Int]
    let query: ListQuery

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.events), t("Events"))
        if visit.may(.organise) {
            page.actions = [ActionLink(t("New event"), AdminLinks.newEvent(), .primary, icon: .add)]
        }
        page.content = "\(panel(t))\(list(visit))"
        return page
    }

    private func panel(_ t: Language) -> FilterPanel {
        let form = FormFields(t, values: query.values)
        let kinds = EventKind.allCases.map { Choice($0.rawValue, t($0.label)) }
        let visibilities = Visibility.allCases.map { Choice($0.rawValue, t($0.label)) }
        return FilterPanel(
            AdminLinks.events(), form: form, search: ("q", t("Search by title or venue")),
            fields: """
                \(form.select("kind", t("Kind"), kinds, none: t("All kinds")))\
                \(form.select("visibility", t("Visibility"), visibilities, none: t("All")))\
                \(form.select("year", t("Year"), years.map { Choice(String($0), String($0)) }, none: t("All years")))
                """,
            chips: chips(t), hidden: query.hidden("sort"))
    }

    private func chips(_ t: Language) -> [FilterPanel.Chip] {
        var chips: [FilterPanel.Chip] = []
        if !filter.text.isEmpty { chips.append(.init(filter.text, without: query.with(("q", "")))) }
        if let kind = filter.kind { chips.append(.init(t(kind.label), without: query.with(("kind", "")))) }
        if let visibility = filter.visibility {
            chips.append(.init(t(visibility.label), without: query.with(("visibility", ""))))
        }
        if let year = filter.year { chips.append(.init(String(year), without: query.with(("year", "")))) }
        return chips
    }

    private func list(_ visit: Visit) -> HTML {
        let t = visit.t
        guard events.total > 0 else {
            return chips(t).isEmpty
                ? EmptyBlock(
                    t("No events yet"), t("Create the first one: a dinner of twelve or a conference of two days.")
                ).html
                : EmptyBlock(t("No event matches"), t("Take a filter away, or search for another word.")).html
        }
        let columns = [
            Table.Column(t("Title"), sort: .init(query.with(("sort", "title")), sort == .title ? .ascending : nil)),
            Table.Column(t("Date"), sort: .init(query.with(("sort", "")), sort == .date ? .descending : nil)),
            Table.Column(t("Kind")), Table.Column(t("Visibility")),
            Table.Column(t("Sessions"), isNumeric: true), Table.Column(t("Attendees"), isNumeric: true),
        ]
        let table = Table(t("Events"), columns: columns, rows: events.rows.map { row($0, visit) })
        let pager = Pager(events.request, total: events.total, t) { query.with(("page", String($0))) }
        return "\(table)\(pager)"
    }

    private func row(_ row: EventSummary, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let isOpen = visit.rights.may(.look, in: row.event.id)
        let path = isOpen ? AdminLinks.event(row.event.slug) : AdminLinks.attendees(row.event.slug)
        let details = row.event.details
        return Table.Row([
            "<a href=\"\(url: path)\">\(details.title)</a>",
            "\(t.dates(details.firstDay, details.lastDay))", "\(t(details.kind.label))",
            "\(details.visibility.tag(t))", "\(t.number(row.sessions))", "\(t.number(row.attendees))",
        ])
    }
}

struct NewEventPage: PageModel {
    let series: [Series]
    let state: FormState

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.events), t("New event"))
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: AdminLinks.events(), act: "Create event", back: AdminLinks.events()
        ).html(visit) { EventFields.markup($0, series: series, isNew: true, t) }
        return page
    }
}
