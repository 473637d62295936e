public import Domain

/// Columns beside the fields' own, and other names that columns have. How a heading is compared is told in ``HeadingFold``.
extension ImportKind {
    /// Every field that a column may hold: those that are exported, and those of which one of them is put together.
    public var columns: [Field] { fields + nameParts + (self == .sessions ? ["day"] : []) }

    /// The columns of which `name` is put together when it has none of its own, in the order of a name.
    var nameParts: [Field] {
        switch self {
        case .speakers, .people, .attendees, .seats: ["first_name", "last_name"]
        case .events, .rooms, .tracks, .sessions, .schedule: []
        }
    }

    /// Other names that a column may have.
    var synonyms: [String: Field] {
        var names: [String: Field] = [:]
        for (field, others) in otherNames where columns.contains(field) {
            for name in others { names[name] = field }
        }
        return names
    }

    private var otherNames: [Field: [String]] {
        switch self {
        case .events:
            [
                "zone": ["time zone", "timezone"], "first_day": ["start date", "date", "from", "begins"],
                "last_day": ["end date", "until", "to", "ends"], "capacity": ["places", "seats"],
                "title": ["event", "name", "event name", "event title"], "kind": ["type", "event type"],
                "venue": ["location"], "summary": ["description"],
            ]
        case .rooms:
            [
                "name": ["room", "room name", "location"], "capacity": ["seats", "places", "size"],
                "notes": ["note", "comment", "comments"], "hours": ["open", "opening hours"],
            ]
        case .tracks: ["name": ["track", "track name", "stream"], "colour": ["color"]]
        case .sessions:
            [
                "key": ["session", "session key", "code", "id", "session id"],
                "title": ["session title", "name", "topic"], "kind": ["type", "session type", "format"],
                "state": ["status"], "track": ["stream"], "room": ["location", "venue", "place"],
                "day": ["date", "session date"],
                "start": ["start time", "starts", "from", "begin", "begins", "start date", "starts at"],
                "end": ["end time", "ends", "until", "to", "finish", "finish time", "end date", "ends at"],
                "abstract": ["description", "summary", "synopsis"], "duration": ["minutes", "length"],
                "expected": ["expected attendance", "attendance"],
            ]
        case .speakers:
            Self.personNames.merging([
                "session": ["session key", "session code", "session id"],
                "name": ["speaker", "speaker name", "full name", "display name", "contact", "contact name"],
                "job_title": ["job", "function", "title and role"], "position": ["order", "number"],
                "biography": ["bio", "about", "profile"],
            ]) { $1 }
        case .people: Self.personNames.merging(["biography": ["bio", "about", "profile"]]) { $1 }
        case .attendees:
            Self.personNames.merging([
                "category": ["type", "attendee type", "ticket", "ticket type"],
                "status": ["state", "registration status"],
                "dietary": [
                    "dietary requirements", "dietary needs", "diet", "food", "special diet", "dietary restrictions",
                ],
                "access": ["access requirements", "access needs", "accessibility", "accessibility needs"],
                "note": ["notes", "comment", "comments", "remark", "remarks"],
            ]) { $1 }
        case .seats:
            Self.personNames.merging([
                "session": ["session key", "session code", "session id"], "round": ["sitting", "round number"],
                "starts_after": ["minutes in"], "lasts": ["duration", "length", "minutes"],
                "table": ["table number", "table name"], "places": ["capacity", "size", "table size"],
                "topic": ["subject", "theme"], "place": ["seat", "seat number", "place number", "chair"],
                "host": ["table host", "is host"],
            ]) { $1 }
        case .schedule: [:]
        }
    }

    private static let personNames: [Field: [String]] = [
        "email": ["e-mail", "e-mail address", "mail", "email id", "work e-mail", "e-mail-adresse"],
        "name": ["full name", "display name", "attendee", "delegate", "person", "contact name", "guest"],
        "first_name": ["given name", "forename", "first", "christian name", "vorname", "prénom"],
        "last_name": ["surname", "family name", "last", "second name", "nachname", "familienname", "nom de famille"],
        "organisation": [
            "organization", "company", "company name", "organisation name", "organization name", "employer",
            "institution", "affiliation", "firm", "firma", "unternehmen", "société",
        ],
        "job_title": ["role", "position", "job", "job role", "function", "occupation", "designation"],
        "sector": ["industry"], "seniority": ["level", "job level", "grade"],
        "region": ["area", "location"], "tags": ["tag", "labels", "interests", "keywords"],
    ]
}

extension ImportKind {
    /// Fields that are whole numbers, and fields that are yes or no, and lists of words: JSON has values of their own for
    /// these.
    var numbers: Set<Field> {
        switch self {
        case .events: ["capacity", "walking_minutes"]
        case .rooms: ["capacity", "sessions_at_once"]
        case .sessions: ["duration", "expected"]
        case .speakers: ["position"]
        case .seats: ["round", "starts_after", "lasts", "places", "place"]
        case .tracks, .people, .attendees, .schedule: []
        }
    }

    var flags: Set<Field> {
        switch self {
        case .sessions: ["pinned"]
        case .seats: ["host"]
        default: []
        }
    }

    var lists: Set<Field> { self == .people || self == .attendees ? ["tags"] : [] }

    /// Fields that are a day, and fields that are a day and a time.
    var days: Set<Field> {
        switch self {
        case .events: ["first_day", "last_day"]
        case .sessions: ["day"]
        default: []
        }
    }

    var moments: Set<Field> { self == .sessions ? ["start", "end"] : [] }

    /// Whether its files are lists with columns.
    public var hasColumns: Bool { !fields.isEmpty }

    /// Whether its columns have dates.
    public var hasDates: Bool { !days.isEmpty || !moments.isEmpty }
}
