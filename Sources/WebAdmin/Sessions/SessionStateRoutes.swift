import Domain
import HTTP
import Pages

/// Cancelling a session, taking that back, holding one again, and deleting one.
enum SessionStateRoutes {
    static func cancel(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, old) = try await visit.write { tx in
            let event = try visit.event(tx)
            let old = try visit.session(in: event, tx)
            _ = try Sessions.cancel(old.id, in: event.id, tx)
            return (event, old)
        }
        return visit.done(
            "\(old.details.title) was cancelled. With the next release, calendars say so.",
            to: AdminLinks.session(event.slug, old.key),
            undo: visit.undo(AdminLinks.session(event.slug, old.key), [("state", old.details.state.rawValue)]))
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

    /// Makes the session that holds this one again, and goes on to its place on the agenda.
    static func holdAgain(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, session) = try await visit.write { tx in
            let event = try visit.event(tx)
            return (event, try Sessions.holdAgain(try visit.session(in: event, tx).id, in: event.id, tx))
        }
        return visit.done(
            "\(session.details.title) is held once more. Now give it a time.",
            to: AdminLinks.slot(event.slug, session.key),
            undo: visit.undo(AdminLinks.sessionDeletion(event.slug, session.key)))
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try SessionDeletionPage(visit, problems: [], tx)) }
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, session) = try await visit.write { tx in
                let event = try visit.event(tx)
                let session = try visit.session(in: event, tx)
                try Sessions.delete(session.id, in: event.id, tx)
                return (event, session)
            }
            return visit.done("\(session.details.title) was deleted.", to: AdminLinks.sessions(event.slug))
        } refused: { state, tx in
            try SessionDeletionPage(visit, problems: state.problems, tx)
        }
    }
}

struct SessionDeletionPage: PageModel {
    let event: Event
    let session: Session
    let speakers: Int
    let problems: [FieldProblem]

    init(_ visit: Visit, problems: [FieldProblem], _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        session = try visit.session(in: event, tx)
        speakers = try tx.speakers.all(inSession: session.id).count
        self.problems = problems
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .sessions), t("Delete \(session.details.title)?"))
        page.steps = [
            Breadcrumbs.Step(t("Sessions"), AdminLinks.sessions(event.slug)),
            Breadcrumbs.Step(session.details.title, AdminLinks.session(event.slug, session.key)),
        ]
        page.problems = problems
        var consequences = [
            t("With the next release the session leaves every page and every feed. This cannot be taken back.")
        ]
        if session.announcedAt != nil {
            consequences.append(t("It was released. Cancel it instead, so that calendars can say that it is off."))
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
