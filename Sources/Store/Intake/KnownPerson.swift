import Domain

/// The person whom a transaction has at hand. An object, because a person is a dozen texts, and whoever is handed a value counts
/// the references of all of them: a twelfth of an import's dry run.
final class KnownPerson {
    let person: Person
    /// What lists sort the person by, made once for the person and for the attendee.
    private(set) lazy var keys = PersonKeys(person)

    init(_ person: Person, _ keys: PersonKeys? = nil) {
        self.person = person
        if let keys { self.keys = keys }
    }
}

/// What lists sort a person by.
struct PersonKeys {
    let name: String
    let organisation: String

    init(_ person: borrowing Person) {
        name = person.nameKey
        organisation = person.organisationKey
    }
}
