import Domain
import Testing

@testable import Store

@Suite("Sessions in the store")
struct SessionRowsTests {
    @Test("a session comes back as it was saved, slot and all", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let saved = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            var session = try tx.insert(Session.plenary("connect", in: event))
            #expect(try tx.sessions.find(session.id, in: event) == session)
            session.key = SessionKey("Connect.2")!  // because: the literal is a key
            session.details = SessionDetails(
                title: "Collaborate or die", kind: .break, state: .cancelled, abstract: "x", duration: 45,
                expected: 120, isPinned: true)
            session.slot = Slot(room: nil, start: .at(-100), end: .at(200))
            session.sequence = 3
            session.announcedAt = .at(50)
            session.changedAt = .at(60)
            session.version = 4
            try tx.save(session)
            return session
        }
        try store.read { (tx) throws in
            #expect(try tx.sessions.find(saved.id, in: saved.event) == saved)
            #expect(try tx.sessions.find(saved.key, in: saved.event) == saved)
            #expect(try tx.sessions.find(saved.id, in: ID(rawValue: 99)) == nil)
        }
    }

    @Test("the agenda's order is start, room, id, and then the unscheduled by title", arguments: Place.allCases)
    func order(place: Place) async throws {
        let store = try TestStore(place)
        let event = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            // because: the tests write slugs
            let second = try tx.insert(
                Room(event: event, slug: Slug("b")!, details: RoomDetails(name: "B"), position: 2)
            ).id
            let first = try tx.insert(
                Room(event: event, slug: Slug("a")!, details: RoomDetails(name: "A"), position: 1)
            ).id
            let at = { (room: ID<Room>?, start: Int64) in Slot(room: room, start: .at(start), end: .at(start + 50)) }
            _ = try tx.insert(Session.plenary("later", in: event, slot: at(nil, 200)))
            _ = try tx.insert(Session.plenary("in-b", in: event, slot: at(second, 100)))
            _ = try tx.insert(Session.plenary("in-a", in: event, slot: at(first, 100)))
            _ = try tx.insert(Session.plenary("everywhere", in: event, slot: at(nil, 100)))
            _ = try tx.insert(Session.plenary("z", title: "zebra", in: event))
            _ = try tx.insert(Session.plenary("m", title: "Middle", in: event))
            return event
        }
        let keys = try store.read { try $0.sessions.all(in: event).map(\.key.description) }
        #expect(keys == ["everywhere", "in-a", "in-b", "later", "m", "z"])
    }

    @Test(
        "a session that repeats another comes back with what it repeats, and both go with their event",
        arguments: Place.allCases)
    func repeats(place: Place) async throws {
        let store = try TestStore(place)
        let (event, first, second) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let first = try tx.insert(Session.plenary("first", in: event))
            let repeated = Session(
                event: event, key: try #require(SessionKey("second")), details: first.details, repeats: first.id,
                uid: "second@test", createdAt: .at(1_000), changedAt: .at(1_000))
            return (event, first, try tx.insert(repeated))
        }
        #expect(try store.read { try $0.sessions.repeats(of: first.id) } == [second])
        #expect(try store.read { try $0.sessions.find(second.id, in: event)?.original } == first.id)
        try await store.write { try $0.delete(event) }
        #expect(try store.read { try $0.sessions.all(in: event) } == [])
    }

    @Test("deleting a session ends its speakers' parts", arguments: Place.allCases)
    func deletion(place: Place) async throws {
        let store = try TestStore(place)
        let left = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let session = try tx.insert(Session.plenary("a", in: event)).id
            let person = try tx.insert(Person.named("Sue Spafford")).id
            _ = try tx.insert(Speaker(session: session, person: person, role: .speaker, position: 1))
            try tx.delete(session)
            return try tx.speakers.events(of: person)
        }
        #expect(left == [])
    }

    @Test("two sessions of one key are refused by the schema, too", arguments: Place.allCases)
    func unique(place: Place) async throws {
        let store = try TestStore(place)
        await #expect(throws: DomainError.invalid([FieldProblem("key", "This is taken already.")])) {
            try await store.write { tx in
                let event = try tx.insert(Event.conference()).id
                _ = try tx.insert(Session.plenary("a", in: event))
                var twin = Session.plenary("a", in: event)
                twin = Session(
                    event: event, key: twin.key, details: twin.details, uid: "another", createdAt: .at(1),
                    changedAt: .at(1))
                _ = try tx.insert(twin)
            }
        }
    }
}
