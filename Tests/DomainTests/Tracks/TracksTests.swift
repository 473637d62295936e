import Domain
import Testing
import TimeZones

@Suite("A track")
struct TracksTests {
    @Test("taken away leaves its sessions without one")
    func deleted() async throws {
        let world = try World()
        let event = try await world.event()
        let track = try await world.store.write {
            try Tracks.create(TrackDetails(name: "Cloud", colour: .violet), in: event.id, $0)
        }
        let session = try await world.store.write {
            try Sessions.create(SessionDetails(title: "T", state: .confirmed, track: track.id), in: event.id, $0)
        }
        try await world.store.write { try Tracks.delete(track.id, in: event.id, $0) }
        let left = try #require(try world.found(session))
        #expect(left.details.track == nil)
    }

    @Test("stands after the tracks that were there before")
    func positions() async throws {
        let world = try World()
        let event = try await world.event()
        let tracks = try await world.store.write { tx in
            try ["B", "A"].map { try Tracks.create(TrackDetails(name: $0, colour: .pine), in: event.id, tx) }
        }
        #expect(tracks.map(\.position) == [1, 2])
        #expect(try world.store.read { try $0.tracks.all(in: event.id) } == tracks)
    }
}
