import Domain
import Testing
import TimeZones

@Suite("A release")
struct ReleasesTests {
    private static let morning = ("2011-11-29T09:00:00Z", "2011-11-29T09:45:00Z")
    private static let noon = ("2011-11-29T12:00:00Z", "2011-11-29T12:45:00Z")

    private func titles(_ world: World, _ event: Event) throws -> [String]? {
        try world.store.read { try Releases.newest(of: event.id, in: $0) }?.items.map(\.session.details.title)
    }

    private func move(_ session: Session, to times: (String, String), _ world: World) async throws {
        let slot = try World.slot(times.0, times.1)
        _ = try await world.store.write { try Agenda.place(session.id, in: session.event, at: slot, $0) }
    }

    @Test("shows what is confirmed and has a slot, and what was cancelled after it had been shown")
    func shown() async throws {
        let world = try World()
        let event = try await world.event()
        #expect(try titles(world, event) == nil)
        _ = try await world.session("Confirmed", in: event, from: Self.morning.0, to: Self.morning.1)
        _ = try await world.session("Unscheduled", in: event)
        _ = try await world.session("Draft", in: event, state: .draft, from: Self.morning.0, to: Self.morning.1)
        let off = try await world.session("Off", in: event, from: Self.noon.0, to: Self.noon.1)
        let never = try await world.session("Never", in: event, from: Self.noon.0, to: Self.noon.1)
        _ = try await world.store.write { try Sessions.cancel(never.id, in: event.id, $0) }
        try await world.release(event)
        #expect(try titles(world, event) == ["Confirmed", "Off"])
        _ = try await world.store.write { try Sessions.cancel(off.id, in: event.id, $0) }
        try await world.release(event)
        #expect(try titles(world, event) == ["Confirmed", "Off"])
        #expect(try world.shown(off)?.session.details.state == .cancelled)
    }

