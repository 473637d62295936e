import Domain
import HTML
import Pages
import TimeZones

struct HomePage: PageModel {
    /// Newest first.
    let events: [EventSummary]
    let total: Int
    let today: CivilDate

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(nil), t("Your events"))
        if visit.may(.organise), total > 0 {
            page.actions = [ActionLink(t("New event"), AdminLinks.newEvent(), .primary, icon: .add)]
        }
        page.content = total == 0 ? empty(visit) : groups(visit)
        return page
    }

    private func empty(_ visit: Visit) -> HTML {
        let t = visit.t
        guard visit.may(.look) || visit.may(.meetGuests) else {
            return EmptyBlock(
                t("No events for you yet"),
                t("You have no role yet. An owner can give you one, for everything or for one event.")
            ).html
        }
        return EmptyBlock(
            t("No events yet"),
            t("An event holds an agenda, its speakers and the people who come. The calendar feed follows by itself."),
            action: visit.may(.organise)
                ? ActionLink(t("Create the first event"), AdminLinks.newEvent(), .primary, icon: .add) : nil
        ).html
    }

    private func groups(_ visit: Visit) -> HTML {
        let t = visit.t
        let current = events.filter { $0.event.details.visibility != .archived }
        let coming = current.filter { $0.event.details.lastDay >= today }.reversed()
        let past = current.filter { $0.event.details.lastDay < today }.prefix(6)
        return """
            \(group("coming", t("Now and coming up"), Array(coming), visit))\
            \(group("past", t("Past"), Array(past), visit))\
            \(if: visit.rights.maySomewhere(.look), "<p><a href=\"\(url: AdminLinks.events())\">\(t(all))</a></p>")
            """
    }

    private var all: Message { Message(count: total, one: "See {0} event", other: "See all {0} events") }

    private func group(_ id: String, _ title: String, _ events: [EventSummary], _ visit: Visit) -> HTML {
        guard !events.isEmpty else { return "" }
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>\
            \(Cards(events.map { card($0, visit) }))</section>
            """
    }

    private func card(_ summary: EventSummary, _ visit: Visit) -> Card {
        let t = visit.t
        let event = summary.event
        let path =
            visit.rights.may(.look, in: event.id) ? AdminLinks.event(event.slug) : AdminLinks.attendees(event.slug)
        let counts: [Message] = [
            Message(count: summary.sessions, one: "{0} session", other: "{0} sessions"),
            Message(count: summary.attendees, one: "{0} attendee", other: "{0} attendees"),
        ]
        return Card(
            event.details.title, path: path, tags: [event.details.visibility.tag(t)],
            facts: [
                t.dates(event.details.firstDay, event.details.lastDay), event.details.venue,
                counts.map { t($0) }.joined(separator: " · "),
            ].filter { !$0.isEmpty })
    }
}
