/// What is done to administrators. Somebody with the role of owner is always left.
public enum Administrators {
    /// Adds an administrator, whose password was hashed before.
    public static func add(
        _ email: EmailAddress, name: String, role: Role?, passwordHash: String, in tx: any WriteTransaction
    ) throws -> Administrator {
        if try tx.administrators.find(email) != nil {
            throw DomainError.invalid([
                FieldProblem("email", "There is an administrator of this address already.", value: email.description)
            ])
        }
        return try tx.insert(
            Administrator(email: email, name: name, role: role, passwordHash: passwordHash, createdAt: tx.now))
    }

    /// Changes name and role; a changed role ends the administrator's sign-ins.
    public static func update(
        _ id: ID<Administrator>, name: String, role: Role?, in tx: any WriteTransaction
    ) throws -> Administrator {
        var administrator = try found(id, tx)
        if administrator.name == name, administrator.role == role { return administrator }
        if administrator.role == .owner, role != .owner { try requireOtherOwner(than: id, tx) }
        let isNewRole = administrator.role != role
        administrator.name = name
        administrator.role = role
        try tx.save(administrator)
        if isNewRole { try tx.endSignIns(of: id, but: nil) }
        return administrator
    }

    /// Sets a password and ends all sign-ins of the administrator but `current`.
    public static func setPasswordHash(
        _ hash: String, of id: ID<Administrator>, keeping current: SignInToken.Hash? = nil,
        in tx: any WriteTransaction
    ) throws {
        var administrator = try found(id, tx)
        administrator.passwordHash = hash
        try tx.save(administrator)
        try tx.record(.passwordSet, administrator.logObject(in: tx))
        try tx.endSignIns(of: id, but: current)
    }

    /// Stores the password that there is under a new hash, made with greater parameters. Nothing is set, so no sign-in
    /// ends; nothing happens when the password was changed meanwhile.
    public static func renewPasswordHash(
        _ hash: String, of id: ID<Administrator>, instead old: String, in tx: any WriteTransaction
    ) throws {
        guard var administrator = try tx.administrators.find(id), administrator.passwordHash == old else { return }
        administrator.passwordHash = hash
        try tx.save(administrator)
    }

    /// Gives an administrator a role for one event, another one in place of the old; nil takes it. A changed role ends
    /// the administrator's sign-ins.
    public static func setRole(
        _ role: Role?, of id: ID<Administrator>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Administrator {
        let administrator = try found(id, tx)
        guard try tx.events.find(event) != nil else { throw DomainError.notFound("There is no such event.") }
        if administrator.eventRoles[event] == role { return administrator }
        try tx.setRole(role, of: id, in: event)
        try tx.endSignIns(of: id, but: nil)
        return try found(id, tx)
    }

    /// Takes an administrator away, signed in or not.
    public static func remove(_ id: ID<Administrator>, in tx: any WriteTransaction) throws {
        if try found(id, tx).role == .owner { try requireOtherOwner(than: id, tx) }
        try tx.delete(id)
    }

    private static func found(_ id: ID<Administrator>, _ tx: any ReadTransaction) throws -> Administrator {
        guard let administrator = try tx.administrators.find(id) else {
            throw DomainError.notFound("There is no such administrator.")
        }
        return administrator
    }

    private static func requireOtherOwner(than id: ID<Administrator>, _ tx: any ReadTransaction) throws {
        if try !tx.administrators.all().contains(where: { $0.role == .owner && $0.id != id }) {
            throw DomainError.conflict("This is the only owner. Make somebody else an owner first.")
        }
    }
}
