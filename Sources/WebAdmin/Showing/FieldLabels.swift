import Domain

extension Field {
    /// What the field is called on pages; its name in files when pages do not show it.
    var label: Message { Self.labels[self] ?? "\(rawValue)" }

    private static let labels: [Field: Message] = [
        "title": "Title", "slug": "Name in addresses", "kind": "Kind", "zone": "Time zone", "first_day": "First day",
        "last_day": "Last day", "venue": "Venue", "address": "Address of the venue", "capacity": "Places",
        "visibility": "Visibility", "registration": "Registration", "series": "Series", "summary": "Summary",
        "name": "Name", "notes": "Notes", "colour": "Colour", "key": "Key", "state": "State", "track": "Track",
        "room": "Room", "day": "Day", "start": "Start", "end": "End", "abstract": "Abstract", "session": "Session",
        "email": "E-mail", "organisation": "Organisation", "job_title": "Job title", "role": "Role",
        "position": "Position", "biography": "Biography", "sector": "Sector", "seniority": "Seniority",
        "region": "Region", "tags": "Tags", "category": "Category", "status": "Status", "dietary": "Dietary needs",
        "access": "Access needs", "note": "Note", "password": "Password", "file": "File", "until": "Until",
        "entries": "Entries", "created": "New", "changed": "Changed",
        "agenda": "Agenda", "walking_minutes": "Minutes from room to room", "sessions_at_once": "Sessions at once",
        "hours": "Open", "duration": "Minutes asked for", "expected": "People expected", "pinned": "Pinned",
        "repeats": "Repeats", "comment": "Comment", "availability": "Availability", "reason": "Reason",
        "from": "From", "minutes": "Minutes late", "remedy": "What then", "task": "What to do",
        "day_start": "Days begin at", "day_end": "Days end at",
        "seconds": "Search for", "seed": "Variant",
        "first_name": "First name", "last_name": "Last name", "dates": "Order of dates",
        "separator": "Between the columns", "encoding": "Encoding",
        "conflict": "Conflict", "personal_link": "Personal link",
        "round": "Round", "starts_after": "Minutes after the start", "lasts": "Minutes that it lasts", "table": "Table",
        "places": "Places",
        "topic": "Topic", "place": "Place", "host": "Host",
        "url": "Address", "every": "Minutes between looks", "following": "Followed",
    ]
}
