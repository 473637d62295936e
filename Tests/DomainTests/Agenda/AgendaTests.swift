import Domain
import Testing
import TimeZones

@Suite("The agenda")
struct AgendaTests {
    @Test("places, moves and takes off a session; each is a new version, the same slot again none")
    func place() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event)
        let first = try World.slot("2011-11-29T09:30:00Z", "2011-11-29T10:15:00Z")
        let second = try World.slot("2011-11-29T11:30:00Z", "2011-11-29T12:15:00Z")
        var versions: [Int] = []
        for slot in [first, first, second, nil] {
            let placed = try await world.store.write { try Agenda.place(session.id, in: event.id, at: slot, $0) }
            #expect(placed.slot == slot)
            versions.append(placed.version)
        }
        #expect(versions == [2, 2, 3, 4])
    }

    @Test("takes no room of another event")
    func foreignRoom() async throws {
        let world = try World()
        let event = try await world.event("One")
        let other = try await world.event("Two")
        let room = try await world.store.write { try Rooms.create(RoomDetails(name: "Hall"), in: other.id, $0) }
        let session = try await world.session("Cloud", in: event)
        let slot = try World.slot("2011-11-29T09:30:00Z", "2011-11-29T10:15:00Z", room: room.id)
        await #expect(throws: DomainError.notFound("There is no such room.")) {
            try await world.store.write { try Agenda.place(session.id, in: event.id, at: slot, $0) }
        }
    }

    @Test("is in order of start and room, the unscheduled sessions last by title")
    func order() async throws {
        let world = try World()
        let event = try await world.event()
        let rooms = try await world.store.write { tx in
            try ["Hall", "Library"].map { try Rooms.create(RoomDetails(name: $0), in: event.id, tx) }
        }
        _ = try await world.session("Zebra", in: event)
        _ = try await world.session("Aardvark", in: event)
        for (title, room, hour) in [("Late", rooms[0], "14"), ("Right", rooms[1], "09"), ("Left", rooms[0], "09")] {
            _ = try await world.session(
                title, in: event, from: "2011-11-29T\(hour):00:00Z", to: "2011-11-29T\(hour):45:00Z", room: room.id)
        }
        let items = try world.store.read { try Agenda.items(of: event.id, in: $0) }
        #expect(items.map(\.session.details.title) == ["Left", "Right", "Late", "Aardvark", "Zebra"])
        #expect(items.map { $0.room?.details.name } == ["Hall", "Library", "Hall", nil, nil])
    }

    @Test("item is found by words of title, room, track and people, in any case")
    func search() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("The reality of cloud computing", in: event)
        let person = try await world.person("Chris Ulliott", organisation: "CESG")
        _ = try await world.store.write { try Speakers.add(person.id, as: .speaker, to: session.id, in: event.id, $0) }
        let item = try #require(try world.store.read { try Agenda.items(of: event.id, in: $0) }.first)
        #expect(item.contains("CLOUD cesg"))
        #expect(item.contains(""))
        #expect(!item.contains("cloud salvation"))
    }
}
