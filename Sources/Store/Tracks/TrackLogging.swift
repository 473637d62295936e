import Domain
import SQLite

extension LoggingTransaction: TrackWriting {
    func insert(_ track: Track) throws -> Track { try added(try base.insert(track)) }

    func save(_ track: Track) throws {
        try changed(track, from: try base.tracks.find(track.id, in: track.event)) { try base.save(track) }
    }

    func delete(_ id: ID<Track>) throws {
        let old = try database.first(
            "SELECT \(Track.columns.of("track")) FROM track WHERE id = ?", id, value: Track.init)
        try removed(old) { try base.delete(id) }
    }
}
