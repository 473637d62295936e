import Domain
import SQLite
import TimeZones

extension Attendee {
    static let insertion = RowInsertion(
        into: "attendee", "event", "person", "category", "status", "dietary", "access", "note", "name_key",
        "organisation_key", "version", "created_at", "changed_at")
}

extension WritingTransaction {
    /// Takes the attendee over, as ``insert(_:)-(Person)`` does the person.
    func insert(_ attendee: consuming Attendee) throws -> Attendee {
        if let keys = intake.known(attendee.person)?.keys {
            attendee.id = ID(rawValue: try insertedRow(of: attendee, keys))
        } else {
            attendee.id = try insertedRow(of: attendee)
            intake.forgetLastAttendee()
        }
        try intake.noteInserted(attendee)
        return attendee
    }

    private func insertedRow(of attendee: Attendee, _ keys: PersonKeys) throws -> Int64 {
        try intake.insertAttendee { values in
            values.add(attendee.event.rawValue)
            values.add(attendee.person.rawValue)
            values.add(attendee.details.category.rawValue)
            values.add(attendee.details.status.rawValue)
            values.add(attendee.details.dietary)
            values.add(attendee.details.access)
            values.add(attendee.details.note)
            values.add(keys.name)
            values.add(keys.organisation)
            values.add(Int64(attendee.version))
            values.add(attendee.createdAt.secondsSince1970)
            values.add(attendee.changedAt.secondsSince1970)
        }
    }

    /// With what the person's row has for their lists to be sorted by.
    private func insertedRow(of attendee: Attendee) throws -> ID<Attendee> {
        try inserted(
            """
            INSERT INTO attendee (event, person, category, status, dietary, access, note, name_key, organisation_key,
                version, created_at, changed_at)
            SELECT ?, person.id, ?, ?, ?, ?, ?, person.name_key, person.organisation_key, ?, ?, ?
            FROM person WHERE person.id = ?
            """, attendee.event, attendee.details.category, attendee.details.status, attendee.details.dietary,
            attendee.details.access, attendee.details.note, attendee.version, attendee.createdAt, attendee.changedAt,
            attendee.person)
    }

    /// `old` is the attendee as it was before. SQLite writes every index anew that has a column which the UPDATE names,
    /// whether its value is another or not: nearly all of them have status and category, which most changes leave.
    func save(_ attendee: Attendee, over old: Attendee?) throws {
        let details = attendee.details
        if let old = old?.details, old.status == details.status, old.category == details.category {
            try update(
                "UPDATE attendee SET dietary = ?, access = ?, note = ?, version = ?, changed_at = ? WHERE id = ?",
                details.dietary, details.access, details.note, attendee.version, attendee.changedAt, attendee.id)
        } else {
            try update(
                """
                UPDATE attendee SET category = ?, status = ?, dietary = ?, access = ?, note = ?, version = ?,
                    changed_at = ?
                WHERE id = ?
                """, details.category, details.status, details.dietary, details.access, details.note,
                attendee.version, attendee.changedAt, attendee.id)
        }
        try intake.noteSaved(attendee, over: old)
    }

    func delete(_ id: ID<Attendee>) throws {
        try intake.noteDeletingAttendee()
        try forgetChanges(of: .attendee, id.rawValue)
        try database.forEach("SELECT id FROM seat WHERE attendee = ?", id) { row in
            try forgetChanges(of: .seat, try row[0])
        }
        try database.run("DELETE FROM attendee WHERE id = ?", id)
    }
}
