import Domain
import Testing
import TimeZones

@Suite("The speakers of a session")
struct SpeakersTests {
    @Test("stand in the order they were given")
    func order() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("T", in: event)
        let people = [try await world.person("Zoe"), try await world.person("Adam")]
        for person in people {
            _ = try await world.store.write {
                try Speakers.add(person.id, as: .speaker, to: session.id, in: event.id, $0)
            }
        }
        let parts = try world.store.read { try $0.speakers.all(inSession: session.id) }
        #expect(parts.map(\.person.details.name) == ["Zoe", "Adam"])
        #expect(parts.map(\.speaker.position) == [1, 2])
    }

    @Test("have each role once, and may have two")
    func roles() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("T", in: event)
        let person = try await world.person("Anna")
        let add = { @Sendable (role: SpeakerRole) in
            try await world.store.write { try Speakers.add(person.id, as: role, to: session.id, in: event.id, $0) }
        }
        let chair = try await add(.chair)
        _ = try await add(.speaker)
        let expected = DomainError.invalid([
            FieldProblem("role", "\("Anna") has this role in the session already.", value: "speaker")
        ])
        await #expect(throws: expected) { try await add(.speaker) }
        await #expect(throws: expected) {
            try await world.store.write {
                try Speakers.update(chair.id, role: .speaker, position: 1, of: session.id, in: event.id, $0)
            }
        }
    }

    @Test("are gathered over an event by name, placeholders last")
    func people() async throws {
        let world = try World()
        let event = try await world.event()
        let sessions = [try await world.session("A", in: event), try await world.session("B", in: event)]
        let zoe = try await world.person("Zoe")
        let office = try await world.person("", organisation: "Cabinet Office")
        try await world.store.write { tx in
            for session in sessions { _ = try Speakers.add(zoe.id, as: .chair, to: session.id, in: event.id, tx) }
            _ = try Speakers.add(office.id, as: .speaker, to: sessions[0].id, in: event.id, tx)
        }
        let items = try world.store.read { try Agenda.items(of: event.id, in: $0) }
        let people = Speakers.people(in: items)
        #expect(people.map(\.person.displayName) == ["Zoe", "Cabinet Office"])
        #expect(people.map { $0.parts.map(\.item.session.details.title) } == [["A", "B"], ["A"]])
    }
}
