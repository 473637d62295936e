import Domain

extension LoggingTransaction: ReleaseWriting {
    func insert(_ release: Release) throws -> Release { try added(try base.insert(release)) }
    func show(_ item: AgendaItem, since number: Int) throws { try base.show(item, since: number) }

    func stopShowing(_ id: ID<ReleasedSession>, from number: Int) throws {
        try base.stopShowing(id, from: number)
    }

    func moveReleased(_ id: ID<ReleasedSession>, to slot: Slot) throws { try base.moveReleased(id, to: slot) }

    func markReleasedSessionsChanged(ofEvent id: ID<Event>) throws {
        try base.markReleasedSessionsChanged(ofEvent: id)
    }

    func store(_ entry: StoredEntry, of session: ReleasedSession, frame: [UInt8]) throws {
        try base.store(entry, of: session, frame: frame)
    }
}
