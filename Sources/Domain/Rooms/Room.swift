public import TimeZones

/// Where sessions take place.
public struct Room: Hashable, Sendable {
    public var id: ID<Room>
    public let event: ID<Event>
    /// The room in addresses; made from its first name and kept over renames.
    public var slug: Slug
    public var details: RoomDetails
    /// Where the room stands among the event's, from 1.
    public var position: Int
    public var version: Int

    public init(
        id: ID<Room> = .unsaved, event: ID<Event>, slug: Slug, details: RoomDetails, position: Int, version: Int = 1
    ) {
        self.id = id
        self.event = event
        self.slug = slug
        self.details = details
        self.position = position
        self.version = version
    }
}

public struct RoomDetails: Hashable, Sendable {
    /// Unique in the event, letter case aside.
    public var name: String
    /// Seats; nil when not known.
    public var capacity: Int?
    /// For organisers.
    public var notes: String
    /// How many sessions the room holds at the same time: 1, or more for a poster hall.
    public var sessionsAtOnce: Int
    /// When the room is open, in order and apart from each other; empty is always.
    public var hours: [TimeSpan]

    public init(
        name: String, capacity: Int? = nil, notes: String = "", sessionsAtOnce: Int = 1, hours: [TimeSpan] = []
    ) {
        self.name = name
        self.capacity = capacity
        self.notes = notes
        self.sessionsAtOnce = sessionsAtOnce
        self.hours = hours
    }

    /// Reads `name`, `capacity`, `notes`, `sessions_at_once` and `hours`, these in the event's zone.
    public static func read(
        _ reader: inout FieldReader, over old: RoomDetails? = nil, zone: Zone
    ) throws(DomainError) -> RoomDetails {
        let details = RoomDetails(
            name: reader.requiredLine("name", else: old?.name ?? "", longest: 100, missing: "Give the room a name."),
            capacity: reader.number("capacity", else: old?.capacity, in: 1...1_000_000),
            notes: reader.text("notes", else: old?.notes ?? "", longest: 2_000),
            sessionsAtOnce: reader.number("sessions_at_once", else: old?.sessionsAtOnce, in: 1...1_000) ?? 1,
            hours: TimeSpan.readAll(&reader, "hours", else: old?.hours ?? [], zone: zone))
        try reader.finish()
        return details
    }
}

public protocol RoomReading {
    /// The room with this id, when it belongs to the event.
    func find(_ id: ID<Room>, in event: ID<Event>) throws -> Room?
    func find(_ slug: Slug, in event: ID<Event>) throws -> Room?
    /// The room of this name, letter case aside.
    func find(name: String, in event: ID<Event>) throws -> Room?
    /// The event's rooms by position.
    func all(in event: ID<Event>) throws -> [Room]
    /// How many sessions are placed in each room of the event.
    func sessionCounts(in event: ID<Event>) throws -> [ID<Room>: Int]
}

public protocol RoomWriting {
    /// Stores a new room, under its own number when it has one.
    func insert(_ room: Room) throws -> Room
    func save(_ room: Room) throws
    func delete(_ id: ID<Room>) throws
}
