import TimeZones

/// A thing whose changes are logged.
public protocol Logged {
    /// How entries call it.
    func logObject(in tx: any ReadTransaction) throws -> LogObject
    /// The changes from `before` to `after`; nil is a thing that is not there. What nobody edits (versions, times of
    /// change, positions in calendars) and what must stay secret (hashes, keys) is no field.
    static func logChanges(from before: Self?, to after: Self?, in tx: any ReadTransaction) throws -> [LogChange]
}

/// What most things need: their fields by name.
protocol LoggedFields: Logged {
    func logValues(in tx: any ReadTransaction) throws -> [LogValue]
}

extension LoggedFields {
    public static func logChanges(
        from before: Self?, to after: Self?, in tx: any ReadTransaction
    ) throws -> [LogChange] {
        .between(try before?.logValues(in: tx), try after?.logValues(in: tx))
    }
}

extension Event: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.event, id: id.rawValue, name: details.title, event: id)
    }

    func logValues(in tx: any ReadTransaction) throws -> [LogValue] {
        let series = try details.series.flatMap { try tx.series.find($0) }
        return [
            LogValue("slug", slug.description), LogValue("title", details.title),
            LogValue("kind", details.kind.rawValue), LogValue("zone", details.zone.identifier),
            LogValue("first_day", details.firstDay.iso8601), LogValue("last_day", details.lastDay.iso8601),
            LogValue("venue", details.venue), LogValue("address", details.address),
            LogValue("capacity", details.capacity.map(String.init) ?? ""),
            LogValue("visibility", details.visibility.rawValue),
            LogValue("registration", details.registration.rawValue),
            LogValue("series", series?.details.title ?? ""), LogValue("summary", details.summary),
            LogValue("agenda", details.showsAgenda ? "" : "hidden"),
            LogValue("walking_minutes", details.walkingMinutes == 0 ? "" : String(details.walkingMinutes)),
        ]
    }
}

extension Series: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.series, id: id.rawValue, name: details.title)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [LogValue("title", details.title), LogValue("summary", details.summary)]
    }
}

extension Room: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.room, id: id.rawValue, name: details.name, event: event)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [
            LogValue("name", details.name), LogValue("capacity", details.capacity.map(String.init) ?? ""),
            LogValue("notes", details.notes),
            LogValue("sessions_at_once", details.sessionsAtOnce == 1 ? "" : String(details.sessionsAtOnce)),
            LogValue("hours", TimeSpan.lines(details.hours)),
        ]
    }
}

extension Track: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.track, id: id.rawValue, name: details.name, event: event)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [LogValue("name", details.name), LogValue("colour", details.colour.rawValue)]
    }
}

extension Session: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.session, id: id.rawValue, name: details.title, event: event)
    }

    func logValues(in tx: any ReadTransaction) throws -> [LogValue] {
        let track = try details.track.flatMap { try tx.tracks.find($0, in: event) }
        let room = try slot?.room.flatMap { try tx.rooms.find($0, in: event) }
        return [
            LogValue("key", key.description), LogValue("title", details.title), LogValue("kind", details.kind.rawValue),
            LogValue("state", details.state.rawValue), LogValue("track", track?.details.name ?? ""),
            LogValue("room", room?.details.name ?? ""), LogValue("start", slot?.start.iso8601 ?? ""),
            LogValue("end", slot?.end.iso8601 ?? ""), LogValue("abstract", details.abstract),
            LogValue("duration", details.duration.map(String.init) ?? ""),
            LogValue("expected", details.expected.map(String.init) ?? ""),
            LogValue("pinned", details.isPinned ? "yes" : ""),
        ]
    }
}

extension Person: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.person, id: id.rawValue, name: displayName)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [
            LogValue("name", details.name), LogValue("email", details.email?.description ?? ""),
            LogValue("organisation", details.organisation), LogValue("job_title", details.jobTitle),
            LogValue("sector", details.sector), LogValue("seniority", details.seniority),
            LogValue("region", details.region), LogValue("tags", details.tags.joined(separator: "; ")),
            LogValue("biography", details.biography),
        ]
    }
}

extension Speaker: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(
            .speaker, id: id.rawValue, name: try tx.people.find(person)?.displayName ?? "",
            event: try tx.sessions.event(of: session))
    }

    func logValues(in tx: any ReadTransaction) throws -> [LogValue] {
        let event = try tx.sessions.event(of: session)
        return [
            LogValue("session", try event.flatMap { try tx.sessions.find(session, in: $0) }?.details.title ?? ""),
            LogValue("role", role.rawValue), LogValue("position", String(position)),
        ]
    }
}

extension Attendee: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(.attendee, id: id.rawValue, name: try tx.people.displayName(person) ?? "", event: event)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [
            LogValue("category", details.category.rawValue), LogValue("status", details.status.rawValue),
            .private("dietary", details.dietary), .private("access", details.access), .private("note", details.note),
        ]
    }
}

extension Administrator: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.administrator, id: id.rawValue, name: email.description)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [
            LogValue("email", email.description), LogValue("name", name), LogValue("role", role?.rawValue ?? ""),
        ]
    }
}
