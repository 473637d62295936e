import TimeZones

/// What is done to sessions; placing them is ``Agenda``'s.
public enum Sessions {
    /// Makes a session. Without a key one is made from the title; a key that is taken is refused.
    public static func create(
        _ details: SessionDetails, key: SessionKey? = nil, slot: Slot? = nil, in event: ID<Event>,
        _ tx: any WriteTransaction
    ) throws -> Session {
        if let key, try tx.sessions.find(key, in: event) != nil {
            throw DomainError.invalid([
                FieldProblem("key", "Another session has this key already.", value: key.description)
            ])
        }
        let session = try tx.insert(
            Session(
                event: event, key: try key ?? freeKey(for: details.title, in: event, tx), details: details, slot: slot,
                uid: tx.newUID(), announcedAt: details.state == .confirmed ? tx.now : nil, createdAt: tx.now,
                changedAt: tx.now))
        try tx.raiseRevision(of: event)
        return session
    }

    private static func freeKey(
        for title: String, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> SessionKey {
        let slug = Slug.made(from: title, else: "session")
        let free = try slug.free { candidate in
            guard let key = SessionKey(candidate.description) else { return true }
            return try tx.sessions.find(key, in: event) != nil
        }
        // because: the search above passes over every slug that is not a key
        return SessionKey(free.description)!
    }

    /// Changes a session. Title and state raise its sequence, anything that a calendar shows its time of change.
    public static func update(
        _ id: ID<Session>, in event: ID<Event>, to details: SessionDetails, expecting version: Int? = nil,
        _ tx: any WriteTransaction
    ) throws -> Session {
        let old = try found(id, in: event, tx)
        try requireVersion(version, of: old.version)
        if old.details == details { return old }
        var session = old
        session.details = details
        return try store(session, instead: old, tx)
    }

    /// Cancels a session: it stays in the agenda, struck through, and in calendars as cancelled.
    public static func cancel(
        _ id: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Session {
        var details = try found(id, in: event, tx).details
        details.state = .cancelled
        return try update(id, in: event, to: details, tx)
    }

    /// Takes back a cancellation; a session that was announced before is confirmed again, any other a draft.
    public static func reinstate(
        _ id: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Session {
        let session = try found(id, in: event, tx)
        guard session.details.state == .cancelled else { return session }
        var details = session.details
        details.state = session.announcedAt == nil ? .draft : .confirmed
        return try update(id, in: event, to: details, tx)
    }

    /// Takes a session away altogether: it leaves every page and feed. A session that the public knows is better
    /// cancelled, so that calendars can say so.
    public static func delete(_ id: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        _ = try found(id, in: event, tx)
        try tx.delete(id)
        try tx.raiseRevision(of: event)
    }

    static func found(
        _ id: ID<Session>, in event: ID<Event>, _ tx: any ReadTransaction
    ) throws -> Session {
        guard let session = try tx.sessions.find(id, in: event) else {
            throw DomainError.notFound("There is no such session.")
        }
        return session
    }

    /// Stores a session that differs from `old`, with its sequence, times and version brought forward.
    static func store(_ changed: Session, instead old: Session, _ tx: any WriteTransaction) throws -> Session {
        var session = changed
        let isRescheduled =
            session.slot != old.slot || session.details.title != old.details.title
            || session.details.state != old.details.state
        if isRescheduled { session.sequence += 1 }
        if session.details.state == .confirmed, session.announcedAt == nil { session.announcedAt = tx.now }
        session.changedAt = tx.now
        session.version += 1
        try tx.save(session)
        try tx.raiseRevision(of: session.event)
        return session
    }
}
