/// What can be wrong with the placing of sessions. The raw value is the kind in files, addresses and the database.
///
/// The order is that in which pages show the kinds.
public enum ConflictKind: String, CaseIterable, Hashable, Sendable {
    /// More sessions in a room at one moment than it holds; what takes all rooms leaves none for others.
    case roomOverlap = "room-overlap"
    /// A person has parts in two sessions at the same time.
    case doubleBooking = "double-booking"
    /// A person has a part in a session while they cannot be there.
    case unavailable
    /// A session is partly or wholly outside the hours of its room.
    case roomClosed = "room-closed"
    /// More people are expected, or want to come, than the room has places.
    case roomTooSmall = "room-too-small"
    /// Two sessions of a track are held at the same time.
    case trackClash = "track-clash"
    /// A person has too little time from one room to the next.
    case walkingTime = "walking-time"
    /// A session is not on the days of the event.
    case outsideDays = "outside-days"
    /// Something is held beside what is for everybody: a break, a meal, a plenary.
    case besideGathering = "beside-gathering"
    /// A session is shorter or longer than was asked for.
    case otherLength = "other-length"
    /// A session has a slot, and the next release will not show it.
    case unreleasable
    /// Attendees have two sessions in their agendas that are held at the same time.
    case wantedTwice = "wanted-twice"

    /// What cannot happen is an error; what somebody may want nevertheless is a warning.
    public var severity: ConflictSeverity {
        switch self {
        case .roomOverlap, .doubleBooking, .unavailable, .roomClosed: .error
        case .roomTooSmall, .trackClash, .walkingTime, .outsideDays, .besideGathering, .otherLength, .unreleasable,
            .wantedTwice:
            .warning
        }
    }

    public var label: Message {
        switch self {
        case .roomOverlap: "Same room, same time"
        case .doubleBooking: "Person in two sessions at once"
        case .unavailable: "Person not available"
        case .roomClosed: "Room not open"
        case .roomTooSmall: "Room too small"
        case .trackClash: "Same track, same time"
        case .walkingTime: "Too little time between rooms"
        case .outsideDays: "Outside the event’s days"
        case .besideGathering: "Beside a break or a plenary"
        case .otherLength: "Other length than asked for"
        case .unreleasable: "Not in the next release"
        case .wantedTwice: "Attendees want both"
        }
    }
}

/// How bad a conflict is.
public enum ConflictSeverity: String, CaseIterable, Hashable, Sendable {
    /// Stops a release unless it is waived.
    case error
    case warning

    public var label: Message {
        switch self {
        case .error: "Errors"
        case .warning: "Warnings"
        }
    }

    /// `3 errors`.
    public func counted(_ count: Int) -> Message {
        switch self {
        case .error: Message(count: count, one: "{0} error", other: "{0} errors")
        case .warning: Message(count: count, one: "{0} warning", other: "{0} warnings")
        }
    }
}
