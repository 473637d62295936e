import Domain
import Testing

@testable import Store

@Suite("Tracks in the store")
struct TrackRowsTests {
    private func track(_ slug: String, _ name: String, in event: ID<Event>, at position: Int) -> Track {
        // because: the tests write slugs
        Track(event: event, slug: Slug(slug)!, details: TrackDetails(name: name, colour: .violet), position: position)
    }

    @Test("tracks come back as saved, by position, within their event", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let (event, tracks) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let second = try tx.insert(track("cloud", "Cloud", in: event, at: 2))
            var first = try tx.insert(track("sharing", "Sharing", in: event, at: 1))
            first.details = TrackDetails(name: "Shared services", colour: .amber)
            try tx.save(first)
            return (event, [first, second])
        }
        try store.read { (tx) throws in
            #expect(try tx.tracks.all(in: event) == tracks)
            #expect(try tx.tracks.find(tracks[1].id, in: event) == tracks[1])
            #expect(try tx.tracks.find(tracks[1].id, in: ID(rawValue: 99)) == nil)
            #expect(try tx.tracks.find(tracks[0].slug, in: event) == tracks[0])
            #expect(try tx.tracks.find(name: "CLOUD", in: event) == tracks[1])
        }
    }

    @Test("sessions go on without a track that is deleted", arguments: Place.allCases)
    func deletion(place: Place) async throws {
        let store = try TestStore(place)
        let (event, before) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let cloud = try tx.insert(track("cloud", "Cloud", in: event, at: 1)).id
            _ = try tx.insert(Session.plenary("a", in: event, track: cloud))
            let before = try tx.tracks.sessionCounts(in: event)
            try tx.delete(cloud)
            return (event, before[cloud])
        }
        #expect(before == 1)
        #expect(try store.read { try $0.sessions.all(in: event).map(\.details.track) } == [nil])
        #expect(try store.read { try $0.tracks.all(in: event) } == [])
    }
}
