import Domain
import HTTP
import Pages

/// The rooms of an event.
enum RoomRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.rooms, .look, handler: list)
        routes.get(AdminLinks.newRoom, .organise, handler: showNew)
        routes.post(AdminLinks.rooms, .organise, handler: create)
        routes.get(AdminLinks.editRoom, .organise, handler: showEdit)
        routes.post(AdminLinks.room, .organise, handler: update)
        routes.get(AdminLinks.roomDeletion, .organise, handler: askDeletion)
        routes.post(AdminLinks.roomDeletion, .organise, handler: delete)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(
                RoomsPage(
                    event: event, rooms: try tx.rooms.all(in: event.id),
                    sessions: try tx.rooms.sessionCounts(in: event.id)))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        visit.show(RoomFormPage(event: try visit.read(visit.event), room: nil, state: FormState()))
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, room) = try await visit.write { tx in
                let event = try visit.event(tx)
                var reader = form.reader
                let details = try RoomDetails.read(&reader, zone: event.details.zone)
                return (event, try Rooms.create(details, in: event.id, tx))
            }
            return visit.done("\(room.details.name) was added.", to: AdminLinks.rooms(event.slug))
        } refused: { state, tx in
            RoomFormPage(event: try visit.event(tx), room: nil, state: state)
        }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let room = try visit.room(in: event, tx)
            return visit.show(RoomFormPage(event: event, room: room, state: RoomFormPage.state(of: room, in: event)))
        }
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, room) = try await visit.write { tx in
                let event = try visit.event(tx)
                let old = try visit.room(in: event, tx)
                var reader = form.reader
                let details = try RoomDetails.read(&reader, over: old.details, zone: event.details.zone)
                return (event, try Rooms.update(old.id, in: event.id, to: details, expecting: form.version, tx))
            }
            return visit.done("\(room.details.name) was saved.", to: AdminLinks.rooms(event.slug))
        } refused: { state, tx in
            let event = try visit.event(tx)
            let room = try visit.room(in: event, tx)
            return RoomFormPage(
                event: event, room: room, state: state.over(RoomFormPage.values(room, in: event), version: room.version)
            )
        }
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(RoomDeletionPage(event: event, room: try visit.room(in: event, tx), problems: []))
        }
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, room) = try await visit.write { tx in
                let event = try visit.event(tx)
                let room = try visit.room(in: event, tx)
                try Rooms.delete(room.id, in: event.id, tx)
                return (event, room)
            }
            return visit.done("\(room.details.name) was deleted.", to: AdminLinks.rooms(event.slug))
        } refused: { state, tx in
            let event = try visit.event(tx)
            return RoomDeletionPage(event: event, room: try visit.room(in: event, tx), problems: state.problems)
        }
    }
}
