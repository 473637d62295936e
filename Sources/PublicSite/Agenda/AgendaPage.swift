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
    /// The one that suits the agenda.
    let standardView: View
    /// Nil for the standard one.
    let askedView: View?
    let moment: AgendaMoment
    let marks: ReleaseMarks
    let address: SiteAddress
    let site: Site

    private var t: Language { site.t }
    private var rooms: [Room] { visit.rooms }
    private var view: View { askedView ?? standardView }
    private var tracks: [Track] { visit.tracks }

    var html: HTML {
        let header = PageHeader(
            title, meta: visit.zoneNote(t),
            actions: visit.items.isEmpty ? [] : [ActionLink(t("Subscribe"), "#subscribe", icon: .calendar)])
        return PublicFrame(visit, .agenda, site: site).page(header, content: "\(release)\(content)")
    }

    /// Which release this is, and the way to what it changed.
    private var release: HTML {
        guard let release = visit.agenda?.release else { return "" }
        return """
            <p class="meta release-line">\(visit.line(release, t)). \
            <a href="\(url: visit.links.changes)">\(t("What changed"))</a></p>
            """
    }

    /// Each view has a title of its own, so that tabs and bookmarks can be told apart.
    private var title: String {
        let names = [trackName, roomName].filter { !$0.isEmpty }.joined(separator: ", ")
        switch (view, names.isEmpty) {
        case (standardView, true): return t("Agenda")
        case (standardView, false): return t("Agenda: \(names)")
        case (.list, true): return t("Agenda as a list")
        case (.list, false): return t("Agenda as a list: \(names)")
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
            return "\(EmptyBlock(t("The agenda is not out yet"), visit.absence(t)))\(subscribe)"
        }
        let shown = visit.items.filter(filter.takes)
        let days = visit.days(of: shown, current: moment.current, marks: marks, t)
        return """
            \(if: filter.isEmpty, nowAndNext)\(tabs)\(filterPanel)\
            \(if: days.isEmpty, EmptyBlock(
                t("No session matches"), action: ActionLink(t("Show the whole agenda"), visit.links.agenda)).html)\
            \(AgendaDays(visit: visit, days: days, view: view, t: t))\(subscribe)
            """
    }

    private var nowAndNext: HTML {
        let parts: [(Message, [AgendaItem])] = [("Now", moment.current), ("Next", moment.next)]
        return
            "\(parts.filter { !$0.1.isEmpty }, { "<section class=\"moment\"><h2>\(t($0.0))</h2>\(cards($0.1))</section>" })"
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
                visit.links.agenda(query: filter.pairs + [("view", tabView == standardView ? "" : tabView.rawValue)]),
                isCurrent: view == tabView)
        }
        return Tabs(t("Views of the agenda"), [tab("List", .list), tab("Rooms and times", .grid)])
    }

    private var subscribe: SubscribeBlock {
        let path = QueryText.path(visit.links.agendaCalendar, filter.pairs)
        let title: Message =
            filter.isEmpty ? "Follow the agenda in your calendar" : "Follow this selection in your calendar"
        return SubscribeBlock(title: title, path: path, more: visit.links.subscribe, address: address, t: t)
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
            ("key", isPrivate ? visit.event.privateKey : ""), ("view", askedView?.rawValue ?? ""),
        ]
        return FilterPanel(visit.links.agenda, form: form, fields: fields, chips: chips, hidden: hidden).html
    }

    private var chips: [FilterPanel.Chip] {
        let views = [("view", askedView?.rawValue ?? "")]
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

extension AgendaPage.View {
    /// Rooms side by side where at least half of what takes place in them does so at the same time as something else, and
    /// where they fit a wide screen; on a narrow one they stand as a list. What is narrowed down is a list from the start.
    static func standard(for visit: EventVisit, _ filter: AgendaFilter) -> AgendaPage.View {
        guard filter.isEmpty, (2...8).contains(visit.rooms.count) else { return .list }
        let placed = visit.items.compactMap { item -> Slot? in
            item.session.details.kind.isPause || item.room == nil ? nil : item.session.slot
        }
        var isParallel = placed.map { _ in false }
        for (index, slot) in placed.enumerated() {
            // They are in the order of their starts.
            for other in placed.indices[(index + 1)...].prefix(while: { placed[$0].start < slot.end })
            where placed[other].room != slot.room {
                isParallel[index] = true
                isParallel[other] = true
            }
        }
        return isParallel.count { $0 } * 2 >= placed.count ? .grid : .list
    }
}
