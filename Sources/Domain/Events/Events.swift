import TimeZones

/// What is done to events.
public enum Events {
    /// Makes an event. An empty `slug` is made from the title; one that is taken or no slug is refused.
    public static func create(
        _ details: EventDetails, slug: String = "", in tx: any WriteTransaction
    ) throws -> Event {
        let event = try tx.insert(
            Event(
                slug: freeSlug(slug, title: details.title, in: tx), details: details, privateKey: tx.newSecret(),
                changedAt: tx.now, createdAt: tx.now))
        try tx.raiseRevision(of: event.id)
        return try tx.events.find(event.id) ?? event
    }

    private static func freeSlug(_ text: String, title: String, in tx: any WriteTransaction) throws -> Slug {
        guard !text.isEmpty else {
            let wanted = Slug.made(from: title, else: "event")
            return try wanted.free { try tx.events.find($0) != nil }
        }
        guard let slug = Slug(text) else {
            throw DomainError.invalid([
                FieldProblem("slug", "Use small letters, digits and single hyphens, such as socitm-2011.", value: text)
            ])
        }
        if try tx.events.find(slug) != nil {
            throw DomainError.invalid([FieldProblem("slug", "Another event has this address already.", value: text)])
        }
        return slug
    }

    /// Changes an event. Its slug, and so every address and feed, stays. When the zone changes, what stands on the wall
    /// keeps its times there: sessions in draft and releases, rooms' hours, people's availability. What all sessions show
    /// in a calendar (title, venue) counts as a change of each that the newest release has.
    public static func update(
        _ id: ID<Event>, to details: EventDetails, expecting version: Int? = nil, in tx: any WriteTransaction
    ) throws -> Event {
        guard var event = try tx.events.find(id) else { throw DomainError.notFound("There is no such event.") }
        try requireVersion(version, of: event.version)
        if event.details == details { return event }
        let old = event.details
        event.details = details
        event.version += 1
        try tx.save(event)
        try tx.raiseRevision(of: id)
        if old.zone != details.zone {
            try ZoneChange(event: id, old: old.zone, new: details.zone).apply(tx)
        }
        if old.title != details.title || old.venue != details.venue || old.address != details.address {
            try tx.markReleasedSessionsChanged(ofEvent: id)
        }
        return try tx.events.find(id) ?? event
    }

    /// Files an event away: it leaves What's on, its pages and feeds stay.
    public static func archive(_ id: ID<Event>, in tx: any WriteTransaction) throws -> Event {
        try change(id, in: tx) { $0.visibility = .archived }
    }

    /// Takes an archived event out of the archive, as a draft that organisers see first.
    public static func restore(_ id: ID<Event>, in tx: any WriteTransaction) throws -> Event {
        try change(id, in: tx) { if $0.visibility == .archived { $0.visibility = .draft } }
    }

    /// Removes an event with nothing in it, of whose agenda nothing was ever released: nobody can miss it. Any other is filed
    /// away by ``archive(_:in:)``.
    public static func remove(_ id: ID<Event>, in tx: any WriteTransaction) throws {
        if try tx.releases.newest(in: id) != nil {
            throw DomainError.conflict("The agenda of this event was released. Archive the event instead.")
        }
        let counts = try tx.events.counts(id)
        guard counts.rooms + counts.tracks + counts.sessions + counts.attendees.values.reduce(0, +) == 0 else {
            throw DomainError.conflict(
                "There is still something in this event. Take that out first, or archive the event.")
        }
        try tx.delete(id)
    }

    private static func change(
        _ id: ID<Event>, in tx: any WriteTransaction, _ edit: (inout EventDetails) -> Void
    ) throws -> Event {
        guard let event = try tx.events.find(id) else { throw DomainError.notFound("There is no such event.") }
        var details = event.details
        edit(&details)
        return try update(id, to: details, in: tx)
    }
}
