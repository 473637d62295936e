public import Domain

/// What a file is a list of, and the columns it has.
public enum ImportKind: String, CaseIterable, Hashable, Sendable {
    /// One row an event, found again by `slug`. A `series` that is not there is made, by its title.
    case events
    /// One row a room of an event, found again by `name`, letter case aside.
    case rooms
    /// One row a track of an event, found again by `name`, letter case aside. The colour is one of the eight names,
    /// or `#0B5D4E`, which becomes the nearest of the eight.
    case tracks
    /// One row a session of an event, found again by `key`. Room and track are named and must be there. `start` and
    /// `end` are `2011-11-29 09:30` in the event's zone, or carry an offset; both empty is unscheduled. `repeats` is the
    /// key of a session that this one holds again. `uid` and `sequence` are how calendars know a session that is new here.
    case sessions
    /// One row a person's part in a session, found again by session, person and role. The session is named by its
    /// key and must be there; the person is found by e-mail address, without one by name and organisation, and made
    /// when not there. Without a name the row is a placeholder of the organisation. An empty position is the last.
    case speakers
    /// One row a person, found again by e-mail address, without one by name and organisation.
    case people
    /// One row a person's place at an event, found again by the person, who is found as in ``people`` and made when
    /// not there.
    case attendees
    /// One row a seat, found again by session, round and person, who must attend the event; an empty round is the first.
    /// Rounds and tables are made by the rows that name them; a row without a person is about its table alone, one without
    /// either about its round. What holds for a whole table or round may stand in any of its rows, or in each.
    case seats
    /// The agenda of another program: the `schedule.xml` or `schedule.json` of the frab family, or the `agenda.xml` or
    /// `agenda.json` of Roundtable. Days, rooms, tracks, sessions and speakers of one event, without columns.
    case schedule

    /// The kinds that are lists with columns.
    public static let lists: [ImportKind] = [
        .events, .rooms, .tracks, .sessions, .speakers, .people, .attendees, .seats,
    ]

    /// Whether the rows belong to one event.
    public var needsEvent: Bool { self != .events && self != .people && self != .schedule }

    /// The fields in the order in which they are exported.
    public var fields: [Field] {
        switch self {
        case .events:
            [
                "slug", "title", "kind", "zone", "first_day", "last_day", "venue", "address", "capacity", "visibility",
                "registration", "series", "summary", "agenda", "walking_minutes",
            ]
        case .rooms: ["name", "capacity", "notes", "sessions_at_once", "hours"]
        case .tracks: ["name", "colour"]
        case .sessions:
            [
                "key", "title", "kind", "state", "track", "room", "start", "end", "abstract", "duration", "expected",
                "pinned", "repeats", "uid", "sequence",
            ]
        case .speakers: ["session", "name", "email", "organisation", "job_title", "role", "position", "biography"]
        case .people: Self.person + ["biography"]
        case .attendees: Self.person + ["category", "status", "dietary", "access", "note"]
        case .seats:
            [
                "session", "round", "starts_after", "lasts", "table", "places", "topic", "place", "host", "email",
                "name", "organisation",
            ]
        case .schedule: []
        }
    }

    private static let person: [Field] = [
        "email", "name", "organisation", "job_title", "sector", "seniority", "region", "tags",
    ]

    /// The columns without which no row could be found again: of each list one must be there.
    var keys: [[Field]] {
        switch self {
        case .events: [["slug"]]
        case .rooms, .tracks: [["name"]]
        case .sessions: [["key"]]
        case .speakers: [["session"], ["email", "name", "organisation"]]
        case .people, .attendees: [["email", "name", "organisation"]]
        case .seats: [["session"], ["round", "table"]]
        case .schedule: []
        }
    }

    public var label: Message {
        switch self {
        case .events: "Events"
        case .rooms: "Rooms"
        case .tracks: "Tracks"
        case .sessions: "Sessions"
        case .speakers: "Speakers"
        case .people: "People"
        case .attendees: "Attendees"
        case .seats: "Seats"
        case .schedule: "Schedule of another program"
        }
    }
}
