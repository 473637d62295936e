import Domain
import Testing
import TimeZones

@testable import Store

@Suite("Events in the store")
struct EventRowsTests {
    @Test("an event comes back as it was inserted, by id and slug", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let inserted = try await store.write { try $0.insert(Event.conference(capacity: 900)) }
        #expect(try store.read { try $0.events.find(inserted.id) } == inserted)
        #expect(try store.read { try $0.events.find(inserted.slug) } == inserted)
        #expect(try store.read { try $0.events.id(of: inserted.slug) } == inserted.id)
        #expect(inserted.details == (try Event.conference(capacity: 900)).details)
        #expect(try store.read { try $0.events.find(ID<Event>(rawValue: 99)) } == nil)
    }

    @Test("saving changes everything but the revision, which only its raising changes", arguments: Place.allCases)
    func saving(place: Place) async throws {
        let store = try TestStore(place)
        let inserted = try await store.write { try $0.insert(Event.conference()) }
        store.clock.advance(by: 60)
        let saved = try await store.write { tx in
            var event = inserted
            event.details.title = "SOCITM 25"
            event.details.zone = .utc
            event.details.capacity = nil
            event.details.visibility = .private
            event.version = 2
            event.revision = 77
            event.changedAt = .at(5)
            try tx.save(event)
            return event
        }
        let found = try store.read { try $0.events.find(inserted.id) }
        var expected = saved
        expected.revision = inserted.revision
        expected.changedAt = inserted.changedAt
        #expect(found == expected)
    }

    @Test("raising a revision raises the site's with it, at the time of the transaction", arguments: Place.allCases)
    func revisions(place: Place) async throws {
        let store = try TestStore(place)
        let event = try await store.write { try $0.insert(Event.conference()) }
        let other = try await store.write { try $0.insert(Event.conference("covjam")) }
        store.clock.now = .at(2_000)
        try await store.write { tx in
            try tx.raiseRevision(of: event.id)
            try tx.raiseRevision(of: event.id)
        }
        store.clock.now = .at(3_000)
        try await store.write { try $0.raiseRevision(of: other.id) }
        let found = try store.read { try $0.events.find(event.id) }
        #expect(found?.revision == event.revision + 2)
        #expect(found?.changedAt == .at(2_000))
        #expect(try store.read { try $0.events.siteRevision() } == SiteRevision(number: 3, changedAt: .at(3_000)))
    }

    @Test("deleting an event takes all that is its own, leaves people, and changes the site", arguments: Place.allCases)
    func deletion(place: Place) async throws {
        let store = try TestStore(place)
        let person = try await store.write { tx in
            let event = try tx.insert(Event.conference())
            // because: the tests write slugs
            let slug = Slug("hall-1")!
            let room = try tx.insert(
                Room(event: event.id, slug: slug, details: RoomDetails(name: "Hall 1"), position: 1))
            let track = try tx.insert(
                Track(event: event.id, slug: slug, details: TrackDetails(name: "Cloud", colour: .lake), position: 1))
            let slot = Slot(room: room.id, start: .at(100), end: .at(200))
            let session = try tx.insert(Session.plenary("reeves", in: event.id, slot: slot, track: track.id))
            let person = try tx.insert(Person.named("Martin Reeves"))
            _ = try tx.insert(Speaker(session: session.id, person: person.id, role: .speaker, position: 1))
            _ = try tx.insert(Attendee.place(of: person.id, at: event.id))
            try tx.delete(event.id)
            #expect(try tx.events.counts(event.id) == EventCounts())
            return person
        }
        try store.read { (tx) throws in
            #expect(try EventSlugs.all(in: tx) == [])
            #expect(try tx.people.find(person.id) == person)
            #expect(try tx.people.parts(of: person.id) == [])
            #expect(try tx.events.siteRevision().number == 1)
        }
        #expect(try store.store.check() == [])
    }

    @Test("what's on and the past are published events, in their orders", arguments: Place.allCases)
    func published(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            _ = try tx.insert(Event.conference("past", from: "2011-01-01", to: "2011-01-02"))
            _ = try tx.insert(Event.conference("older", from: "2010-01-01", to: "2010-01-02"))
            _ = try tx.insert(Event.conference("now", from: "2011-11-29", to: "2011-11-30"))
            _ = try tx.insert(Event.conference("next", from: "2012-01-01", to: "2012-01-02"))
            _ = try tx.insert(Event.conference("hidden", from: "2012-01-01", to: "2012-01-02", visibility: .draft))
            _ = try tx.insert(Event.conference("byLink".lowercased(), visibility: .private))
            _ = try tx.insert(Event.conference("filed", from: "2009-01-01", to: "2009-01-02", visibility: .archived))
        }
        let day = try #require(CivilDate(iso8601: "2011-11-30"))
        try store.read { (tx) throws in
            let slugs = { (events: [Event]) in events.map(\.slug.description) }
            #expect(slugs(try tx.events.published(endingOnOrAfter: day)) == ["now", "next"])
            #expect(
                slugs(try tx.events.published(endingOnOrAfter: nil)) == ["filed", "older", "past", "now", "next"])
            #expect(slugs(try tx.events.published(endedBefore: day, limit: 5)) == ["past", "older"])
            #expect(slugs(try tx.events.published(endedBefore: day, limit: 1)) == ["past"])
            #expect(try tx.events.years() == [2012, 2011, 2010, 2009])
        }
    }

    @Test("counts are of this event alone", arguments: Place.allCases)
    func counts(place: Place) async throws {
        let store = try TestStore(place)
        let event = try await store.write { tx in
            let other = try tx.insert(Event.conference("covjam"))
            _ = try tx.insert(Session.plenary("other", in: other.id))
            let event = try tx.insert(Event.conference())
            // because: the tests write slugs
            _ = try tx.insert(
                Room(event: event.id, slug: Slug("hall")!, details: RoomDetails(name: "Hall"), position: 1))
            let slot = Slot(room: nil, start: .at(100), end: .at(200))
            let placed = try tx.insert(Session.plenary("a", in: event.id, slot: slot))
            let unplaced = try tx.insert(Session.plenary("b", in: event.id))
            _ = try tx.insert(Session.plenary("c", in: event.id, state: .cancelled))
            let person = try tx.insert(Person.named("Glyn Evans"))
            for session in [placed, unplaced] {
                _ = try tx.insert(Speaker(session: session.id, person: person.id, role: .chair, position: 1))
            }
            for status in [AttendeeStatus.accepted, .accepted, .arrived, .declined] {
                let guest = try tx.insert(Person.named("\(status)", organisation: "Borough"))
                _ = try tx.insert(Attendee.place(of: guest.id, at: event.id, status: status))
            }
            return event
        }
        let counts = try store.read { try $0.events.counts(event.id) }
        var expected = EventCounts()
        expected.rooms = 1
        expected.sessions = 3
        expected.unscheduled = 1
        expected.speakers = 1
        expected.attendees = [.accepted: 2, .arrived: 1, .declined: 1]
        #expect(counts == expected)
    }
}
