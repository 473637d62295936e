import Domain
import HTTP

/// Somebody as a form names them: by number, by the e-mail address of somebody known, or in words.
enum PersonForm {
    /// The person whose number or whose e-mail address alone was given; nil when words have to be read. Both can be tried
    /// one after the other, so they name only people whom the visitor may see; of others an address alone says as
    /// little as that of nobody.
    static func known(_ form: Form, _ visit: Visit, in tx: any ReadTransaction) throws -> Person? {
        if let id = form["person"].flatMap({ ID<Person>($0) }) {
            guard let person = try tx.people.find(id), try isSeen(person, visit, in: tx) else {
                throw DomainError.notFound("There is no such person.")
            }
            return person
        }
        let reader = form.reader
        let isAddressAlone = (reader.given("name") ?? "").isEmpty && (reader.given("organisation") ?? "").isEmpty
        guard isAddressAlone, let email = EmailAddress(reader.given("email") ?? "") else { return nil }
        return try tx.people.find(email).flatMap { try isSeen($0, visit, in: tx) ? $0 : nil }
    }

    private static func isSeen(_ person: Person, _ visit: Visit, in tx: any ReadTransaction) throws -> Bool {
        try visit.rights.may(.look) || People.reach(visit.rights, to: person.id, in: tx) != .none
    }

    /// The person of these details, made when there is none.
    static func foundOrMade(_ details: PersonDetails, in tx: any WriteTransaction) throws -> Person {
        try People.known(by: details, in: tx) ?? People.create(details, in: tx)
    }
}