    @Test("stays what it is whatever happens to the draft, and the public sees the newest alone")
    func immutable() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        let first = try await world.release(event)
        let before = try world.store.read { try Releases.agenda(of: first, in: $0) }
        try await move(session, to: Self.noon, world)
        #expect(try world.shown(session)?.session.slot == session.slot)
        try await world.release(event)
        #expect(try world.shown(session)?.session.slot == (try World.slot(Self.noon.0, Self.noon.1)))
        try await world.store.write { try Sessions.delete(session.id, in: event.id, $0) }
        _ = try await world.session("Other", in: event, from: Self.morning.0, to: Self.morning.1)
        try await world.release(event)
        #expect(try titles(world, event) == ["Other"])
        #expect(try world.store.read { try Releases.agenda(of: first, in: $0) } == before)
    }

    @Test("raises the sequence of what has another time, place, title or state, and of nothing else")
    func sequence() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        let other = try await world.session("Other", in: event, from: Self.noon.0, to: Self.noon.1)
        try await world.release(event)
        let untouched = try #require(try world.shown(other))
        var told: [(Int, Bool)] = []
        let edits: [@Sendable (any WriteTransaction) throws -> Void] = [
            { tx in
                var details = session.details
                details.abstract = "What clouds are."
                _ = try Sessions.update(session.id, in: event.id, to: details, tx)
            },
            { tx in
                var details = session.details
                details.title = "Clouds"
                _ = try Sessions.update(session.id, in: event.id, to: details, tx)
            },
            { tx in
                let slot = try World.slot("2011-11-30T09:00:00Z", "2011-11-30T09:45:00Z")
                _ = try Agenda.place(session.id, in: event.id, at: slot, tx)
            },
            { tx in _ = try Sessions.cancel(session.id, in: event.id, tx) },
        ]
        for edit in edits {
            world.wait()
            try await world.store.write(edit)
            let release = try await world.release(event)
            let shown = try #require(try world.shown(session)).session
            told.append((shown.sequence, shown.changedAt == release.at))
        }
        #expect(told.map(\.0) == [0, 1, 2, 3])
        #expect(told.map(\.1) == [true, true, true, true])
        #expect(try world.shown(other) == untouched)
    }

    @Test("keeps the time of change when only what no calendar shows is another")
    func untold() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        try await world.release(event)
        let before = try #require(try world.shown(session)).session
        world.wait()
        var details = session.details
        details.kind = .keynote
        _ = try await world.store.write { [details] in
            try Sessions.update(session.id, in: event.id, to: details, $0)
        }
        try await world.release(event)
        let after = try #require(try world.shown(session)).session
        #expect(after.details.kind == .keynote)
        #expect(after.changedAt == before.changedAt)
        #expect(after.sequence == before.sequence)
    }

    @Test("that shows a session again goes on from the sequence that calendars know")
    func back() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        _ = try await world.session("Other", in: event, from: Self.noon.0, to: Self.noon.1)
        try await world.release(event)
        _ = try await world.store.write { try Agenda.place(session.id, in: event.id, at: nil, $0) }
        try await world.release(event)
        #expect(try world.shown(session) == nil)
        try await move(session, to: Self.morning, world)
        try await world.release(event)
        #expect(try world.shown(session)?.session.sequence == 1)
    }

    @Test("is refused when it would change nothing, and makes no number")
    func nothing() async throws {
        let world = try World()
        let event = try await world.event()
        let empty = await #expect(throws: DomainError.self) { try await world.release(event) }
        #expect(
            empty?.messages.map(\.english)
                == ["There is nothing to release yet. Confirm a session and give it a time first."])
        _ = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        #expect(try world.store.read { try Releases.isDue(for: event.id, in: $0) })
        try await world.release(event)
        #expect(try world.store.read { try Releases.isDue(for: event.id, in: $0) } == false)
        let again = await #expect(throws: DomainError.self) { try await world.release(event) }
        #expect(again?.messages.map(\.english) == ["Nothing has changed since release 1."])
        #expect(try world.store.read { try $0.releases.all(in: event.id).map(\.number) } == [1])
    }

    @Test("has a name that no other of the event has, in any case")
    func names() async throws {
        let world = try World()
        let event = try await world.event()
        _ = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        _ = try await world.store.write { try Releases.make(ReleaseDetails(name: "First"), of: event.id, $0) }
        _ = try await world.session("Other", in: event, from: Self.noon.0, to: Self.noon.1)
        await #expect(
            throws: DomainError.invalid([
                FieldProblem("name", "Release \(1) has this name already.", value: "FIRST")
            ])
        ) { try await world.store.write { try Releases.make(ReleaseDetails(name: "FIRST"), of: event.id, $0) } }
    }

    @Test(
        "is offered the name that comes next",
        arguments: [
            ([], "1"), (["1"], "2"), (["v0.9"], "v0.10"), (["Draft 09"], "Draft 10"), (["Final"], "Final 2"),
            (["1", "2"], "3"), (["Final 2", "Final 3"], "Final 4"), ([String(repeating: "n", count: 60)], "2"),
        ] as [([String], String)])
    func suggestion(newestFirst: [String], next: String) {
        let releases = newestFirst.enumerated().map { index, name in
            Release(
                event: ID(rawValue: 1), number: newestFirst.count - index, name: name, comment: "",
                at: Instant(secondsSince1970: 0), author: "")
        }
        #expect(Releases.suggestedName(after: releases) == next)
    }

    @Test("says who made it, and stands in the log")
    func author() async throws {
        let world = try World()
        let event = try await world.event()
        _ = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        let release = try await world.release(event, comment: "The first look.")
        #expect(release.author == "")
        let entries = try world.store.read { try $0.log.list(LogFilter(), before: nil, limit: 100) }
            .filter { $0.object.kind == .release }
        #expect(entries.map(\.object.name) == ["1"])
        #expect(entries.map(\.verb) == [.added])
    }

    @Test("raises the event's revision once")
    func revision() async throws {
        let world = try World()
        let event = try await world.event()
        _ = try await world.session("Cloud", in: event, from: Self.morning.0, to: Self.morning.1)
        let before = try #require(try world.revision(of: event))
        try await world.release(event)
        #expect(try world.revision(of: event) == before + 1)
    }
}
