import Domain
import SQLite
import TimeZones

extension Release {
    fileprivate static let columns = ColumnList("id", "event", "number", "name", "comment", "at", "author")

    fileprivate init(_ row: Row) throws {
        var columns = row.columns()
        self.init(
            id: try columns.next(), event: try columns.next(), number: try columns.next(), name: try columns.next(),
            comment: try columns.next(), at: try columns.next(), author: try columns.next())
    }
}

struct ReleaseRows: ReleaseReading {
    let database: Connection
    /// What was read before; nil where something is written.
    var memory: ReleasedMemory?

    private static let select = "SELECT \(Release.columns.of("release")) FROM release WHERE event = ?"

    func all(in event: ID<Event>) throws -> [Release] {
        try database.all(Self.select + " ORDER BY number DESC", event, value: Release.init)
    }

    func newest(in event: ID<Event>) throws -> Release? {
        try database.first(Self.select + " ORDER BY number DESC LIMIT 1", event, value: Release.init)
    }

    private static let isInRelease = "event = ?1 AND since <= ?2 AND (until IS NULL OR until > ?2)"
    private static let order = "ORDER BY start_at, coalesce(room_position, 0), session"

    func sessions(of number: Int, in event: ID<Event>) throws -> [ReleasedSession] {
        guard let memory else { return try readSessions(of: number, in: event) }
        let known = memory.sessions(of: event)
        let marks = known.isEmpty ? [] : try marks(of: number, in: event)
        let missing = Set(marks.filter { known[$0.id]?.mark != $0.mark }.map(\.id))
        if !known.isEmpty, missing.isEmpty { return marks.compactMap { known[$0.id]?.session } }
        // A few are looked up one by one; many are quicker read together.
        let isMostNew = known.isEmpty || missing.count > marks.count / 8
        let fresh = isMostNew ? try readSessions(of: number, in: event) : try readSessions(missing)
        let all = known.merging(fresh.map { ($0.id, .init($0)) }) { _, new in new }
        let sessions = isMostNew ? fresh : marks.compactMap { all[$0.id]?.session }
        if all.count > 2 * sessions.count + 100 {
            memory.keep(
                Dictionary(sessions.map { ($0.id, .init($0)) }, uniquingKeysWith: { first, _ in first }), of: event)
        } else {
            memory.keep(all, of: event)
        }
        return sessions
    }

    private func marks(
        of number: Int, in event: ID<Event>
    ) throws -> [(id: ID<ReleasedSession>, mark: ReleasedMark)] {
        try database.all(
            """
            SELECT id, \(ReleasedMark.columns) FROM released_session WHERE \(Self.isInRelease) \(Self.order)
            """, event, number
        ) { row in
            var columns = row.columns()
            return (try columns.next(), try ReleasedMark(&columns))
        }
    }

    private func readSessions(of number: Int, in event: ID<Event>) throws -> [ReleasedSession] {
        var parts = ReleasedParts(areOfOneRelease: true)
        let sessions = try database.all(
            ReleasedSession.select + " WHERE \(Self.isInRelease) \(Self.order)", event, number
        ) { try ReleasedSession($0, &parts) }
        return try withSpeakers(of: sessions, &parts, where: Self.isInRelease, event, number)
    }

    func readSessions(_ ids: Set<ID<ReleasedSession>>) throws -> [ReleasedSession] {
        var parts = ReleasedParts(areOfOneRelease: true)
        return try ids.flatMap { id in
            let sessions = try database.all(ReleasedSession.select + " WHERE id = ?1", id) {
                try ReleasedSession($0, &parts)
            }
            return try withSpeakers(of: sessions, &parts, where: "released_session.id = ?1", id)
        }
    }

    func lastShown(in event: ID<Event>) throws -> [ID<Session>: AgendaItem] {
        let isLast = """
            event = ?1 AND since = (SELECT max(since) FROM released_session AS other
                WHERE other.session = released_session.session)
            """
        var parts = ReleasedParts(areOfOneRelease: false)
        let shown = try database.all(ReleasedSession.select + " WHERE \(isLast)", event) {
            try ReleasedSession($0, &parts)
        }
        let sessions = try withSpeakers(of: shown, &parts, where: isLast, event)
        return Dictionary(sessions.map { ($0.item.session.id, $0.item) }, uniquingKeysWith: { first, _ in first })
    }

    func formerRoom(_ slug: Slug, in event: ID<Event>) throws -> String? {
        try database.first(
            "SELECT room_name FROM released_session WHERE event = ? AND room_slug = ? ORDER BY since DESC LIMIT 1",
            event,
            slug
        ) { try $0[0] }
    }

    func formerTrack(_ slug: Slug, in event: ID<Event>) throws -> String? {
        try database.first(
            "SELECT track_name FROM released_session WHERE event = ? AND track_slug = ? ORDER BY since DESC LIMIT 1",
            event, slug
        ) { try $0[0] }
    }

    func formerSpeaker(_ person: ID<Person>, in event: ID<Event>) throws -> String? {
        try database.first(
            """
            SELECT CASE name WHEN '' THEN organisation ELSE name END
            FROM released_speaker JOIN released_session ON released_session.id = released
            WHERE person = ? AND event = ? ORDER BY since DESC LIMIT 1
            """, person, event
        ) { try $0[0] }
    }

    func slots(in event: ID<Event>) throws -> [ID<ReleasedSession>: Slot] {
        var slots: [ID<ReleasedSession>: Slot] = [:]
        try database.forEach("SELECT id, room, start_at, end_at FROM released_session WHERE event = ?", event) { row in
            slots[try row[0]] = Slot(room: try row[1], start: try row[2], end: try row[3])
        }
        return slots
    }

