import Domain

extension LoggingTransaction: PersonWriting {
    func insert(_ person: Person) throws -> Person {
        let person = try base.insert(person)
        return try added(person, .person, person.id.rawValue)
    }

    func save(_ person: Person) throws {
        try changed(person, from: try base.people.find(person.id)) { try base.save(person) }
    }

    func delete(_ id: ID<Person>) throws { try removed(try base.people.find(id)) { try base.delete(id) } }
}
