import Domain
import SQLite

extension WritingTransaction {
    func insert(_ session: Session) throws -> Session {
        var stored = session
        let details = session.details
        let id = try freshID(session.id, in: "session", released: "session")
        stored.id = try inserted(
            """
            INSERT INTO session (id, event, key, title, kind, state, track, abstract, duration, expected, pinned, room,
                start_at, end_at, repeats, uid, sequence, announced_at, created_at, changed_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, id, session.event, session.key, details.title, details.kind, details.state, details.track,
            details.abstract, details.duration, details.expected, details.isPinned, session.slot?.room,
            session.slot?.start, session.slot?.end, session.repeats, session.uid,
            session.sequence, session.announcedAt, session.createdAt, session.changedAt, session.version)
        return stored
    }

    func save(_ session: Session) throws {
        let details = session.details
        try update(
            """
            UPDATE session SET key = ?, title = ?, kind = ?, state = ?, track = ?, abstract = ?,
                duration = ?, expected = ?, pinned = ?, room = ?, start_at = ?, end_at = ?, sequence = ?, announced_at = ?, changed_at = ?, version = ?
            WHERE id = ?
            """, session.key, details.title, details.kind, details.state, details.track, details.abstract,
            details.duration, details.expected, details.isPinned, session.slot?.room, session.slot?.start,
            session.slot?.end, session.sequence, session.announcedAt,
            session.changedAt, session.version, session.id)
    }

    func delete(_ id: ID<Session>) throws {
        try database.run("DELETE FROM session WHERE id = ?", id)
    }
}
