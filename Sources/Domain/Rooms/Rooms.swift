/// What is done to rooms.
public enum Rooms {
    /// Adds a room after the event's others.
    public static func create(
        _ details: RoomDetails, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Room {
        try requireFreeName(details.name, but: nil, in: event, tx)
        let wanted = Slug.made(from: details.name, else: "room")
        let slug = try wanted.free { try tx.rooms.find($0, in: event) != nil }
        let position = (try tx.rooms.all(in: event).map(\.position).max() ?? 0) + 1
        return try tx.insert(Room(event: event, slug: slug, details: details, position: position))
    }

    /// Makes a room again that was deleted, under its own number.
    static func restore(_ room: Room, in event: ID<Event>, _ tx: any WriteTransaction) throws -> Room {
        let slug = try room.slug.free { try tx.rooms.find($0, in: event) != nil }
        return try tx.insert(
            Room(id: room.id, event: event, slug: slug, details: room.details, position: room.position))
    }

    /// Changes a room.
    public static func update(
        _ id: ID<Room>, in event: ID<Event>, to details: RoomDetails, expecting version: Int? = nil,
        _ tx: any WriteTransaction
    ) throws -> Room {
        guard var room = try tx.rooms.find(id, in: event) else { throw DomainError.notFound("There is no such room.") }
        try requireVersion(version, of: room.version)
        if room.details == details { return room }
        try requireFreeName(details.name, but: id, in: event, tx)
        room.details = details
        room.version += 1
        try tx.save(room)
        return room
    }

    /// Takes away a room in which nothing is placed.
    public static func delete(_ id: ID<Room>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        guard try tx.rooms.find(id, in: event) != nil else { throw DomainError.notFound("There is no such room.") }
        let placed = try tx.rooms.sessionCounts(in: event)[id, default: 0]
        if placed > 0 {
            throw DomainError.conflict(
                Message(
                    count: placed, one: "{0} session is placed in this room. Move it first.",
                    other: "{0} sessions are placed in this room. Move them first."))
        }
        try tx.delete(id)
    }

    private static func requireFreeName(
        _ name: String, but own: ID<Room>?, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws {
        if let other = try tx.rooms.find(name: name, in: event), other.id != own {
            throw DomainError.invalid([FieldProblem("name", "There is a room of this name already.", value: name)])
        }
    }
}
