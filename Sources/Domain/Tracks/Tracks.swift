/// What is done to tracks.
public enum Tracks {
    /// Adds a track after the event's others.
    public static func create(
        _ details: TrackDetails, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Track {
        try requireFreeName(details.name, but: nil, in: event, tx)
        let wanted = Slug.made(from: details.name, else: "track")
        let slug = try wanted.free { try tx.tracks.find($0, in: event) != nil }
        let position = (try tx.tracks.all(in: event).map(\.position).max() ?? 0) + 1
        let track = try tx.insert(Track(event: event, slug: slug, details: details, position: position))
        try tx.raiseRevision(of: event)
        return track
    }

    /// Changes a track; a new name counts as an edit of its sessions.
    public static func update(
        _ id: ID<Track>, in event: ID<Event>, to details: TrackDetails, expecting version: Int? = nil,
        _ tx: any WriteTransaction
    ) throws -> Track {
        guard var track = try tx.tracks.find(id, in: event) else {
            throw DomainError.notFound("There is no such track.")
        }
        try requireVersion(version, of: track.version)
        if track.details == details { return track }
        try requireFreeName(details.name, but: id, in: event, tx)
        let renamed = track.details.name != details.name
        track.details = details
        track.version += 1
        try tx.save(track)
        if renamed { try tx.markSessionsChanged(inTrack: id) }
        try tx.raiseRevision(of: event)
        return track
    }

    /// Takes a track away; its sessions stay, without a track.
    public static func delete(_ id: ID<Track>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard try tx.tracks.find(id, in: event) != nil else { throw DomainError.notFound("There is no such track.") }
        try tx.markSessionsChanged(inTrack: id)
        try tx.delete(id)
        try tx.raiseRevision(of: event)
    }

    private static func requireFreeName(
        _ name: String, but own: ID<Track>?, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws {
        if let other = try tx.tracks.find(name: name, in: event), other.id != own {
            throw DomainError.invalid([FieldProblem("name", "There is a track of this name already.", value: name)])
        }
    }
}
