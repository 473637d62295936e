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
        return try tx.insert(Track(event: event, slug: slug, details: details, position: position))
    }

    /// Changes a track.
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
        track.details = details
        track.version += 1
        try tx.save(track)
        return track
    }

    /// Takes a track away; its sessions stay, without a track.
    public static func delete(_ id: ID<Track>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard try tx.tracks.find(id, in: event) != nil else { throw DomainError.notFound("There is no such track.") }
        try tx.delete(id)
    }

    private static func requireFreeName(
        _ name: String, but own: ID<Track>?, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws {
        if let other = try tx.tracks.find(name: name, in: event), other.id != own {
            throw DomainError.invalid([FieldProblem("name", "There is a track of this name already.", value: name)])
        }
    }
}
