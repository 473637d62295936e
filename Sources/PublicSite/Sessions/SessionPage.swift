import Domain
import HTML
import Pages

/// One session of an agenda.
struct SessionPage {
    let visit: EventVisit
    let item: AgendaItem
    let site: Site

    private var t: Language { site.t }
    private var details: SessionDetails { item.session.details }

    var html: HTML {
        let isCancelled = details.state == .cancelled
        let header = PageHeader(
            details.title, tags: [Tag(t(details.kind.label))] + (isCancelled ? [Tag(t("Cancelled"), .bad)] : []),
            meta: item.session.slot.map { visit.when($0, t) } ?? "",
            actions: [ActionLink(t("Add to calendar"), visit.links.sessionCalendar(item.session.key), icon: .calendar)],
            breadcrumbs: Breadcrumbs([.init(t("Agenda"), visit.links.agenda)], t))
        let banner = Banner(t("This session was cancelled."), .warn)
        return PublicFrame(visit, .agenda, site: site).page(
            header,
            content: """
                \(if: isCancelled, banner.html)\(TextBlock(details.abstract))\(SummaryList(rows))\
                \(if: !item.speakers.isEmpty, "<section><h2>\(t("Speakers"))</h2>\(speakers)</section>")
                """)
    }

    private var rows: [SummaryList.Row] {
        var rows: [SummaryList.Row] = []
        if let slot = item.session.slot { rows.append(SummaryList.Row(t("When"), visit.when(slot, t))) }
        let place = [visit.roomName(item, t), visit.event.details.venue].filter { !$0.isEmpty }
        if !place.isEmpty { rows.append(SummaryList.Row(t("Where"), place.joined(separator: ", "))) }
        if let track = item.track {
            let path = visit.links.agenda(query: AgendaFilter(track: track.slug.description).pairs)
            rows.append(SummaryList.Row(t("Track"), markup: "<a href=\"\(url: path)\">\(track.details.name)</a>"))
        }
        return rows
    }

    private var speakers: Cards {
        // A session that was cancelled is no reason to list somebody as a speaker of the event.
        let listed = Set(visit.speakers.map(\.person.id))
        return Cards(
            item.speakers.map { part in
                Card(
                    part.person.displayName,
                    path: listed.contains(part.person.id) ? visit.links.speaker(part.person.id) : nil,
                    tags: part.person.isPlaceholder ? [Tag(t("Name to be announced"))] : [],
                    facts: (part.speaker.role == .speaker ? [] : [t(part.speaker.role.label)]) + part.person.belonging)
            })
    }
}
