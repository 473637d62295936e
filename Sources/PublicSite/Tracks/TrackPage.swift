import Domain
import HTML
import Pages

/// The sessions of a track, by day.
struct TrackPage {
    let visit: EventVisit
    let track: Track
    let marks: ReleaseMarks
    let address: SiteAddress
    let site: Site

    var html: HTML {
        let t = site.t
        let filter = AgendaFilter(track: track.slug.description)
        let items = visit.items.filter(filter.takes)
        let count = Message(count: items.count, one: "{0} session", other: "{0} sessions")
        let header = PageHeader(
            track.details.name, meta: t(count),
            actions: [ActionLink(t("Subscribe"), "#subscribe", icon: .calendar)],
            breadcrumbs: Breadcrumbs([.init(t("Agenda"), visit.links.agenda)], t))
        let days = AgendaDays(visit: visit, days: visit.days(of: items, marks: marks, t), view: .list, t: t)
        let subscribe = SubscribeBlock(
            title: "Follow this track in your calendar", path: visit.links.trackCalendar(track.slug),
            more: visit.links.subscribe, address: address, t: t)
        return PublicFrame(visit, .agenda, site: site).page(header, content: "\(days)\(subscribe)")
    }
}
