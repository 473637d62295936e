import Domain
import Testing

@testable import Store

@Suite("Rooms in the store")
struct RoomRowsTests {
    private func room(_ slug: String, _ name: String, in event: ID<Event>, at position: Int) -> Room {
        // because: the tests write slugs
        Room(
            event: event, slug: Slug(slug)!, details: RoomDetails(name: name, capacity: 40, notes: "Step-free"),
            position: position)
    }

    @Test("rooms come back as saved, by position, within their event", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let (event, other, rooms) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let other = try tx.insert(Event.conference("covjam")).id
            let second = try tx.insert(room("hall-2", "Hall 2", in: event, at: 2))
            var first = try tx.insert(room("hall-1", "Hall", in: event, at: 1))
            let hours = [TimeSpan(.at(-10), .at(20)), TimeSpan(.at(30), .at(40))].compactMap { $0 }
            first.details = RoomDetails(name: "Hall 1", sessionsAtOnce: 12, hours: hours)
            first.version = 2
            try tx.save(first)
            _ = try tx.insert(room("hall-1", "Hall 1", in: other, at: 1))
            return (event, other, [first, second])
        }
        try store.read { (tx) throws in
            #expect(try tx.rooms.all(in: event) == rooms)
            #expect(try tx.rooms.find(rooms[0].id, in: event) == rooms[0])
            #expect(try tx.rooms.find(rooms[0].id, in: other) == nil)
            #expect(try tx.rooms.find(rooms[0].slug, in: event) == rooms[0])
            #expect(try tx.rooms.find(name: "HALL 2", in: event) == rooms[1])
        }
    }

    @Test("placed sessions are counted, and a room with one cannot be deleted", arguments: Place.allCases)
    func counts(place: Place) async throws {
        let store = try TestStore(place)
        let (event, hall) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let hall = try tx.insert(room("hall-1", "Hall 1", in: event, at: 1)).id
            _ = try tx.insert(room("hall-2", "Hall 2", in: event, at: 2))
            let slot = Slot(room: hall, start: .at(100), end: .at(200))
            _ = try tx.insert(Session.plenary("a", in: event, slot: slot))
            _ = try tx.insert(Session.plenary("b", in: event, slot: slot))
            return (event, hall)
        }
        #expect(try store.read { try $0.rooms.sessionCounts(in: event) } == [hall: 2])
        await #expect(
            throws: DomainError.conflict("Something else still belongs to this, or what it belongs to is gone.")
        ) { try await store.write { try $0.delete(hall) } }
    }

    @Test("a session cannot be placed in the room of another event", arguments: Place.allCases)
    func foreignRoom(place: Place) async throws {
        let store = try TestStore(place)
        await #expect(throws: DomainError.self) {
            try await store.write { tx in
                let event = try tx.insert(Event.conference()).id
                let other = try tx.insert(Event.conference("covjam")).id
                let hall = try tx.insert(room("hall-1", "Hall 1", in: other, at: 1)).id
                _ = try tx.insert(
                    Session.plenary("a", in: event, slot: Slot(room: hall, start: .at(100), end: .at(200))))
            }
        }
    }
}
