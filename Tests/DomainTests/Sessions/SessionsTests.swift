import Domain
import Testing
import TimeZones

@Suite("A session's life")
struct SessionsTests {
    @Test("begins at sequence 0 with a key from its title, passing over keys that are addresses of forms")
    func created() async throws {
        let world = try World()
        let event = try await world.event()
        let keys = ["New", "Cloud", "Cloud", "日本"]
        var sessions: [Session] = []
        for title in keys { sessions.append(try await world.session(title, in: event)) }
        #expect(sessions.map(\.key.description) == ["new-2", "cloud", "cloud-2", "session"])
        #expect(sessions.map(\.sequence) == [0, 0, 0, 0])
        #expect(Set(sessions.map(\.uid)).count == 4)
    }

    @Test("raises the sequence for title and state, not for the abstract")
    func sequence() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event)
        var details = session.details
        details.abstract = "What clouds are."
        world.wait()
        let described = try await world.store.write { [details] in
            try Sessions.update(session.id, in: event.id, to: details, $0)
        }
        #expect(described.sequence == 0)
        #expect(described.changedAt == session.changedAt.adding(seconds: 3600))
        details.title = "The reality of cloud computing"
        let retitled = try await world.store.write { [details] in
            try Sessions.update(session.id, in: event.id, to: details, $0)
        }
        #expect(retitled.sequence == 1)
        #expect(retitled.uid == session.uid)
        #expect(retitled.key == session.key)
    }

    @Test("stays public when cancelled after it was confirmed, and is confirmed again when reinstated")
    func cancelled() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event)
        let cancelled = try await world.store.write { try Sessions.cancel(session.id, in: event.id, $0) }
        #expect(cancelled.details.state == .cancelled)
        #expect(cancelled.sequence == 1)
        #expect(cancelled.isPublic)
        let back = try await world.store.write { try Sessions.reinstate(session.id, in: event.id, $0) }
        #expect(back.details.state == .confirmed)
        #expect(back.sequence == 2)
    }

    @Test("that was never announced stays hidden when cancelled, and is a draft when reinstated")
    func cancelledDraft() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Secret", in: event, state: .draft)
        let cancelled = try await world.store.write { try Sessions.cancel(session.id, in: event.id, $0) }
        #expect(!cancelled.isPublic)
        let back = try await world.store.write { try Sessions.reinstate(session.id, in: event.id, $0) }
        #expect(back.details.state == .draft)
    }

    @Test("of another event is not found")
    func foreign() async throws {
        let world = try World()
        let event = try await world.event("One")
        let other = try await world.event("Two")
        let session = try await world.session("Cloud", in: event)
        await #expect(throws: DomainError.notFound("There is no such session.")) {
            try await world.store.write { try Sessions.cancel(session.id, in: other.id, $0) }
        }
    }

    @Test("ends with its deletion, and the event is shown anew")
    func deleted() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event)
        let before = try #require(try world.revision(of: event))
        try await world.store.write { try Sessions.delete(session.id, in: event.id, $0) }
        #expect(try world.found(session) == nil)
        #expect(try world.revision(of: event) == before + 1)
    }
}