    func events(showing person: ID<Person>) throws -> [ID<Event>] {
        try database.all(
            """
            SELECT DISTINCT event FROM released_speaker JOIN released_session ON released_session.id = released
            WHERE person = ? AND until IS NULL ORDER BY 1
            """, person
        ) { try $0[0] }
    }

    private func withSpeakers(
        of sessions: [ReleasedSession], _ parts: inout ReleasedParts, where condition: String,
        _ arguments: any Bindable...
    ) throws -> [ReleasedSession] {
        var speakers: [ID<ReleasedSession>: [SessionSpeaker]] = [:]
        try database.forEach(
            """
            SELECT released, speaker, session, person, role, released_speaker.position, name, organisation, job_title,
                biography
            FROM released_session JOIN released_speaker ON released = released_session.id WHERE \(condition)
            ORDER BY released, released_speaker.position, speaker
            """, arguments: arguments
        ) { row in
            var columns = row.columns()
            speakers[try columns.next(), default: []].append(try SessionSpeaker(released: &columns, &parts))
        }
        return sessions.map { session in
            var session = session
            session.item.speakers = speakers[session.id] ?? []
            return session
        }
    }
}

/// The rooms, tracks and people of a release. In one release each is the same wherever it stands, since another name, place
/// or title of one is another row of each of its sessions: they are made once, which took half of the time of reading an
/// agenda of 5,000 sessions.
private struct ReleasedParts {
    let areOfOneRelease: Bool
    private var rooms: [ID<Room>: Room] = [:]
    private var tracks: [ID<Track>: Track] = [:]
    private var people: [ID<Person>: Person] = [:]

    init(areOfOneRelease: Bool) { self.areOfOneRelease = areOfOneRelease }

    mutating func room(_ columns: inout Row.Columns, _ event: ID<Event>) throws -> Room? {
        let id: ID<Room>? = try columns.next()
        if let id, areOfOneRelease, let known = rooms[id] {
            columns.skip(4)
            return known
        }
        let (slug, name): (Slug?, String?) = (try columns.next(), try columns.next())
        let (capacity, position): (Int?, Int?) = (try columns.next(), try columns.next())
        guard let id, let slug, let name else { return nil }
        let room = Room(
            id: id, event: event, slug: slug, details: RoomDetails(name: name, capacity: capacity),
            position: position ?? 0)
        rooms[id] = room
        return room
    }

    mutating func track(_ columns: inout Row.Columns, _ event: ID<Event>) throws -> Track? {
        let id: ID<Track>? = try columns.next()
        if let id, areOfOneRelease, let known = tracks[id] {
            columns.skip(4)
            return known
        }
        let (slug, name): (Slug?, String?) = (try columns.next(), try columns.next())
        let (colour, position): (TrackColour?, Int?) = (try columns.next(), try columns.next())
        guard let id, let slug, let name, let colour else { return nil }
        let track = Track(
            id: id, event: event, slug: slug, details: TrackDetails(name: name, colour: colour),
            position: position ?? 0)
        tracks[id] = track
        return track
    }

    /// The last columns of a row.
    mutating func person(_ id: ID<Person>, _ columns: inout Row.Columns) throws -> Person {
        if areOfOneRelease, let known = people[id] { return known }
        let details = PersonDetails(
            name: try columns.next(), organisation: try columns.next(), jobTitle: try columns.next(),
            biography: try columns.next())
        let never = Instant(secondsSince1970: 0)
        let person = Person(id: id, details: details, createdAt: never, changedAt: never)
        people[id] = person
        return person
    }
}

extension SessionSpeaker {
    fileprivate init(released columns: inout Row.Columns, _ parts: inout ReleasedParts) throws {
        let id: ID<Speaker> = try columns.next()
        let session: ID<Session> = try columns.next()
        let person: ID<Person> = try columns.next()
        let speaker = Speaker(
            id: id, session: session, person: person, role: try columns.next(), position: try columns.next())
        self.init(speaker: speaker, person: try parts.person(person, &columns))
    }
}

extension ReleasedSession {
    fileprivate static let select = """
        SELECT id, event, session, repeats, key, title, kind, state, abstract, start_at, end_at, uid, sequence, created_at,
            changed_at, room, room_slug, room_name, room_capacity, room_position, track, track_slug, track_name,
            track_colour, track_position
        FROM released_session
        """

    fileprivate init(_ row: Row, _ parts: inout ReleasedParts) throws {
        var columns = row.columns()
        let id: ID<ReleasedSession> = try columns.next()
        let event: ID<Event> = try columns.next()
        let number: ID<Session> = try columns.next()
        let repeats: ID<Session>? = try columns.next()
        let key: SessionKey = try columns.next()
        var details = SessionDetails(
            title: try columns.next(), kind: try columns.next(), state: try columns.next(),
            abstract: try columns.next())
        let (start, end): (Instant, Instant) = (try columns.next(), try columns.next())
        let (uid, sequence): (String, Int) = (try columns.next(), try columns.next())
        let (createdAt, changedAt): (Instant, Instant) = (try columns.next(), try columns.next())
        let room = try parts.room(&columns, event)
        let track = try parts.track(&columns, event)
        details.track = track?.id
        let session = Session(
            id: number, event: event, key: key, details: details, slot: Slot(room: room?.id, start: start, end: end),
            repeats: repeats, uid: uid, sequence: sequence, announcedAt: changedAt, createdAt: createdAt,
            changedAt: changedAt)
        self.init(id: id, item: AgendaItem(session: session, room: room, track: track))
    }
}
