import Domain
import HTTP
import HTTPTypes
import Pages
import TimeZones

/// What the grid editor asks of the server: to move a session, and how the agenda stands.
enum EditorRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.agendaState, .organise, handler: state)
        routes.post(AdminLinks.slotMove, .organise, isKept: false, handler: move)
    }

    static func state(_ visit: Visit) throws -> Response {
        let state = try visit.read { tx in
            try AgendaState(visit, shown: visit.request.query["day"], countingReleases: true, tx)
        }
        var writer = JSONWriter()
        state.write(to: &writer, visit.t)
        let tag = EntityTag(hashing: writer.bytes)
        let isKnown = ConditionalRequest.evaluate(visit.request, tag: tag, lastModified: nil) == .notModified
        var response = isKnown ? Response(status: .notModified) : .json(writer.bytes)
        response.headers[.eTag] = tag.description
        return response
    }

    static func move(_ visit: Visit, _ form: Form) async throws -> Response {
        do {
            let (event, old, session, remarks) = try await visit.write { tx in
                let event = try visit.event(tx)
                let old = try visit.session(in: event, tx)
                let reading = try SlotForm.readMove(form, over: old.slot, in: try .of(event, in: tx))
                // Without a version nobody could be told that somebody else was quicker.
                let version = form.version ?? 0
                let session = try Agenda.place(old.id, in: event.id, at: reading.slot, expecting: version, tx)
                return (event, old, session, reading.remarks)
            }
            return try visit.read { tx in
                let move = try SlotMove(event: event, old: old, session: session, remarks: remarks, tx)
                return MoveAnswer.done(move, visit, try AgendaState(visit, shown: form["shown"], tx))
            }
        } catch let error as DomainError {
            return try visit.read { tx in try MoveAnswer.refused(error, visit, shown: form["shown"], tx) }
        }
    }
}
