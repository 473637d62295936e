import Domain
import HTTP
import Pages

/// The conflicts of an event's agenda, and those that are allowed.
enum ConflictRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.conflicts, .look, handler: list)
        routes.get(AdminLinks.conflictWaiver, .organise, handler: showWaiver)
        routes.post(AdminLinks.conflictWaiver, .organise, handler: waive)
        routes.post(AdminLinks.conflictWaiverDeletion, .organise, handler: takeBack)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let query = ListQuery(
                visit.request, path: AdminLinks.conflicts(event.slug), names: ["severity", "kind", "page"])
            return visit.show(
                ConflictsPage(
                    event: event, rooms: try tx.rooms.all(in: event.id), conflicts: try Conflicts.of(event, in: tx),
                    filter: ConflictFilter(query), query: query))
        }
    }

    static func showWaiver(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try ConflictWaiverPage(visit, refused: nil, tx)) }
    }

    static func waive(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, conflict) = try await visit.write { tx in
                let event = try visit.event(tx)
                let conflict = try visit.conflict(in: event, tx)
                var reader = form.reader
                let reason = try ConflictWaiver.readReason(&reader)
                _ = try Conflicts.waive(conflict.identity, in: event, because: reason, tx)
                return (event, conflict)
            }
            let undo = visit.undo(AdminLinks.conflictWaiverDeletion(event.slug, conflict.identity))
            return visit.done("The conflict was waived.", to: AdminLinks.conflicts(event.slug), undo: undo)
        } refused: { state, tx in
            try ConflictWaiverPage(visit, refused: state, tx)
        }
    }

    static func takeBack(_ visit: Visit, _ form: Form) async throws -> Response {
        let event = try await visit.write { tx in
            let event = try visit.event(tx)
            try Conflicts.takeBack(try visit.conflict(in: event, tx).identity, in: event, tx)
            return event
        }
        return visit.done("The conflict is waived no longer.", to: AdminLinks.conflicts(event.slug))
    }
}
