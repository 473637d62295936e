import Domain
import HTML
import Pages

/// What takes place in a room, by day; what is in all rooms is in this one, too.
struct RoomPage {
    let visit: EventVisit
    let room: Room
    let marks: ReleaseMarks
    let address: SiteAddress
    let site: Site

    var html: HTML {
        let t = site.t
        let slug = room.slug
        let filter = AgendaFilter(room: slug.description)
        let days = visit.days(of: visit.items.filter(filter.takes), marks: marks, t)
        let places = room.details.capacity.map { Message(count: $0, one: "{0} place", other: "{0} places") }
        let header = PageHeader(
            room.details.name,
            meta: [places.map { t($0) } ?? "", visit.event.details.venue].filter { !$0.isEmpty }.joined(
                separator: ", "),
            actions: [
                ActionLink(t("Subscribe"), "#subscribe", icon: .calendar),
                ActionLink(t("Sheet for the door"), visit.links.doorSheet(slug)),
            ],
            breadcrumbs: Breadcrumbs([.init(t("Agenda"), visit.links.agenda)], t))
        let subscribe = SubscribeBlock(
            title: "Follow this room in your calendar", path: visit.links.roomCalendar(slug),
            more: visit.links.subscribe, address: address, t: t)
        return PublicFrame(visit, .agenda, site: site).page(
            header, content: "\(AgendaDays(visit: visit, days: days, view: .list, t: t))\(subscribe)")
    }
}
