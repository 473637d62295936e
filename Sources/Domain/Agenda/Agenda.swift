import TimeZones

/// What is done to the agenda of an event: sessions are placed, moved and taken off it.
public enum Agenda {
    /// Places a session, or moves it when it is placed already; nil takes it off the agenda.
    public static func place(
        _ id: ID<Session>, in event: ID<Event>, at slot: Slot?, expecting version: Int? = nil,
        _ tx: any WriteTransaction
    ) throws -> Session {
        let old = try Sessions.found(id, in: event, tx)
        try requireVersion(version, of: old.version)
        if old.slot == slot { return old }
        if let room = slot?.room, try tx.rooms.find(room, in: event) == nil {
            throw DomainError.notFound("There is no such room.")
        }
        var session = old
        session.slot = slot
        return try Sessions.store(session, tx)
    }

    /// The draft: the event's sessions with all that an agenda shows of them, in agenda order: by start, then room, then the
    /// unscheduled ones by title.
    public static func items(of event: ID<Event>, in tx: any ReadTransaction) throws -> [AgendaItem] {
        try tx.remembered(MemoryKey("agenda", of: event)) { try assemble(event, tx) }
    }

    private static func assemble(_ event: ID<Event>, _ tx: any ReadTransaction) throws -> [AgendaItem] {
        let sessions = try tx.sessions.all(in: event)
        if sessions.isEmpty { return [] }
        let rooms = Dictionary(try tx.rooms.all(in: event).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let tracks = Dictionary(
            try tx.tracks.all(in: event).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let speakers = Dictionary(grouping: try tx.speakers.all(in: event), by: \.speaker.session)
        return sessions.map { session in
            AgendaItem(
                session: session, room: session.slot?.room.flatMap { rooms[$0] },
                track: session.details.track.flatMap { tracks[$0] }, speakers: speakers[session.original] ?? [])
        }
    }
}

/// A session in an agenda, with the room, the track and the people that are shown beside it.
public struct AgendaItem: Hashable, Sendable {
    public var session: Session
    /// Nil for all rooms, and for an unscheduled session.
    public var room: Room?
    public var track: Track?
    /// By position.
    public var speakers: [SessionSpeaker]

    public init(session: Session, room: Room? = nil, track: Track? = nil, speakers: [SessionSpeaker] = []) {
        self.session = session
        self.room = room
        self.track = track
        self.speakers = speakers
    }

    /// Whether title, abstract, room, track or a speaker hold every word of `text`, letter case aside.
    public func contains(_ text: String) -> Bool {
        let words = text.lowercased().split(separator: " ")
        if words.isEmpty { return true }
        let people = speakers.map { "\($0.person.details.name) \($0.person.details.organisation)" }
        let haystack =
            [
                session.details.title, session.key.description, session.details.abstract, room?.details.name ?? "",
                track?.details.name ?? "",
            ] + people
        let folded = haystack.joined(separator: "\n").lowercased()
        return words.allSatisfy { folded.contains($0) }
    }
}
