import Domain

extension LoggingTransaction: SessionWriting {
    func insert(_ session: Session) throws -> Session { try added(try base.insert(session)) }

    func save(_ session: Session) throws {
        try changed(session, from: try base.sessions.find(session.id, in: session.event)) { try base.save(session) }
    }

    func delete(_ id: ID<Session>) throws {
        let old = try base.sessions.event(of: id).flatMap { try base.sessions.find(id, in: $0) }
        try removed(old) { try base.delete(id) }
    }
}
