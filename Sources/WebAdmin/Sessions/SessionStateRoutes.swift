import Domain
import HTTP
import Pages

/// Cancelling a session, taking that back, and deleting one.
enum SessionStateRoutes {
    static func cancel(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, session) = try await visit.write { tx in
            let event = try visit.event(tx)
            return (event, try Sessions.cancel(try visit.session(in: event, tx).id, in: event.id, tx))
        }
        return visit.done(
            "\(session.details.title) was cancelled. Calendars that follow the event will say so.",
            to: AdminLinks.session(event.slug, session.key),
            undo: visit.undo(AdminLinks.sessionCancellationDeletion(event.slug, session.key)))
    }

    static func reinstate(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, session) = try await visit.write { tx in
            let event = try visit.event(tx)
            return (event, try Sessions.reinstate(try visit.session(in: event, tx).id, in: event.id, tx))
        }
        return visit.done(
            "\(session.details.title) takes place again.", to: AdminLinks.session(event.slug, session.key),
            undo: visit.undo(AdminLinks.sessionCancellation(event.slug, session.key)))
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let session = try visit.session(in: event, tx)
            let speakers = try tx.speakers.all(inSession: session.id)
            return visit.show(SessionDeletionPage(event: event, session: session, speakers: speakers.count))
        }
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, session) = try await visit.write { tx in
            let event = try visit.event(tx)
            let session = try visit.session(in: event, tx)
            try Sessions.delete(session.id, in: event.id, tx)
            return (event, session)
        }
        return visit.done("\(session.details.title) was deleted.", to: AdminLinks.sessions(event.slug))
    }
}

struct SessionDeletionPage: PageModel {
    let event: Event
    let session: Session
    let speakers: Int

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .sessions), t("Delete \(session.details.title)?"))
        page.steps = [
            Breadcrumbs.Step(t("Sessions"), AdminLinks.sessions(event.slug)),
            Breadcrumbs.Step(session.details.title, AdminLinks.session(event.slug, session.key)),
        ]
        var consequences = [t("The session leaves every page and every feed. This cannot be taken back.")]
        if session.announcedAt != nil {
            consequences.append(t("It was announced. Cancel it instead, so that calendars can say that it is off."))
        }
        if speakers > 0 {
            consequences.append(
                t(
                    Message(
                        count: speakers, one: "Its {0} speaker stays among the people.",
                        other: "Its {0} speakers stay among the people.")))
        }
        page.content =
            Confirmation(
                consequences: consequences, to: AdminLinks.sessionDeletion(event.slug, session.key),
                token: visit.token, act: t("Delete session"), back: AdminLinks.session(event.slug, session.key), t
            ).html
        return page
    }
}
