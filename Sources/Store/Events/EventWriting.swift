import Domain
import SQLite
import TimeZones

extension WritingTransaction {
    func insert(_ event: Event) throws -> Event {
        var stored = event
        let details = event.details
        stored.id = try inserted(
            """
            INSERT INTO event (slug, title, kind, zone, first_day, last_day, venue, address, capacity, visibility,
                registration, series, summary, shows_agenda, walking_minutes, private_key, search_key, version, revision, changed_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, event.slug, details.title, details.kind, details.zone.identifier, details.firstDay, details.lastDay,
            details.venue, details.address, details.capacity, details.visibility, details.registration, details.series,
            details.summary, details.showsAgenda, details.walkingMinutes, event.privateKey, searchKey(event),
            event.version, event.revision, event.changedAt,
            event.createdAt)
        return stored
    }

    /// Leaves `revision` and `changed_at` alone: they only ever go up, by `raiseRevision`.
    func save(_ event: Event) throws {
        intake.forgetEvent()
        let details = event.details
        try update(
            """
            UPDATE event SET slug = ?, title = ?, kind = ?, zone = ?, first_day = ?, last_day = ?, venue = ?,
                address = ?, capacity = ?, visibility = ?, registration = ?, series = ?, summary = ?,
                shows_agenda = ?, walking_minutes = ?, private_key = ?,
                search_key = ?, version = ?
            WHERE id = ?
            """, event.slug, details.title, details.kind, details.zone.identifier, details.firstDay, details.lastDay,
            details.venue, details.address, details.capacity, details.visibility, details.registration, details.series,
            details.summary, details.showsAgenda, details.walkingMinutes, event.privateKey, searchKey(event),
            event.version, event.id)
    }

    func raiseRevision(of id: ID<Event>) throws {
        intake.forgetEvent()
        try update("UPDATE event SET revision = revision + 1, changed_at = ? WHERE id = ?", now, id)
        try raiseSiteRevision()
    }

    func delete(_ id: ID<Event>) throws {
        intake.forgetEvent()
        try intake.noteDeletingAttendee()
        // What was brought in stays known, also that it was taken back.
        try database.run("UPDATE import SET event = NULL WHERE event = ?", id)
        if try database.run("DELETE FROM event WHERE id = ?", id) > 0 { try raiseSiteRevision() }
    }

    func raiseSiteRevision() throws {
        try update("UPDATE site SET revision = revision + 1, changed_at = ?", now)
    }

    private func searchKey(_ event: Event) -> String {
        "\(event.details.title)\n\(event.details.venue)\n\(event.slug)".lowercased()
    }
}
