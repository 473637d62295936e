import Domain
import HTML
import Pages
import TimeZones

/// The agenda by day, as a list or as a grid, narrowed to a track or a room when asked for.
struct AgendaPage {
    enum View: String {
        case list, grid
    }

    let visit: EventVisit
    let filter: AgendaFilter
    let view: View
    let moment: AgendaMoment
    let address: SiteAddress
    let site: Site

    private var t: Language { site.t }
    private var rooms: [Room] { visit.rooms }
    private var tracks: [Track] { visit.tracks }

    var html: HTML {
        let header = PageHeader(
            title, meta: visit.zoneNote(t),
            actions: visit.items.isEmpty ? [] : [ActionLink(t("Subscribe"), "#subscribe", icon: .calendar)])
        return PublicFrame(visit, .agenda, site: site).page(header, content: content)
    }

    /// Each view has a title of its own, so that tabs and bookmarks can be told apart.
    private var title: String {
        let names = [trackName, roomName].filter { !$0.isEmpty }.joined(separator: ", ")
        switch (view, names.isEmpty) {
        case (.list, true): return t("Agenda")
        case (.list, false): return t("Agenda: \(names)")
        case (.grid, true): return t("Agenda by rooms and times")
        case (.grid, false): return t("Agenda by rooms and times: \(names)")
        }
    }

    /// The name of the track that is asked for, or what was asked for when there is none such.
    private var trackName: String {
        tracks.first { $0.slug.description == filter.track }?.details.name ?? filter.track
    }

    private var roomName: String {
        rooms.first { $0.slug.description == filter.room }?.details.name ?? filter.room
    }

    private var content: HTML {
        guard !visit.items.isEmpty else {
            let empty = EmptyBlock(
                t("The agenda is not out yet"), t("Sessions appear here once they are confirmed and have a time."))
            return "\(empty)\(subscribe)"
        }
        let shown = visit.items.filter(filter.takes)
        let days = visit.days(of: shown, current: moment.current, rooms: rooms, t)
        return """
            \(if: filter.isEmpty, nowAndNext)\(tabs)\(filterPanel)\(if: days.count > 1, dayLinks(days))\
            \(if: days.isEmpty, EmptyBlock(
                t("No session matches"), action: ActionLink(t("Show the whole agenda"), visit.links.agenda)).html)\
            \(days, day)\(subscribe)
            """
    }

    private var nowAndNext: HTML {
        let parts: [(Message, [AgendaItem])] = [("Now", moment.current), ("Next", moment.next)]
        return "\(parts.filter { !$0.1.isEmpty }, { "<section><h2>\(t($0.0))</h2>\(cards($0.1))</section>" })"
    }

    private func cards(_ items: [AgendaItem]) -> Cards {
        Cards(
            items.map { item in
                let when = item.session.slot.map { visit.when($0, t) } ?? ""
                return Card(
                    item.session.details.title, path: visit.links.session(item.session.key),
                    facts: [when, visit.roomName(item, t)].filter { !$0.isEmpty })
            })
    }

    private var tabs: Tabs {
        let tab = { (text: Message, tabView: View) in
            Tabs.Tab(
                t(text),
                visit.links.agenda(query: filter.pairs + [("view", tabView == .list ? "" : tabView.rawValue)]),
                isCurrent: view == tabView)
        }
        return Tabs(t("Views of the agenda"), [tab("List", .list), tab("Rooms and times", .grid)])
    }

    private func dayLinks(_ days: [AgendaDay]) -> HTML {
        """
        <nav aria-label="\(t("Days"))"><ul class="actions">\
        \(days, { "<li><a href=\"#day-\($0.date.iso8601)\">\(t.day($0.date))</a></li>" })</ul></nav>
        """
    }

    private func day(_ day: AgendaDay) -> HTML {
        let name = t.date(day.date)
        let sessions: HTML =
            switch view {
            case .list: AgendaList(day.entries, t).html
            case .grid: AgendaGrid(name, rooms: rooms.map(\.details.name), items: day.entries, t).html
            }
        return "<section><h2 id=\"day-\(day.date.iso8601)\">\(name)</h2>\(sessions)</section>"
    }

    private var subscribe: SubscribeBlock {
        let path = QueryText.path(visit.links.agendaCalendar, filter.pairs)
        let title: Message =
            filter.isEmpty ? "Follow the agenda in your calendar" : "Follow this selection in your calendar"
        return SubscribeBlock(title: title, path: path, address: address, t: t)
    }
}

extension AgendaPage {
    private var filterPanel: HTML {
        guard !tracks.isEmpty || rooms.count > 1 else { return "" }
        let form = FormFields(t, values: ["track": filter.track, "room": filter.room])
        var fields = HTML()
        if !tracks.isEmpty {
            let choices = tracks.map { Choice($0.slug.description, $0.details.name) }
            fields.append(form.select("track", t("Track"), choices, none: t("All tracks")))
        }
        if rooms.count > 1 {
            let choices = rooms.map { Choice($0.slug.description, $0.details.name) }
            fields.append(form.select("room", t("Room"), choices, none: t("All rooms")))
        }
        let isPrivate = visit.event.details.visibility == .private
        // A form replaces the query of its address, so the key has to be one of its fields.
        let hidden = [
            ("key", isPrivate ? visit.event.privateKey : ""), ("view", view == .list ? "" : view.rawValue),
        ]
        return FilterPanel(visit.links.agenda, form: form, fields: fields, chips: chips, hidden: hidden).html
    }

    private var chips: [FilterPanel.Chip] {
        let views = [("view", view == .list ? "" : view.rawValue)]
        var chips: [FilterPanel.Chip] = []
        if !filter.track.isEmpty {
            chips.append(.init(trackName, without: visit.links.agenda(query: [("room", filter.room)] + views)))
        }
        if !filter.room.isEmpty {
            chips.append(.init(roomName, without: visit.links.agenda(query: [("track", filter.track)] + views)))
        }
        return chips
    }
}
