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

    @Test("is a new version with each edit, and keeps its name, its address and its sequence")
    func edited() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event)
        var details = session.details
        details.title = "The reality of cloud computing"
        world.wait()
        let retitled = try await world.store.write { [details] in
            try Sessions.update(session.id, in: event.id, to: details, $0)
        }
        #expect(retitled.changedAt == session.changedAt.adding(seconds: 3600))
        #expect(retitled.version == session.version + 1)
        #expect(retitled.uid == session.uid)
        #expect(retitled.key == session.key)
        #expect(retitled.sequence == session.sequence)
    }

    @Test("that was released stays in the agenda when cancelled, and is confirmed again when reinstated")
    func cancelled() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "Cloud", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        try await world.release(event)
        let cancelled = try await world.store.write { try Sessions.cancel(session.id, in: event.id, $0) }
        #expect(cancelled.details.state == .cancelled)
        #expect(cancelled.isReleasable)
        let back = try await world.store.write { try Sessions.reinstate(session.id, in: event.id, $0) }
        #expect(back.details.state == .confirmed)
    }

    @Test("that was never released is hidden when cancelled, and a draft when reinstated")
    func cancelledDraft() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "Secret", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        let cancelled = try await world.store.write { try Sessions.cancel(session.id, in: event.id, $0) }
        #expect(!cancelled.isReleasable)
        let back = try await world.store.write { try Sessions.reinstate(session.id, in: event.id, $0) }
        #expect(back.details.state == .draft)
    }

    @Test("held again has the same title, kind, track, abstract and speakers, whichever of the two is edited")
    func heldAgain() async throws {
        let world = try World()
        let event = try await world.event()
        let first = try await world.session("Cloud", in: event)
        let person = try await world.person("Anna")
        let second = try await world.store.write { tx in
            let second = try Sessions.holdAgain(first.id, in: event.id, tx)
            _ = try Speakers.add(person.id, as: .chair, to: second.id, in: event.id, tx)
            return second
        }
        #expect(second.repeats == first.id)
        #expect(second.slot == nil)
        #expect(second.uid != first.uid)
        var details = second.details
        details.title = "Clouds"
        details.state = .draft
        details.expected = 40
        _ = try await world.store.write { [details] in
            try Sessions.update(second.id, in: event.id, to: details, $0)
        }
        let items = try world.store.read { try Agenda.items(of: event.id, in: $0) }
        #expect(items.map(\.session.details.title) == ["Clouds", "Clouds"])
        #expect(items.map(\.session.details.state) == [.confirmed, .draft])
        #expect(items.map(\.session.details.expected) == [nil, 40])
        #expect(items.map { $0.speakers.map(\.person.id) } == [[person.id], [person.id]])
    }

    @Test("that is held again is deleted last, and a third time repeats the first")
    func repeats() async throws {
        let world = try World()
        let event = try await world.event()
        let first = try await world.session("Cloud", in: event)
        let third = try await world.store.write { tx in
            let second = try Sessions.holdAgain(first.id, in: event.id, tx)
            return try Sessions.holdAgain(second.id, in: event.id, tx)
        }
        #expect(third.repeats == first.id)
        let error = await #expect(throws: DomainError.self) {
            try await world.store.write { try Sessions.delete(first.id, in: event.id, $0) }
        }
        #expect(error?.messages.map(\.english) == ["This session is held 2 more times. Delete those first."])
        try await world.store.write { try Sessions.delete(third.id, in: event.id, $0) }
        #expect(try world.found(third) == nil)
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

    @Test("is edited, moved and deleted in the draft alone: no page of the event is shown anew")
    func draft() async throws {
        let world = try World()
        let event = try await world.event()
        let before = try world.revision(of: event)
        let session = try await world.session("Cloud", in: event)
        let slot = try World.slot("2011-11-29T09:00:00Z", "2011-11-29T09:45:00Z")
        try await world.store.write { tx in
            _ = try Agenda.place(session.id, in: event.id, at: slot, tx)
            try Sessions.delete(session.id, in: event.id, tx)
        }
        #expect(try world.found(session) == nil)
        #expect(try world.revision(of: event) == before)
    }
}
