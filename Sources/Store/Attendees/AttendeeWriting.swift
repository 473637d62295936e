import Domain
import SQLite

extension WritingTransaction {
    func insert(_ attendee: Attendee) throws -> Attendee {
        var stored = attendee
        let details = attendee.details
        stored.id = try inserted(
            """
            INSERT INTO attendee (event, person, category, status, dietary, access, note, name_key, organisation_key,
                version, created_at, changed_at)
            SELECT ?, person.id, ?, ?, ?, ?, ?, person.name_key, person.organisation_key, ?, ?, ?
            FROM person WHERE person.id = ?
            """, attendee.event, details.category, details.status, details.dietary, details.access, details.note,
            attendee.version, attendee.createdAt, attendee.changedAt, attendee.person)
        return stored
    }

    func save(_ attendee: Attendee) throws {
        let details = attendee.details
        try update(
            """
            UPDATE attendee SET category = ?, status = ?, dietary = ?, access = ?, note = ?, version = ?,
                changed_at = ?
            WHERE id = ?
            """, details.category, details.status, details.dietary, details.access, details.note, attendee.version,
            attendee.changedAt, attendee.id)
    }

    func delete(_ id: ID<Attendee>) throws {
        try database.run("DELETE FROM attendee WHERE id = ?", id)
    }
}
