import Domain
import HTML
import Pages
import TimeZones

/// What an event is, when, where, and how to follow it.
struct EventPage {
    let visit: EventVisit
    /// The series, when visitors can see its page.
    let series: Series?
    let address: SiteAddress
    let site: Site

    private var t: Language { site.t }
    private var details: EventDetails { visit.event.details }

    var html: HTML {
        let header = PageHeader(
            details.title, tags: [Tag(t(details.kind.label))], meta: visit.dates(t),
            actions: visit.items.isEmpty ? [] : [ActionLink(t("See the agenda"), visit.links.agenda, .primary)])
        return PublicFrame(visit, .event, site: site).page(
            header, head: StructuredData(visit: visit, address: address, site: site).html,
            content: "\(TextBlock(details.summary))\(SummaryList(rows))\(subscribe)")
    }

    private var rows: [SummaryList.Row] {
        var rows = [SummaryList.Row(t("When"), visit.dates(t))]
        if !visit.place.isEmpty { rows.append(SummaryList.Row(t("Where"), visit.place)) }
        if let series {
            let link: HTML = "<a href=\"\(url: PublicLinks.series(series.slug))\">\(series.details.title)</a>"
            rows.append(SummaryList.Row(t("Part of"), markup: link))
        }
        if let capacity = details.capacity { rows.append(SummaryList.Row(t("Places"), t.number(capacity))) }
        rows.append(SummaryList.Row(t("Registration"), t(details.registration.label)))
        rows.append(SummaryList.Row(t("Time zone"), details.zone.identifier))
        rows.append(SummaryList.Row(t("Agenda"), markup: agenda))
        let rooms = visit.rooms.map { ($0.details.name, visit.links.room($0.slug)) }
        if !rooms.isEmpty { rows.append(SummaryList.Row(t("Rooms"), markup: links(rooms))) }
        let tracks = visit.tracks.map { ($0.details.name, visit.links.track($0.slug)) }
        if !tracks.isEmpty { rows.append(SummaryList.Row(t("Tracks"), markup: links(tracks))) }
        return rows
    }

    /// Which release the public sees, or that it sees none.
    private var agenda: HTML {
        guard let release = visit.agenda?.release else {
            return "<p>\(t("The agenda is not out yet."))</p><p class=\"meta\">\(visit.absence(t))</p>"
        }
        return "\(visit.line(release, t)). <a href=\"\(url: visit.links.changes)\">\(t("What changed"))</a>"
    }

    private func links(_ all: [(name: String, path: String)]) -> HTML {
        all.map { "<a href=\"\(url: $0.path)\">\($0.name)</a>" as HTML }.joined(separator: ", ")
    }

    private var subscribe: SubscribeBlock {
        SubscribeBlock(
            title: "Follow the agenda in your calendar", path: visit.links.agendaCalendar, more: visit.links.subscribe,
            address: address, t: t)
    }
}
