import Domain
import Testing
import TimeZones

@Suite("A room")
struct RoomsTests {
    @Test("has a name that is its own in the event, in any case, and may be another's elsewhere")
    func names() async throws {
        let world = try World()
        let event = try await world.event("One")
        let other = try await world.event("Two")
        let hall = try await world.store.write { try Rooms.create(RoomDetails(name: "Main hall"), in: event.id, $0) }
        let twin = try await world.store.write { try Rooms.create(RoomDetails(name: "Main hall"), in: other.id, $0) }
        #expect(hall.slug == twin.slug)
        await #expect(
            throws: DomainError.invalid([
                FieldProblem("name", "There is a room of this name already.", value: "MAIN HALL")
            ])
        ) { try await world.store.write { try Rooms.create(RoomDetails(name: "MAIN HALL"), in: event.id, $0) } }
    }

    @Test("renamed keeps its slug, and the public sees the old name until the next release")
    func renamed() async throws {
        let world = try World()
        let event = try await world.event()
        let hall = try await world.store.write { try Rooms.create(RoomDetails(name: "Hall"), in: event.id, $0) }
        let inside = try await world.session(
            "In", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z", room: hall.id)
        try await world.release(event)
        let renamed = try await world.store.write {
            try Rooms.update(hall.id, in: event.id, to: RoomDetails(name: "Great hall"), $0)
        }
        #expect(renamed.slug == hall.slug)
        #expect(try world.shown(inside)?.room?.details.name == "Hall")
        try await world.release(event)
        #expect(try world.shown(inside)?.room?.details.name == "Great hall")
        #expect(try world.shown(inside)?.session.sequence == 1)
    }

    @Test("in which something is placed is not taken away")
    func inUse() async throws {
        let world = try World()
        let event = try await world.event()
        let hall = try await world.store.write { try Rooms.create(RoomDetails(name: "Hall"), in: event.id, $0) }
        let session = try await world.session(
            "In", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z", room: hall.id)
        let error = await #expect(throws: DomainError.self) {
            try await world.store.write { try Rooms.delete(hall.id, in: event.id, $0) }
        }
        #expect(error?.messages.map(\.english) == ["1 session is placed in this room. Move it first."])
        try await world.store.write { tx in
            _ = try Agenda.place(session.id, in: event.id, at: nil, tx)
            try Rooms.delete(hall.id, in: event.id, tx)
        }
        #expect(try world.store.read { try $0.rooms.all(in: event.id) } == [])
    }
}
