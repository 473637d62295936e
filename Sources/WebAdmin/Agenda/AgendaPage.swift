import Domain
import HTML
import Pages
import TimeZones

struct AgendaPage: PageModel {
    let event: Event
    let rooms: [Room]
    let items: [AgendaItem]
    let conflicts: [Conflict]
    /// Sessions that a release would show otherwise than the last.
    let unreleased: Int
    let day: CivilDate
    let isList: Bool
    let query: ListQuery

    private var days: AgendaDays { AgendaDays(event: event, items: items) }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Agenda"))
        page.actions =
            (items.isEmpty ? [] : [conflictsLink(t)]) + [
                ActionLink(t(Self.releases(unreleased)), AdminLinks.releases(event.slug))
            ]
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
        if hasEditor(visit) { page.extras = visit.site.assets.editor }
        page.content = items.isEmpty ? empty(visit) : sections(visit)
        return page
    }

    /// What leads to the releases, and whether it is time for one.
    static func releases(_ unreleased: Int) -> Message {
        if unreleased == 0 { return "Releases" }
        return Message(count: unreleased, one: "Releases: {0} change to come", other: "Releases: {0} changes to come")
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

    /// Those who may move sessions have the editor on the grid; it starts by script, and without stands as it is.
    private func hasEditor(_ visit: Visit) -> Bool { !items.isEmpty && !isList && visit.may(.organise) }

    private func sections(_ visit: Visit) -> HTML {
        let entries = AgendaEntries(
            event: event, rooms: rooms, conflicts: conflicts.severities, canMove: visit.may(.organise),
            hasEditor: hasEditor(visit), t: visit.t)
        let waiting = entries.waiting(days.unscheduled)
        guard hasEditor(visit) else {
            return """
                \(if: !waiting.isEmpty, unscheduled(waiting, visit))\(dayTabs(visit.t))\(agenda(entries, visit))
                """
        }
        let editor = GridEditor(event: event, rooms: rooms, days: days.all, day: day, visit: visit)
        return """
            <div class="editor" data-editor="\(editor.setting)">\(editor.bar)\(unscheduled(waiting, visit))\
            <div class="editor-day">\(dayTabs(visit.t))\(agenda(entries, visit))</div></div>
            """
    }

    private func unscheduled(_ waiting: [AgendaEntry], _ visit: Visit) -> HTML {
        let t = visit.t
        let hint: HTML =
            "<p class=\"waiting-hint meta\" hidden>\(t("A session that is dropped here has no time and no room."))</p>"
        return """
            <section class="waiting" aria-labelledby="unscheduled"\(flag: "hidden", on: waiting.isEmpty)>\
            <h2 id="unscheduled">\(t("Unscheduled")) <span class="count">\(t.number(waiting.count))</span></h2>\
            \(if: hasEditor(visit), hint)\(AgendaWaitingList(waiting, t))</section>
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

    private func agenda(_ entries: AgendaEntries, _ visit: Visit) -> HTML {
        let t = visit.t
        let shown = entries.entries(for: days.items(on: day), on: day)
        let title = t.date(day)
        let heading: HTML = "<h2>\(title)</h2>"
        let label = t("Agenda for \(title)")
        guard !shown.isEmpty else {
            let pane: HTML = """
                <div class="grid-pane" role="region" tabindex="0" aria-label="\(label)" hidden><ol class="grid"></ol></div>
                """
            return "\(heading)<p>\(t("Nothing is placed on this day."))</p>\(if: entries.hasEditor, pane)"
        }
        if isList { return "\(heading)\(AgendaList(shown, t))" }
        return "\(heading)\(AgendaGrid(label, rooms: rooms.map(\.details.name), items: shown, t))"
    }
}
