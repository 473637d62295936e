import Domain
import HTML
import Pages
import TimeZones

struct SessionsPage: PageModel {
    let event: Event
    /// All of the event's, in agenda order.
    let items: [AgendaItem]
    let tracks: [Track]
    let filter: SessionFilter
    let query: ListQuery

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .sessions), t("Sessions"))
        if visit.may(.organise), !items.isEmpty {
            page.actions = [ActionLink(t("New session"), AdminLinks.newSession(event.slug), .primary, icon: .add)]
        }
        page.content = items.isEmpty ? empty(visit) : "\(panel(t))\(list(t))"
        return page
    }

    private func empty(_ visit: Visit) -> HTML {
        let t = visit.t
        return EmptyBlock(
            t("No sessions yet"),
            t("A session is one item of the agenda: a talk, a panel, lunch. Add them here, or import a file."),
            action: visit.may(.organise)
                ? ActionLink(t("Create the first session"), AdminLinks.newSession(event.slug), .primary, icon: .add)
                : nil
        ).html
    }

    private func panel(_ t: Language) -> FilterPanel {
        let form = FormFields(t, values: query.values)
        let states = SessionState.allCases.map { Choice($0.rawValue, t($0.label)) }
        let placings = SessionFilter.Placing.allCases.map { Choice($0.rawValue, t($0.label)) }
        let trackChoices = tracks.map { Choice($0.slug.description, $0.details.name) }
        return FilterPanel(
            AdminLinks.sessions(event.slug), form: form, search: ("q", t("Search by title, people, room or track")),
            fields: """
                \(form.select("state", t("State"), states, none: t("All states")))\
                \(form.select("placing", t("On the agenda"), placings, none: t("All")))\
                \(if: !tracks.isEmpty, form.select("track", t("Track"), trackChoices, none: t("All tracks")))
                """,
            chips: chips(t))
    }

    private func chips(_ t: Language) -> [FilterPanel.Chip] {
        var chips: [FilterPanel.Chip] = []
        if !filter.text.isEmpty { chips.append(.init(filter.text, without: query.with(("q", "")))) }
        if let state = filter.state { chips.append(.init(t(state.label), without: query.with(("state", "")))) }
        if let placing = filter.placing { chips.append(.init(t(placing.label), without: query.with(("placing", "")))) }
        if let track = filter.track { chips.append(.init(track.details.name, without: query.with(("track", "")))) }
        return chips
    }

    private func list(_ t: Language) -> HTML {
        let matching = filter.isEmpty ? items : items.filter(filter.contains)
        guard !matching.isEmpty else {
            return EmptyBlock(t("No session matches"), t("Take a filter away, or search for another word.")).html
        }
        let request = query.page(size: 200)
        let shown = matching[...].dropFirst(request.offset).prefix(request.size)
        let columns = [
            Table.Column(t("Title")), Table.Column(t("When")), Table.Column(t("Room")), Table.Column(t("People")),
            Table.Column(t("State")),
        ]
        let words = SlotWords(zone: event.details.zone, t: t)
        let table = Table(t("Sessions"), columns: columns, rows: rows(shown, words, t))
        let pager = Pager(request, total: matching.count, t) { query.with(("page", String($0))) }
        return "\(table)\(pager)"
    }

    private func rows(_ items: ArraySlice<AgendaItem>, _ words: SlotWords, _ t: Language) -> [Table.Row] {
        // Said once for each kind and state, not for each row.
        let kinds = Dictionary(uniqueKeysWithValues: SessionKind.allCases.map { ($0, t($0.label)) })
        let states = Dictionary(uniqueKeysWithValues: SessionState.allCases.map { ($0, $0.tag(t).html) })
        let unscheduled = HTML(text: t("Unscheduled"))
        return items.map { item in
            let session = item.session
            let when = session.slot.map { slot -> HTML in
                """
                <span class="nowrap">\(words.times(slot))</span>\
                <span class="meta row-meta">\(words.dayName(slot))</span>
                """
            }
            return Table.Row(
                id: "session-\(session.key)",
                [
                    title(item, kind: kinds[session.details.kind] ?? ""), when ?? unscheduled,
                    HTML(text: session.slot == nil ? "" : words.place(item.room)), people(item),
                    states[session.details.state] ?? "",
                ])
        }
    }

    private func title(_ item: AgendaItem, kind: String) -> HTML {
        let track: HTML? = item.track.map { track in
            "<span class=\"track track-\(track.details.colour.rawValue)\">\(track.details.name)</span>"
        }
        return """
            <a href="\(url: AdminLinks.session(event.slug, item.session.key))">\(item.session.details.title)</a>\
            <span class="meta row-meta">\(kind) \(track)</span>
            """
    }

    private func people(_ item: AgendaItem) -> HTML {
        guard item.speakers.count != 1 else { return HTML(text: item.speakers[0].person.displayName) }
        return HTML(text: item.speakers.map(\.person.displayName).joined(separator: ", "))
    }
}
