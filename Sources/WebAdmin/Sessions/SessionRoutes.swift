import Domain
import HTTP
import Pages

/// The sessions of an event.
enum SessionRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.sessions, .look, handler: list)
        routes.get(AdminLinks.newSession, .organise, handler: showNew)
        routes.post(AdminLinks.sessions, .organise, handler: create)
        routes.get(AdminLinks.session, .look, handler: show)
        routes.get(AdminLinks.editSession, .organise, handler: showEdit)
        routes.post(AdminLinks.session, .organise, handler: update)
        routes.post(AdminLinks.sessionCancellation, .organise, handler: SessionStateRoutes.cancel)
        routes.post(AdminLinks.sessionCancellationDeletion, .organise, handler: SessionStateRoutes.reinstate)
        routes.post(AdminLinks.sessionRepeats, .organise, handler: SessionStateRoutes.holdAgain)
        routes.get(AdminLinks.sessionDeletion, .organise, handler: SessionStateRoutes.askDeletion)
        routes.post(AdminLinks.sessionDeletion, .organise, handler: SessionStateRoutes.delete)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let query = ListQuery(
                visit.request, path: AdminLinks.sessions(event.slug), names: ["q", "state", "track", "placing", "page"])
            let tracks = try tx.tracks.all(in: event.id)
            let filter = SessionFilter(query, tracks: tracks)
            let items = try Agenda.items(of: event.id, in: tx)
            return visit.show(
                SessionsPage(event: event, items: items, tracks: tracks, filter: filter, query: query))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            var values: [Field: String] = [
                "kind": SessionKind.talk.rawValue, "state": SessionState.draft.rawValue, "pinned": "no",
            ]
            for field in SlotForm.names + SlotText.shown { values[field] = visit.request.query[field.rawValue] }
            let state = FormState(values)
            return visit.show(
                SessionFormPage(event: event, session: nil, tracks: try tx.tracks.all(in: event.id), state: state))
        }
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, session) = try await visit.write { tx in
                let event = try visit.event(tx)
                let setting = try EventSetting.of(event, in: tx)
                let (details, key) = try SessionForm.read(form, in: setting)
                let slot = try SessionForm.slot(form, in: setting)
                return (event, try Sessions.create(details, key: key, slot: slot, in: event.id, tx))
            }
            if session.slot != nil {
                return visit.done(
                    "\(session.details.title) was created and has its place. Next: its speakers.",
                    to: AdminLinks.session(event.slug, session.key))
            }
            return visit.done(
                "\(session.details.title) was created. Next: its speakers, and its place on the agenda.",
                to: AdminLinks.session(event.slug, session.key))
        } refused: { state, tx in
            let event = try visit.event(tx)
            return SessionFormPage(
                event: event, session: nil, tracks: try tx.tracks.all(in: event.id), state: state)
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try SessionPage(visit, speakerForm: SessionPage.speakerForm, tx)) }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let session = try visit.session(in: event, tx)
            let tracks = try tx.tracks.all(in: event.id)
            let state = FormState(SessionForm.values(session, tracks: tracks), version: session.version)
            return visit.show(SessionFormPage(event: event, session: session, tracks: tracks, state: state))
        }
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, session) = try await visit.write { tx in
                let event = try visit.event(tx)
                let old = try visit.session(in: event, tx)
                var reader = form.reader
                let details = try SessionDetails.read(&reader, over: old.details, in: try .of(event, in: tx))
                return (event, try Sessions.update(old.id, in: event.id, to: details, expecting: form.version, tx))
            }
            return visit.done(
                "\(session.details.title) was saved.", to: AdminLinks.session(event.slug, session.key))
        } refused: { state, tx in
            let event = try visit.event(tx)
            let session = try visit.session(in: event, tx)
            let tracks = try tx.tracks.all(in: event.id)
            return SessionFormPage(
                event: event, session: session, tracks: tracks,
                state: state.over(SessionForm.values(session, tracks: tracks), version: session.version))
        }
    }
}
