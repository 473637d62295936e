import Domain
import SQLite
import TimeZones

extension Person {
    static let insertion = RowInsertion(
        into: "person", "name", "email", "email_key", "organisation", "job_title", "sector", "seniority",
        "region", "tags", "biography", "name_key", "organisation_key", "version", "created_at", "changed_at")
}

extension WritingTransaction {
    /// Takes the person over, since each copy would count the references of all their texts.
    func insert(_ person: consuming Person) throws -> Person {
        let keys = PersonKeys(person)
        person.id = ID(rawValue: try insertedRow(of: person, keys))
        try intake.noteInserted(person, keys)
        return person
    }

    private func insertedRow(of person: Person, _ keys: PersonKeys) throws -> Int64 {
        try intake.insertPerson { values in
            values.add(person.details.name)
            values.add(person.typedEmail)
            values.add(person.details.email?.folded)
            values.add(person.details.organisation)
            values.add(person.details.jobTitle)
            values.add(person.details.sector)
            values.add(person.details.seniority)
            values.add(person.details.region)
            values.add(person.tagText)
            values.add(person.details.biography)
            values.add(keys.name)
            values.add(keys.organisation)
            values.add(Int64(person.version))
            values.add(person.createdAt.secondsSince1970)
            values.add(person.changedAt.secondsSince1970)
        }
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
            """, details.name, person.typedEmail, details.email?.folded, details.organisation, details.jobTitle,
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
