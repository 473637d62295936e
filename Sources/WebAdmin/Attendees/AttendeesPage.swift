import Domain
import HTML
import HTTP
import Pages

struct AttendeesPage: PageModel {
    let event: Event
    let attendees: Page<AttendeeRow>
    let counts: AttendeeCounts
    let filter: AttendeeFilter
    let query: ListQuery

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .attendees), t("Attendees"))
        page.meta = places(t)
        if visit.may(.organise), counts.total > 0 {
            page.actions = [
                ActionLink(t("Add attendee"), AdminLinks.newAttendee(event.slug), .primary, icon: .add),
                ActionLink(t("Import"), AdminLinks.importing(event.slug)),
            ]
        }
        page.content = counts.total == 0 ? empty(visit) : "\(tabs(t))\(panel(t))\(list(visit))"
        return page
    }

    private func places(_ t: Language) -> String {
        let taken = counts.byStatus[.accepted, default: 0] + counts.byStatus[.arrived, default: 0]
        guard let capacity = event.details.capacity else {
            return t(Message(count: taken, one: "{0} place taken", other: "{0} places taken"))
        }
        return t(
            Message(
                count: taken, one: "{0} place of {1} taken", other: "{0} places of {1} taken", .number(capacity)))
    }

    private func empty(_ visit: Visit) -> HTML {
        let t = visit.t
        return EmptyBlock(
            t("No attendees yet"), t("Add them one by one, or bring in a file with all of them."),
            action: visit.may(.organise)
                ? ActionLink(t("Add the first attendee"), AdminLinks.newAttendee(event.slug), .primary, icon: .add)
                : nil
        ).html
    }

    private func tabs(_ t: Language) -> Tabs {
        let statuses = AttendeeStatus.allCases.filter { counts.byStatus[$0, default: 0] > 0 || $0 == filter.status }
        let all = Tabs.Tab(
            t("All"), query.with(("status", "")), isCurrent: filter.status == nil, count: t.number(counts.total))
        return Tabs(
            t("Status"),
            [all]
                + statuses.map { status in
                    Tabs.Tab(
                        t(status.label), query.with(("status", status.rawValue)), isCurrent: filter.status == status,
                        count: t.number(counts.byStatus[status, default: 0]))
                })
    }

    private func panel(_ t: Language) -> FilterPanel {
        let form = FormFields(t, values: query.values)
        let categories = AttendeeCategory.allCases.map { Choice($0.rawValue, t($0.label)) }
        var chips: [FilterPanel.Chip] = []
        if !filter.text.isEmpty { chips.append(.init(filter.text, without: query.with(("q", "")))) }
        if let category = filter.category {
            chips.append(.init(t(category.label), without: query.with(("category", ""))))
        }
        return FilterPanel(
            AdminLinks.attendees(event.slug), form: form,
            search: ("q", t("Search by name, organisation, job title or e-mail")),
            fields: form.select("category", t("Category"), categories, none: t("All categories")), chips: chips,
            hidden: query.hidden("status", "sort", "direction"))
    }

    private func list(_ visit: Visit) -> HTML {
        let t = visit.t
        guard attendees.total > 0 else {
            return EmptyBlock(t("Nobody matches"), t("Take a filter away, or try fewer letters.")).html
        }
        let sort = { (column: AttendeeSort) in
            query.sort(column, current: filter.sort, filter.direction, standard: .name)
        }
        var columns = [
            Table.Column(t("Name"), sort: sort(.name)), Table.Column(t("Organisation"), sort: sort(.organisation)),
            Table.Column(t("Category"), sort: sort(.category)), Table.Column(t("Status"), sort: sort(.status)),
        ]
        if attendees.rows.contains(where: isExpected) { columns.append(Table.Column(t("Actions"))) }
        let table = Table(t("Attendees"), columns: columns, rows: attendees.rows.map { row($0, visit) })
        let pager = Pager(attendees.request, total: attendees.total, t) { query.with(("page", String($0))) }
        return "\(table)\(pager)"
    }

    private func row(_ row: AttendeeRow, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let (attendee, person) = (row.attendee, row.person)
        return Table.Row(
            id: "attendee-\(attendee.id)",
            [
                """
                <a href="\(url: AdminLinks.attendee(event.slug, attendee.id))">\(person.displayName)</a>\
                \(if: !person.details.jobTitle.isEmpty, "<span class=\"meta row-meta\">\(person.details.jobTitle)</span>")
                """,
                "\(person.isPlaceholder ? "" : person.details.organisation)",
                "\(t(attendee.details.category.label))", "\(attendee.details.status.tag(t))",
                isExpected(row) ? arrival(attendee, person, visit) : "",
            ])
    }

    private func isExpected(_ row: AttendeeRow) -> Bool {
        row.attendee.details.status.next.contains(.arrived)
    }

    /// Who is expected can be marked as here without leaving the list.
    private func arrival(_ attendee: Attendee, _ person: Person, _ visit: Visit) -> HTML {
        PostForm(
            to: AdminLinks.attendeeStatus(event.slug, attendee.id), token: visit.token,
            hidden: [("status", AttendeeStatus.arrived.rawValue), ("next", visit.request.target)],
            buttons: Buttons(visit.t("Arrived"), .plain, hiddenText: person.displayName)
        ).html
    }
}
