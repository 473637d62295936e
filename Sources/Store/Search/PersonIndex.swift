import Domain
import SQLite

/// The full-text index over people, in the words of SQLite's FTS5: the only place that knows them.
struct PersonIndex {
    let database: Connection

    /// The ids of the people that a search finds, as a subquery with one parameter, ``SearchTerms/beginnings``.
    static let matches = "SELECT rowid FROM person_search WHERE person_search MATCH ?"

    func add(_ person: Person) throws {
        try database.run(
            "INSERT INTO person_search (rowid, name, organisation, job_title, email) VALUES (?, ?, ?, ?, ?)",
            arguments: Self.arguments(person))
    }

    /// Takes the person out. The index finds its entries by what was put in, so it must be handed exactly that.
    func remove(_ person: Person) throws {
        try database.run(
            """
            INSERT INTO person_search (person_search, rowid, name, organisation, job_title, email)
            VALUES ('delete', ?, ?, ?, ?, ?)
            """, arguments: Self.arguments(person))
    }

    func replace(_ old: Person, by new: Person) throws {
        let differs =
            old.details.name != new.details.name || old.details.organisation != new.details.organisation
            || old.details.jobTitle != new.details.jobTitle
            || old.details.email?.description != new.details.email?.description
        guard differs else { return }
        try remove(old)
        try add(new)
    }

    /// Throws when index and people disagree; without the 1 only the index itself would be looked at.
    func check() throws {
        try database.run("INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)")
    }

    private static func arguments(_ person: Person) -> [any Bindable] {
        let details = person.details
        return [person.id, details.name, details.organisation, details.jobTitle, details.email]
    }
}
