import TimeZones

/// What is done to sessions; placing them is ``Agenda``'s.
public enum Sessions {
    /// Makes a session. Without a key one is made from the title; a key that is taken is refused. One that repeats
    /// another takes over what they have in common. One that comes from another installation keeps its place in calendars,
    /// unless a session here has that already.
    public static func create(
        _ details: SessionDetails, key: SessionKey? = nil, slot: Slot? = nil, repeating: ID<Session>? = nil,
        as identity: CalendarIdentity? = nil, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Session {
        if let key, try tx.sessions.find(key, in: event) != nil {
            throw DomainError.invalid([
                FieldProblem("key", "Another session has this key already.", value: key.description)
            ])
        }
        let original = try repeating.map { id in
            let repeated = try found(id, in: event, tx)
            return try found(repeated.original, in: event, tx)
        }
        let known = try identity.flatMap { try tx.sessions.hasUID($0.uid) ? nil : $0 }
        return try tx.insert(
            Session(
                event: event, key: try key ?? freeKey(for: details.title, in: event, tx),
                details: original.map { details.sharing($0.details) } ?? details, slot: slot, repeats: original?.id,
                uid: known?.uid ?? tx.newUID(), sequence: known?.sequence ?? 0,
                announcedAt: known?.sequence.map { _ in tx.now }, createdAt: tx.now, changedAt: tx.now))
    }

    /// Makes a session that holds this one once more, still unscheduled.
    public static func holdAgain(
        _ id: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Session {
        var details = try found(id, in: event, tx).details
        details.isPinned = false
        return try create(details, repeating: id, in: event, tx)
    }

    static func freeKey(
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

    /// Changes a session, and what it has in common with those that hold it again in these, too.
    public static func update(
        _ id: ID<Session>, in event: ID<Event>, to details: SessionDetails, expecting version: Int? = nil,
        _ tx: any WriteTransaction
    ) throws -> Session {
        let old = try found(id, in: event, tx)
        try requireVersion(version, of: old.version)
        if old.details == details { return old }
        var session = old
        session.details = details
        let stored = try store(session, tx)
        for var other in try held(with: stored, tx) where other.details != other.details.sharing(details) {
            other.details = other.details.sharing(details)
            _ = try store(other, tx)
        }
        return stored
    }

    /// The other times that the session is held.
    private static func held(with session: Session, _ tx: any ReadTransaction) throws -> [Session] {
        let original = try tx.sessions.find(session.original, in: session.event)
        let all = [original].compactMap { $0 } + (try tx.sessions.repeats(of: session.original))
        return all.filter { $0.id != session.id }
    }

    /// Cancels a session: once released, it stays in the agenda, struck through, and in calendars as cancelled.
    public static func cancel(
        _ id: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Session {
        var details = try found(id, in: event, tx).details
        details.state = .cancelled
        return try update(id, in: event, to: details, tx)
    }

    /// Takes back a cancellation; a session that was released before is confirmed again, any other a draft.
    public static func reinstate(
        _ id: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Session {
        let session = try found(id, in: event, tx)
        guard session.details.state == .cancelled else { return session }
        var details = session.details
        details.state = session.announcedAt == nil ? .draft : .confirmed
        return try update(id, in: event, to: details, tx)
    }

    /// Takes a session away altogether: with the next release it leaves every page and feed. A session that the public
    /// knows is better cancelled, so that calendars can say so.
    public static func delete(_ id: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction) throws {
        _ = try found(id, in: event, tx)
        let repeats = try tx.sessions.repeats(of: id).count
        if repeats > 0 {
            throw DomainError.conflict(
                Message(
                    count: repeats, one: "This session is held {0} more time. Delete that one first.",
                    other: "This session is held {0} more times. Delete those first."))
        }
        if try tx.seating.sessions(in: event).contains(id) {
            throw DomainError.conflict("This session has tables. Clear its seating first.")
        }
        try tx.delete(id)
    }

    static func found(
        _ id: ID<Session>, in event: ID<Event>, _ tx: any ReadTransaction
    ) throws -> Session {
        guard let session = try tx.sessions.find(id, in: event) else {
            throw DomainError.notFound("There is no such session.")
        }
        return session
    }

    /// Stores an edited session as a new version.
    static func store(_ edited: Session, _ tx: any WriteTransaction) throws -> Session {
        var session = edited
        session.changedAt = tx.now
        session.version += 1
        try tx.save(session)
        return session
    }
}
