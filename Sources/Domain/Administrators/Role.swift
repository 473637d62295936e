/// What an administrator is for, in the installation or in one event.
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Everything, administrators included. Of one event: everything in it.
    case owner
    /// Events and all in them. Of one event: everything in it.
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

    /// Whether the role allows the act, where it is held.
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
