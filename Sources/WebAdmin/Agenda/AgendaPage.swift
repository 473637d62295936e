import Domain
import HTML
import Pages
import TimeZones

struct AgendaPage: PageModel {
    let event: Event
    let rooms: [Room]
    let items: [AgendaItem]
    let conflicts: [Conflict]
    let day: CivilDate
    let isList: Bool
    let query: ListQuery

    private var days: AgendaDays { AgendaDays(event: event, items: items) }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Agenda"))
        page.actions =
            (items.isEmpty ? [] : [conflictsLink(t)]) + [ActionLink(t("Releases"), AdminLinks.releases(event.slug))]
        if visit.may(.organise) {
            page.actions.append(ActionLink(t("Propose"), AdminLinks.proposal(event.slug)))
            page.actions.append(
                ActionLink(
                    t("Free places"), QueryText.path(AdminLinks.freePlaces(event.slug), [("day", day.iso8601)])))
            page.actions.append(
                ActionLink(t("Running late"), QueryText.path(AdminLinks.delay(event.slug), [("day", day.iso8601)])))
            page.actions.append(
                ActionLink(t("New session"), AdminLinks.newSession(event.slug), .primary, icon: .add))
        }
        page.content = items.isEmpty ? empty(visit) : "\(unscheduled(visit))\(dayTabs(t))\(agenda(visit))"
        return page
    }

    private func conflictsLink(_ t: Language) -> ActionLink {
        let open = conflicts.filter { !$0.isWaived }
        return ActionLink(
            t(open.summary), AdminLinks.conflicts(event.slug), icon: open.isEmpty ? .check : .warning)
    }

    private func empty(_ visit: Visit) -> HTML {
        let t = visit.t
        return EmptyBlock(
            t("Nothing on the agenda yet"), t("Create the sessions first, then place each in a room and at a time."),
            action: visit.may(.organise)
                ? ActionLink(t("Create the first session"), AdminLinks.newSession(event.slug), icon: .add) : nil
        ).html
    }

    private func unscheduled(_ visit: Visit) -> HTML {
        let t = visit.t
        let waiting = days.unscheduled
        guard !waiting.isEmpty else { return "" }
        let columns = [Table.Column(t("Session")), Table.Column(t("People")), Table.Column(t("Actions"))]
        let rows = waiting.map { item in
            let session = item.session
            let place = ActionLink(
                t("Place"), AdminLinks.slot(event.slug, session.key), .plain, hiddenText: session.details.title)
            return Table.Row(
                id: "session-\(session.key)",
                [
                    """
                    <a href="\(url: AdminLinks.session(event.slug, session.key))">\(session.details.title)</a> \
                    <span class="meta">\(t(session.details.kind.label))</span>
                    """,
                    "\(item.speakers.map(\.person.displayName).joined(separator: ", "))",
                    visit.may(.organise) ? place.html : "",
                ])
        }
        return """
            <section aria-labelledby="unscheduled"><h2 id="unscheduled">\(t("Unscheduled")) \
            <span class="count">\(t.number(waiting.count))</span></h2>\
            \(Table(t("Unscheduled sessions"), columns: columns, rows: rows))</section>
            """
    }

    private func dayTabs(_ t: Language) -> HTML {
        let dayTabs = days.all.map { other in
            Tabs.Tab(t.day(other), query.with(("day", other.iso8601)), isCurrent: other == day)
        }
        let views = [
            Tabs.Tab(t("Rooms and times"), query.with(("view", "")), isCurrent: !isList),
            Tabs.Tab(t("List"), query.with(("view", "list")), isCurrent: isList),
        ]
        return """
            <div class="agenda-bar">\(Tabs(t("Days"), dayTabs))\(Tabs(t("View"), views))</div>
            """
    }

    private func agenda(_ visit: Visit) -> HTML {
        let t = visit.t
        let entries = AgendaEntries(
            event: event, rooms: rooms, conflicts: conflicts.severities, canMove: visit.may(.organise), t: t)
        let shown = entries.entries(for: days.items(on: day), on: day)
        let title = t.date(day)
        let heading: HTML = "<h2>\(title)</h2>"
        guard !shown.isEmpty else {
            return "\(heading)<p>\(t("Nothing is placed on this day."))</p>"
        }
        if isList { return "\(heading)\(AgendaList(shown, t))" }
        let names = rooms.map(\.details.name)
        return "\(heading)\(AgendaGrid(t("Agenda for \(title)"), rooms: names, items: shown, t))"
    }
}
