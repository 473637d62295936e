import Domain
import HTML
import Pages

struct PeoplePage: PageModel {
    let people: Page<PersonSummary>
    let filter: PersonFilter
    let query: ListQuery

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.people), t("People"))
        if visit.may(.organise) {
            page.actions = [ActionLink(t("New person"), AdminLinks.newPerson(), .primary, icon: .add)]
        }
        let isEmpty = people.total == 0 && filter.text.isEmpty
        page.content = isEmpty ? empty(t) : "\(panel(t))\(list(t))"
        return page
    }

    private func empty(_ t: Language) -> HTML {
        EmptyBlock(
            t("No people yet"),
            t("People come with the speakers and attendees of events: add them there, import a file, or add one here.")
        ).html
    }

    private func panel(_ t: Language) -> FilterPanel {
        FilterPanel(
            AdminLinks.people(), form: FormFields(t, values: query.values),
            search: ("q", t("Search by name, organisation, job title or e-mail")),
            chips: filter.text.isEmpty ? [] : [.init(filter.text, without: query.with(("q", "")))],
            hidden: query.hidden("sort", "direction"))
    }

    private func list(_ t: Language) -> HTML {
        guard people.total > 0 else {
            return EmptyBlock(t("Nobody matches"), t("Try fewer letters, or another word.")).html
        }
        let sort = { (column: PersonSort) in
            query.sort(column, current: filter.sort, filter.direction, standard: .name)
        }
        let columns = [
            Table.Column(t("Name"), sort: sort(.name)), Table.Column(t("Organisation"), sort: sort(.organisation)),
            Table.Column(t("Job title")), Table.Column(t("E-mail")), Table.Column(t("Sessions"), isNumeric: true),
            Table.Column(t("Events"), isNumeric: true),
        ]
        let table = Table(t("People"), columns: columns, rows: people.rows.map { row($0, t) })
        let pager = Pager(people.request, total: people.total, t) { query.with(("page", String($0))) }
        return "\(table)\(pager)"
    }

    private func row(_ row: PersonSummary, _ t: Language) -> Table.Row {
        let details = row.person.details
        return Table.Row([
            """
            <a href="\(url: AdminLinks.person(row.person.id))">\(row.person.displayName)</a> \
            \(row.person.placeholderTag(t))
            """,
            "\(details.organisation)", "\(details.jobTitle)", "\(details.email?.description ?? "")",
            "\(t.number(row.sessions))", "\(t.number(row.events))",
        ])
    }
}
