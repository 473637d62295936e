import Domain
import SQLite
import TimeZones

extension Person {
    static let insertion = RowInsertion(
        into: "person", "id", "name", "email", "email_key", "organisation", "job_title", "sector", "seniority",
        "region", "tags", "biography", "name_key", "organisation_key", "version", "created_at", "changed_at")
}

extension WritingTransaction {
    func insert(_ person: Person) throws -> Person {
        var stored = person
        let details = person.details
        let id = try intake.insertPerson { values, id in
            values.add(id)
            values.add(details.name)
            values.add(details.email?.description)
            values.add(details.email?.folded)
            values.add(details.organisation)
            values.add(details.jobTitle)
            values.add(details.sector)
            values.add(details.seniority)
            values.add(details.region)
            values.add(person.tagText)
            values.add(details.biography)
            values.add(person.nameKey)
            values.add(person.organisationKey)
            values.add(Int64(person.version))
            values.add(person.createdAt.secondsSince1970)
            values.add(person.changedAt.secondsSince1970)
        }
        stored.id = ID(rawValue: id)
        try intake.noteInserted(stored)
        return stored
    }

    func save(_ person: Person) throws {
        guard let old = try people.find(person.id) else { throw DomainError.conflict("Somebody else deleted this.") }
        let details = person.details
        try update(
            """
            UPDATE person SET name = ?, email = ?, email_key = ?, organisation = ?, job_title = ?, sector = ?,
                seniority = ?, region = ?, tags = ?, biography = ?, name_key = ?, organisation_key = ?, version = ?,
                changed_at = ?
            WHERE id = ?
            """, details.name, details.email, details.email?.folded, details.organisation, details.jobTitle,
            details.sector, details.seniority, details.region, person.tagText, details.biography, person.nameKey,
            person.organisationKey, person.version, person.changedAt, person.id)
        try intake.noteSaved(person, from: old)
        guard old.nameKey != person.nameKey || old.organisationKey != person.organisationKey else { return }
        try intake.needAttendees()
        try database.run(
            "UPDATE attendee SET name_key = ?, organisation_key = ? WHERE person = ?", person.nameKey,
            person.organisationKey, person.id)
    }

    func delete(_ id: ID<Person>) throws {
        guard let old = try people.find(id) else { return }
        try intake.noteDeleting(old)
        // Whoever is deleted is looked for among the attendees first.
        try intake.needAttendees()
        try forgetChanges(of: .person, id.rawValue)
        try database.run("DELETE FROM person WHERE id = ?", id)
    }
}
