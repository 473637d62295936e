import Domain
import Testing
import TimeZones

@Suite("A personal agenda")
struct PersonalAgendasTests {
    private func guest(_ world: World, _ event: Event) async throws -> Attendee {
        let person = try await world.person("Dora")
        return try await world.store.write { try Attendees.add(person.id, AttendeeDetails(), to: event.id, $0) }
    }

    @Test("holds what was chosen of the sessions that the public sees")
    func chosen() async throws {
        let world = try World()
        let event = try await world.event()
        let shown = try await world.session(
            "Shown", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        try await world.release(event)
        let hidden = try await world.session("Hidden", in: event)
        let guest = try await guest(world, event)
        try await world.store.write { try PersonalAgendas.choose(shown.id, true, by: guest, $0) }
        try await world.store.write { try PersonalAgendas.choose(shown.id, true, by: guest, $0) }
        #expect(try world.store.read { try $0.personalAgendas.sessions(of: guest.id) } == [shown.id])
        await #expect(throws: DomainError.notFound("There is no such session.")) {
            try await world.store.write { try PersonalAgendas.choose(hidden.id, true, by: guest, $0) }
        }
        try await world.store.write { try PersonalAgendas.choose(shown.id, false, by: guest, $0) }
        #expect(try world.store.read { try $0.personalAgendas.sessions(of: guest.id) } == [])
    }

    @Test("keeps what the public still sees when the draft has it no more, and can still choose it")
    func deleted() async throws {
        let world = try World()
        let event = try await world.event()
        let shown = try await world.session(
            "Shown", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        try await world.release(event)
        let guest = try await guest(world, event)
        try await world.store.write { tx in
            try PersonalAgendas.choose(shown.id, true, by: guest, tx)
            try Sessions.delete(shown.id, in: event.id, tx)
        }
        #expect(try world.store.read { try $0.personalAgendas.sessions(of: guest.id) } == [shown.id])
        try await world.store.write { try PersonalAgendas.choose(shown.id, true, by: guest, $0) }
        let before = try world.store.read { try Releases.newest(of: event.id, in: $0)?.items ?? [] }
        let audience = try world.store.read {
            try ReleaseAudience(from: before, to: [], at: event.id, in: $0)
        }
        #expect(audience.people.map(\.person.displayName) == ["Dora"])
        #expect(audience.people.first?.news.map(\.kind) == [.cancelled])
    }

    @Test("is reached by one link, until that is revoked for good")
    func link() async throws {
        let world = try World()
        let event = try await world.event()
        let guest = try await guest(world, event)
        let link = { try await world.store.write { try PersonalAgendas.link(of: guest.id, in: event.id, $0) } }
        let first = try await link()
        #expect(try await link() == first)
        try await world.store.write { try PersonalAgendas.revokeLink(of: guest.id, in: event.id, $0) }
        let second = try await link()
        #expect(second.token != first.token)
        try world.store.read { (tx) throws in
            #expect(try tx.personalAgendas.find(token: first.token)?.link.isRevoked == true)
            #expect(try tx.personalAgendas.find(token: second.token)?.link.isRevoked == false)
            #expect(try tx.personalAgendas.find(token: second.token)?.event == event.id)
            #expect(try tx.personalAgendas.find(token: "no such token") == nil)
        }
    }
}
