import Domain

extension LoggingTransaction: AdministratorWriting {
    func insert(_ administrator: Administrator) throws -> Administrator { try added(try base.insert(administrator)) }

    func save(_ administrator: Administrator) throws {
        let old = try base.administrators.find(administrator.id)
        try changed(administrator, from: old) { try base.save(administrator) }
    }

    func delete(_ id: ID<Administrator>) throws {
        try removed(try base.administrators.find(id)) { try base.delete(id) }
    }

    func setRole(_ role: Role?, of id: ID<Administrator>, in event: ID<Event>) throws {
        guard let administrator = try base.administrators.find(id) else { return }
        try base.setRole(role, of: id, in: event)
        var object = administrator.logObject(in: base)
        object.event = event
        let change = LogChange(
            "role", from: administrator.eventRoles[event]?.rawValue ?? "", to: role?.rawValue ?? "")
        try record(role == nil ? .roleTaken : .roleGiven, object, [change])
    }
}
