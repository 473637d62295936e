public import TimeZones

/// Someone who signs in.
public struct Administrator: Hashable, Sendable {
    public var id: ID<Administrator>
    public var email: EmailAddress
    public var name: String
    public var role: Role
    /// An encoded hash (`$argon2id$…`), never the password.
    public var passwordHash: String
    public let createdAt: Instant

    public init(
        id: ID<Administrator> = .unsaved, email: EmailAddress, name: String, role: Role, passwordHash: String,
        createdAt: Instant
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.passwordHash = passwordHash
        self.createdAt = createdAt
    }

    /// The name, or the address of someone who gave none.
    public var displayName: String { name.isEmpty ? email.description : name }
}

/// What an administrator is for; each role may do what the next may, and more.
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Everything, administrators included.
    case owner
    /// Events and all in them.
    case organiser
    /// Looks, and changes nothing.
    case viewer
    /// The door: sees attendees and marks who has arrived.
    case steward

    public var label: Message {
        switch self {
        case .owner: "Owner"
        case .organiser: "Organiser"
        case .viewer: "Viewer"
        case .steward: "Steward"
        }
    }

    /// Whether the role allows the act.
    public func may(_ act: Act) -> Bool {
        switch (self, act) {
        case (.owner, _): true
        case (.organiser, .administer): false
        case (.organiser, _): true
        case (.viewer, .look): true
        case (.viewer, _): false
        case (.steward, .look): false
        case (.steward, .meetGuests): true
        case (.steward, _): false
        }
    }
}

/// What a route asks of the person who takes it.
public enum Act: CaseIterable, Hashable, Sendable {
    /// Look at events, people and everything about them.
    case look
    /// Change events and people.
    case organise
    /// See the list of attendees and mark arrivals.
    case meetGuests
    /// Manage administrators and the installation.
    case administer
}

extension Administrator {
    /// Throws ``DomainError/notAllowed(_:)`` when the administrator's role does not allow the act.
    public func require(_ act: Act) throws(DomainError) {
        if !role.may(act) { throw .notAllowed("Your role, \(role.label), does not allow this. Ask an owner.") }
    }
}

public protocol AdministratorReading {
    func find(_ id: ID<Administrator>) throws -> Administrator?
    func find(_ email: EmailAddress) throws -> Administrator?
    /// All administrators by address.
    func all() throws -> [Administrator]
}

public protocol AdministratorWriting {
    func insert(_ administrator: Administrator) throws -> Administrator
    func save(_ administrator: Administrator) throws
    func delete(_ id: ID<Administrator>) throws
}
