public import TimeZones

/// Someone who signs in.
public struct Administrator: Hashable, Sendable {
    public var id: ID<Administrator>
    public var email: EmailAddress
    public var name: String
    /// The role for the whole installation; nil for somebody who has roles for single events, or none yet.
    public var role: Role?
    /// The roles for single events, beside that for the installation.
    public var eventRoles: [ID<Event>: Role]
    /// An encoded hash (`$argon2id$…`), never the password.
    public var passwordHash: String
    public let createdAt: Instant

    public init(
        id: ID<Administrator> = .unsaved, email: EmailAddress, name: String, role: Role?,
        eventRoles: [ID<Event>: Role] = [:], passwordHash: String, createdAt: Instant
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.eventRoles = eventRoles
        self.passwordHash = passwordHash
        self.createdAt = createdAt
    }

    /// The name, or the address of someone who gave none.
    public var displayName: String { name.isEmpty ? email.description : name }
}

public protocol AdministratorReading {
    func find(_ id: ID<Administrator>) throws -> Administrator?
    func find(_ email: EmailAddress) throws -> Administrator?
    /// All administrators by address.
    func all() throws -> [Administrator]
}

public protocol AdministratorWriting {
    /// Stores the account; roles for single events are given by ``setRole(_:of:in:)``.
    func insert(_ administrator: Administrator) throws -> Administrator
    func save(_ administrator: Administrator) throws
    func delete(_ id: ID<Administrator>) throws
    /// Gives a role for one event, or takes it with nil.
    func setRole(_ role: Role?, of id: ID<Administrator>, in event: ID<Event>) throws
}
