import Domain
import HTML
import HTTP
import Pages
import TimeZones

/// The open grid: what is free on a day, each place a way to claim it with a new session. An unconference is made here.
struct FreePlacesPage: PageModel {
    let event: Event
    let rooms: [Room]
    let days: [CivilDate]
    let day: CivilDate
    /// Minutes that are looked for.
    let minutes: Int
    let slots: [Slot]

    init(_ visit: Visit, _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        rooms = try tx.rooms.all(in: event.id)
        let items = try Agenda.items(of: event.id, in: tx)
        let all = AgendaDays(event: event, items: items)
        days = all.all
        day = all.day(asked: visit.request.query["day"] ?? "", now: visit.now)
        minutes = visit.request.query["minutes"].flatMap { Int($0) }.flatMap { (5...720).contains($0) ? $0 : nil } ?? 45
        slots = FreePlaces(on: day, of: event, items: items, rooms: rooms).slots(lasting: Int64(minutes) * 60)
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Free places"))
        page.steps = [Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug))]
        page.meta = t("Pick a room and a time to claim it with a new session.")
        let tabs = days.map { other in
            Tabs.Tab(t.day(other), path(other, minutes), isCurrent: other == day)
        }
        let block = FreePlacesBlock(event: event, rooms: rooms, slots: slots, length: Int64(minutes) * 60) {
            QueryText.path(AdminLinks.newSession(event.slug), $0)
        }
        page.content = """
            \(if: tabs.count > 1, Tabs(t("Days"), tabs).html)\(lengths(t))\
            \(if: rooms.isEmpty, noRooms(t), else: block.html(t))
            """
        return page
    }

    private func path(_ day: CivilDate, _ minutes: Int) -> String {
        QueryText.path(
            AdminLinks.freePlaces(event.slug), [("day", day.iso8601), ("minutes", String(minutes))])
    }

    private func lengths(_ t: Language) -> HTML {
        let tabs = Set([15, 30, 45, 60, 90, minutes]).sorted().map { length in
            Tabs.Tab(t.duration(minutes: length), path(day, length), isCurrent: length == minutes)
        }
        return Tabs(t("Length"), tabs).html
    }

    private func noRooms(_ t: Language) -> HTML {
        EmptyBlock(
            t("There are no rooms yet"), t("A place is a room and a time."),
            action: ActionLink(t("Add a room"), AdminLinks.newRoom(event.slug), icon: .add)
        ).html
    }
}
