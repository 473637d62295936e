import Domain
import SQLite

extension WritingTransaction {
    func insert(_ release: Release) throws -> Release {
        var stored = release
        stored.id = try inserted(
            """
            INSERT INTO release (event, number, name, name_key, comment, at, author) VALUES (?, ?, ?, ?, ?, ?, ?)
            """, release.event, release.number, release.name, release.name.lowercased(), release.comment, release.at,
            release.author)
        return stored
    }

    func show(_ item: AgendaItem, since number: Int) throws {
        let (session, room, track) = (item.session, item.room, item.track)
        let released: ID<ReleasedSession> = try inserted(
            """
            INSERT INTO released_session (event, since, session, repeats, key, title, kind, state, abstract, start_at,
                end_at, room, room_slug, room_name, room_capacity, room_position, track, track_slug, track_name,
                track_colour, track_position, uid, sequence, created_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, session.event, number, session.id, session.repeats, session.key, session.details.title,
            session.details.kind, session.details.state, session.details.abstract, session.slot?.start,
            session.slot?.end, room?.id, room?.slug, room?.details.name, room?.details.capacity, room?.position,
            track?.id, track?.slug, track?.details.name, track?.details.colour, track?.position, session.uid,
            session.sequence, session.createdAt, session.changedAt)
        for part in item.speakers {
            let person = part.person.details
            try database.run(
                """
                INSERT INTO released_speaker (released, speaker, person, role, position, name, organisation, job_title,
                    biography)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, released, part.speaker.id, part.person.id, part.speaker.role, part.speaker.position, person.name,
                person.organisation, person.jobTitle, person.biography)
        }
    }

    func stopShowing(_ id: ID<ReleasedSession>, from number: Int) throws {
        try update("UPDATE released_session SET until = ? WHERE id = ?", number, id)
    }

    func moveReleased(_ id: ID<ReleasedSession>, to slot: Slot) throws {
        try update(
            """
            UPDATE released_session SET start_at = ?, end_at = ?, sequence = sequence + (until IS NULL),
                changed_at = CASE WHEN until IS NULL THEN ? ELSE changed_at END
            WHERE id = ?
            """, slot.start, slot.end, now, id)
    }

    func markReleasedSessionsChanged(ofEvent id: ID<Event>) throws {
        try database.run("UPDATE released_session SET changed_at = ? WHERE event = ? AND until IS NULL", now, id)
    }
}
