import Domain

extension LoggingTransaction: EventWriting {
    func insert(_ event: Event) throws -> Event { try added(try base.insert(event)) }

    func save(_ event: Event) throws {
        try changed(event, from: try base.events.find(event.id)) { try base.save(event) }
    }

    func raiseRevision(of id: ID<Event>) throws { try base.raiseRevision(of: id) }
    func delete(_ id: ID<Event>) throws { try removed(try base.events.find(id)) { try base.delete(id) } }
}
