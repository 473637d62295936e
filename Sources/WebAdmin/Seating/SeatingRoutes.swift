import Domain
import HTTP
import Pages

/// Who sits where, for whoever plans the tables and for whoever stands at the door.
enum SeatingRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.seating, .meetGuests, handler: show)
        routes.get(AdminLinks.seatingDeletion, .organise, handler: askClearing)
        routes.post(AdminLinks.seatingDeletion, .organise, handler: clear)
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let query = ListQuery(visit.request, path: AdminLinks.seating(event.slug), names: ["q", "session"])
            return visit.show(
                SeatingPage(event: event, sessions: try SessionSeats.all(of: event, in: tx), query: query))
        }
    }

    static func askClearing(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let seats = try SessionSeats(try visit.session(in: event, tx), tx)
            return visit.show(SeatingDeletionPage(event: event, seats: seats))
        }
    }

    static func clear(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, session) = try await visit.write { tx in
            let event = try visit.event(tx)
            let session = try visit.session(in: event, tx)
            _ = try Seats.clear(session, tx)
            return (event, session)
        }
        return visit.done(
            "The seating of \(session.details.title) was cleared.", to: AdminLinks.seating(event.slug))
    }
}

struct SeatingDeletionPage: PageModel {
    let event: Event
    let seats: SessionSeats

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let session = seats.session
        var page = AdminPage(.event(event, .seating), t("Clear the seating of \(session.details.title)?"))
        page.steps = [Breadcrumbs.Step(t("Seating"), AdminLinks.seating(event.slug))]
        page.content =
            Confirmation(
                consequences: [
                    t(
                        Message(
                            count: seats.count, one: "{0} seat goes, with all tables and rounds of the session.",
                            other: "{0} seats go, with all tables and rounds of the session.")),
                    t(
                        "Guests no longer see where they sit, and their calendars hear of it. This cannot be taken back."
                    ),
                ],
                to: AdminLinks.seatingDeletion(event.slug, session.key), token: visit.token, act: t("Clear seating"),
                back: AdminLinks.seating(event.slug), t
            ).html
        return page
    }
}
