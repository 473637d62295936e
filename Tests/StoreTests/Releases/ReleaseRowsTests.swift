import Domain
import Testing
import TimeZones

@testable import Store

@Suite("Releases in the store")
struct ReleaseRowsTests {
    /// A session with everything that a release shows, and a second without room, track and speakers.
    private func agenda(_ tx: any WriteTransaction, in event: ID<Event>) throws -> [AgendaItem] {
        // because: the tests write slugs
        let room = try tx.insert(
            Room(
                event: event, slug: Slug("hall")!, details: RoomDetails(name: "Hall", capacity: 40), position: 3))
        // because: the tests write slugs
        let track = try tx.insert(
            Track(
                event: event, slug: Slug("cloud")!, details: TrackDetails(name: "Cloud", colour: .plum), position: 2))
        let person = try tx.insert(
            Person.named("Chris Ulliott", email: "c@example.org", organisation: "CESG", jobTitle: "Architect"))
        var full = Session.plenary(
            "full", in: event, slot: Slot(room: room.id, start: .at(100), end: .at(200)), track: track.id)
        full.sequence = 4
        let session = try tx.insert(full)
        let speaker = try tx.insert(Speaker(session: session.id, person: person.id, role: .chair, position: 1))
        let bare = try tx.insert(
            Session.plenary("bare", in: event, slot: Slot(room: nil, start: .at(50), end: .at(60))))
        return [
            AgendaItem(
                session: session, room: room, track: track,
                speakers: [SessionSpeaker(speaker: speaker, person: person)]),
            AgendaItem(session: bare),
        ]
    }

    private func release(_ number: Int, of event: ID<Event>) -> Release {
        Release(
            event: event, number: number, name: "R\(number)", comment: "c", at: .at(Int64(number)),
            author: "a@b.example")
    }

    @Test("each shows what it began with until that ends", arguments: Place.allCases)
    func intervals(place: Place) async throws {
        let store = try TestStore(place)
        let (event, items) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let items = try agenda(tx, in: event)
            for number in 1...3 { _ = try tx.insert(release(number, of: event)) }
            for item in items { try tx.show(item, since: 1) }
            let first = try tx.releases.sessions(of: 1, in: event)
            try tx.stopShowing(first[0].id, from: 2)
            var back = items[1]
            back.session.details.title = "Back"
            try tx.show(back, since: 3)
            return (event, items)
        }
        let shown = try (1...3).map { number in
            try store.read { try $0.releases.sessions(of: number, in: event) }.map(\.item.session.details.title)
        }
        let title = items[0].session.details.title
        #expect(shown == [[title, title], [title], ["Back", title]])
        #expect(try store.read { try $0.releases.all(in: event).map(\.name) } == ["R3", "R2", "R1"])
        #expect(try store.read { try $0.releases.newest(in: event)?.number } == 3)
        let last = try store.read { try $0.releases.lastShown(in: event) }
        #expect(last[items[1].session.id]?.session.details.title == "Back")
        #expect(last[items[0].session.id]?.session.sequence == 4)
        let person = items[0].speakers[0].person.id
        #expect(try store.read { try $0.releases.events(showing: person) } == [event])
    }

    @Test("a session comes back with what is shown of it, and without anybody's address", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let (event, item) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let item = try agenda(tx, in: event)[0]
            _ = try tx.insert(release(1, of: event))
            try tx.show(item, since: 1)
            return (event, item)
        }
        let shown = try store.read { try $0.releases.sessions(of: 1, in: event) }
        let released = try #require(shown.first).item
        #expect(shown.count == 1)
        #expect(released.session.details == item.session.details)
        #expect(released.session.slot == item.session.slot)
        #expect(released.session.uid == item.session.uid)
        #expect(released.session.sequence == 4)
        #expect(released.room?.details == item.room?.details)
        #expect(released.room?.position == 3)
        #expect(released.track?.details == item.track?.details)
        let person = try #require(released.speakers.first)
        #expect(person.speaker == item.speakers[0].speaker)
        #expect(
            person.person.details == PersonDetails(name: "Chris Ulliott", organisation: "CESG", jobTitle: "Architect"))
    }

    @Test("what the newest shows can be marked as changed, and nothing else", arguments: Place.allCases)
    func marked(place: Place) async throws {
        let store = try TestStore(place)
        let event = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let items = try agenda(tx, in: event)
            for number in 1...2 { _ = try tx.insert(release(number, of: event)) }
            for item in items { try tx.show(item, since: 1) }
            try tx.stopShowing(try tx.releases.sessions(of: 1, in: event)[0].id, from: 2)
            return event
        }
        store.clock.advance(by: 9)
        try await store.write { try $0.markReleasedSessionsChanged(ofEvent: event) }
        let changed = try store.read { try $0.releases.sessions(of: 1, in: event).map(\.item.session.changedAt) }
        #expect(changed == [.at(1_000), .at(1_009)])
    }

    @Test("go with their event", arguments: Place.allCases)
    func deleted(place: Place) async throws {
        let store = try TestStore(place)
        let event = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            _ = try tx.insert(release(1, of: event))
            for item in try agenda(tx, in: event) { try tx.show(item, since: 1) }
            try tx.delete(event)
            return event
        }
        #expect(try store.read { try $0.releases.all(in: event) } == [])
        #expect(try store.read { try $0.releases.sessions(of: 1, in: event) } == [])
    }
}
