import Domain
import HTML
import Pages
import TimeZones

/// What hangs at a room's door: a sheet a day, in large type, with what takes place and who speaks.
struct DoorSheet {
    let visit: EventVisit
    let room: Room
    let site: Site

    private var t: Language { site.t }

    var html: HTML {
        let header = PageHeader(
            t("\(room.details.name): sheet for the door"),
            meta: t("Print this page: each day is a sheet of its own, in large type."),
            breadcrumbs: Breadcrumbs(
                [.init(t("Agenda"), visit.links.agenda), .init(room.details.name, visit.links.room(room.slug))], t))
        return PublicFrame(visit, .agenda, site: site).page(header, content: "<div class=\"door\">\(days, day)</div>")
    }

    private var days: [(date: CivilDate, items: [AgendaItem])] {
        let filter = AgendaFilter(room: room.slug.description)
        let items = visit.items.filter { filter.takes($0) && $0.session.details.state != .cancelled }
        let days = Dictionary(grouping: items) { item in
            visit.zone.wallClock(at: item.session.slot?.start ?? Instant(secondsSince1970: 0)).date
        }
        return days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func day(_ day: (date: CivilDate, items: [AgendaItem])) -> HTML {
        """
        <section class="door-day"><p class="door-event">\(visit.event.details.title)</p><h2><span class="door-room">\(room.details.name)</span> \
        <span class="door-date">\(t.date(day.date))</span></h2><ol>\(day.items, session)</ol></section>
        """
    }

    private func session(_ item: AgendaItem) -> HTML {
        let people = item.speakers.map { $0.name(t) }.joined(separator: ", ")
        return """
            <li class="door-session door-\(item.session.details.kind.emphasis.rawValue)">\
            <p class="door-time">\(item.session.slot, { HTML(text: visit.times($0, t)) })</p>\
            <div><h3>\(item.session.details.title)</h3>\(if: !people.isEmpty, "<p class=\"door-people\">\(people)</p>")</div></li>
            """
    }
}
