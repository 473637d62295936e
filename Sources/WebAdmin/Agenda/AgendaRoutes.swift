import Domain
import HTTP
import Pages
import TimeZones

/// The agenda of an event: a day as a grid or a list, and the forms that place sessions on it.
enum AgendaRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.agenda, .look, handler: show)
        routes.get(AdminLinks.freePlaces, .organise, handler: showFreePlaces)
        routes.get(AdminLinks.slot, .organise, handler: showSlot)
        routes.post(AdminLinks.slot, .organise, handler: place)
        routes.post(AdminLinks.slotDeletion, .organise, handler: unschedule)
        EditorRoutes.register(on: &routes)
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let query = ListQuery(visit.request, path: AdminLinks.agenda(event.slug), names: ["day", "view"])
            let items = try Agenda.items(of: event.id, in: tx)
            return visit.show(
                AgendaPage(
                    event: event, rooms: try tx.rooms.all(in: event.id), items: items,
                    conflicts: try Conflicts.of(event, in: tx),
                    unreleased: try Releases.unreleased(of: event.id, in: tx).changes.count,
                    day: AgendaDays(event: event, items: items).day(asked: query.text("day"), now: visit.now),
                    isList: query.text("view") == "list", query: query))
        }
    }

    static func showFreePlaces(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try FreePlacesPage(visit, tx)) }
    }

    static func showSlot(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try SlotPage(visit, refused: nil, tx)) }
    }

    static func place(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let move = try await visit.write { tx in
                let event = try visit.event(tx)
                let old = try visit.session(in: event, tx)
                let reading = try SlotForm.read(form, over: old.slot, in: try .of(event, in: tx))
                let session = try Agenda.place(
                    old.id, in: event.id, at: reading.slot, expecting: form.version, tx)
                return try SlotMove(event: event, old: old, session: session, remarks: reading.remarks, tx)
            }
            return move.told(by: visit)
        } refused: { state, tx in
            try SlotPage(visit, refused: state, tx)
        }
    }

    static func unschedule(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let move = try await visit.write { tx in
                let event = try visit.event(tx)
                let old = try visit.session(in: event, tx)
                let session = try Agenda.place(old.id, in: event.id, at: nil, expecting: form.version, tx)
                return try SlotMove(event: event, old: old, session: session, remarks: [], tx)
            }
            return move.told(by: visit)
        } refused: { state, tx in
            try SlotPage(visit, refused: state, tx)
        }
    }
}
