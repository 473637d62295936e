import Domain
import Testing
import TimeZones

@Suite("An event")
struct EventsTests {
    @Test("gets a free slug from its title")
    func slug() async throws {
        let world = try World()
        let first = try await world.event("Ideas & jam")
        let second = try await world.event("Ideas & jam")
        #expect([first, second].map(\.slug.description) == ["ideas-jam", "ideas-jam-2"])
        #expect(first.privateKey != second.privateKey)
    }

    @Test(
        "refuses a slug that is none or is taken",
        arguments: [
            ("Not a slug", "Use small letters, digits and single hyphens, such as socitm-2011."),
            ("socitm-2011", "Another event has this address already."),
        ] as [(String, Message)])
    func refusedSlug(slug: String, message: Message) async throws {
        let world = try World()
        _ = try await world.event()
        let details = try World.details("Another")
        await #expect(throws: DomainError.invalid([FieldProblem("slug", message, value: slug)])) {
            try await world.store.write { try Events.create(details, slug: slug, in: $0) }
        }
    }

    @Test("keeps everything as it is when nothing changes")
    func unchanged() async throws {
        let world = try World()
        let event = try await world.event()
        world.wait()
        let same = try await world.store.write { try Events.update(event.id, to: event.details, in: $0) }
        #expect(same == event)
    }

    @Test("renamed keeps its slug and counts as a change of what is released, without a new sequence")
    func renamed() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "Opening", in: event, from: "2011-11-29T09:30:00Z", to: "2011-11-29T10:15:00Z")
        try await world.release(event)
        let shown = try #require(try world.shown(session))
        world.wait()
        var details = event.details
        details.title = "SOCITM annual conference"
        let renamed = try await world.store.write { [details] in try Events.update(event.id, to: details, in: $0) }
        #expect(renamed.slug == event.slug)
        #expect(renamed.version == event.version + 1)
        let changed = try #require(try world.shown(session)).session
        #expect(changed.changedAt == shown.session.changedAt.adding(seconds: 3600))
        #expect(changed.sequence == shown.session.sequence)
    }

    @Test("edited from an old version is refused")
    func stale() async throws {
        let world = try World()
        let event = try await world.event()
        var details = event.details
        details.venue = "The NEC"
        _ = try await world.store.write { [details] in
            try Events.update(event.id, to: details, expecting: event.version, in: $0)
        }
        details.venue = "Elsewhere"
        let error = await #expect(throws: DomainError.self) {
            try await world.store.write { [details] in
                try Events.update(event.id, to: details, expecting: event.version, in: $0)
            }
        }
        guard case .conflict = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("moved to another zone keeps the wall-clock times of draft and releases, and calendars are told")
    func zone() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "Opening", in: event, from: "2011-11-29T09:30:00Z", to: "2011-11-29T10:15:00Z")
        try await world.release(event)
        var details = event.details
        details.zone = try ZoneDatabase.system.zone("Europe/Berlin")
        _ = try await world.store.write { [details] in try Events.update(event.id, to: details, in: $0) }
        let moved = try World.slot("2011-11-29T08:30:00Z", "2011-11-29T09:15:00Z")
        #expect(try world.found(session)?.slot == moved)
        let shown = try #require(try world.shown(session)).session
        #expect(shown.slot == moved)
        #expect(shown.sequence == 1)
        #expect(try world.store.read { try Releases.isDue(for: event.id, in: $0) } == false)
    }

    @Test("moved to another zone keeps rooms' hours and people's availability on the wall")
    func zoneOfSpans() async throws {
        let world = try World()
        let event = try await world.event()
        let person = try await world.person("Anna")
        let span = { (start: String, end: String) in
            let ends = [start, end].compactMap { Instant(iso8601: $0) }
            return try #require(TimeSpan(ends[0], ends[1]))
        }
        let hours = try span("2011-11-29T09:00:00Z", "2011-11-29T17:00:00Z")
        try await world.store.write { tx in
            _ = try Rooms.create(RoomDetails(name: "Hall", hours: [hours]), in: event.id, tx)
            try Availability.set(Availability(event: event.id, person: person.id, spans: [hours]), tx)
        }
        var details = event.details
        details.zone = try ZoneDatabase.system.zone("Europe/Berlin")
        _ = try await world.store.write { [details] in try Events.update(event.id, to: details, in: $0) }
        let moved = try span("2011-11-29T08:00:00Z", "2011-11-29T16:00:00Z")
        #expect(try world.store.read { try $0.rooms.all(in: event.id).map(\.details.hours) } == [[moved]])
        #expect(try world.store.read { try $0.availability.all(in: event.id) } == [person.id: [moved]])
    }

    @Test("is removed while there is nothing in it")
    func removed() async throws {
        let world = try World()
        let event = try await world.event()
        let room = try await world.store.write { try Rooms.create(RoomDetails(name: "Hall"), in: event.id, $0) }
        await #expect(
            throws: DomainError.conflict(
                "There is still something in this event. Take that out first, or archive the event.")
        ) {
            try await world.store.write { try Events.remove(event.id, in: $0) }
        }
        try await world.store.write { tx in
            try Rooms.delete(room.id, in: event.id, tx)
            try Events.remove(event.id, in: tx)
        }
        #expect(try world.store.read { try $0.events.find(event.id) } == nil)
    }

    @Test("is archived, and restored as a draft")
    func archive() async throws {
        let world = try World()
        let event = try await world.event()
        let archived = try await world.store.write { try Events.archive(event.id, in: $0) }
        #expect(archived.details.visibility == .archived)
        let restored = try await world.store.write { try Events.restore(event.id, in: $0) }
        #expect(restored.details.visibility == .draft)
    }
}
