import Domain

extension LoggingTransaction: PersonWriting {
    func insert(_ person: consuming Person) throws -> Person {
        let stored = try base.insert(person)
        try noteAdded(stored, .person, stored.id.rawValue)
        return stored
    }

    func save(_ person: Person) throws {
        try changed(person, from: try base.people.find(person.id)) { try base.save(person) }
    }

    func delete(_ id: ID<Person>) throws { try removed(try base.people.find(id)) { try base.delete(id) } }
}
