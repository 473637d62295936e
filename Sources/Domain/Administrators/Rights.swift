/// Who may do what, and where: the one place that decides it.
///
/// In an event a role for the installation and a role for the event count together: whatever either allows is allowed.
/// Of two roles of which one may do all that the other may, that is the greater; a viewer of the installation who is
/// steward of an event looks at everything and meets the guests of that event.
public struct Rights: Hashable, Sendable {
    /// For the whole installation.
    public let role: Role?
    /// For single events.
    public let eventRoles: [ID<Event>: Role]

    public init(role: Role?, eventRoles: [ID<Event>: Role] = [:]) {
        self.role = role
        self.eventRoles = eventRoles
    }

    /// Whether the act is allowed in the installation: on what belongs to no event, and so in every event, too.
    public func may(_ act: Act) -> Bool { role?.may(act) ?? false }

    /// Whether the act is allowed in the event. Administrators are the installation's, so no role for an event allows
    /// ``Act/administer``.
    public func may(_ act: Act, in event: ID<Event>) -> Bool {
        may(act) || (act != .administer && eventRoles[event]?.may(act) ?? false)
    }

    /// Whether the act is allowed in the installation or in some event.
    public func maySomewhere(_ act: Act) -> Bool { may(act) || eventRoles.keys.contains { may(act, in: $0) } }

    /// Whether there is any right in the event. To whom there is none it does not exist.
    public func reach(_ event: ID<Event>) -> Bool { role != nil || eventRoles[event] != nil }

    /// The events that may be seen in lists; nil when all may.
    public var listedEvents: Set<ID<Event>>? { role == nil ? Set(eventRoles.keys) : nil }

    /// What of a person's parts in events may be seen. Where somebody speaks is for those who may look there. Whom they
    /// sit with is for those who meet the guests there, and for whoever may look at everything.
    public func visible(_ parts: [PersonPart]) -> [PersonPart] {
        parts.filter { part in
            switch part {
            case .speaks(let event, _, _): may(.look, in: event.id)
            case .attends(let event, _): may(.look) || may(.meetGuests, in: event.id)
            }
        }
    }

    /// How much of a person is theirs, who has these parts and is shown by the releases of these events.
    ///
    /// Somebody is known once for all events. So what is known of them is changed by organisers of the installation, and
    /// by whoever organises every event that they are of: nobody reaches into another's event through a person.
    public func reach(_ parts: [PersonPart], shownBy releases: [ID<Event>] = []) -> PersonReach {
        if may(.organise) { return .whole }
        let events = parts.map(\.event.id) + releases
        if !events.isEmpty, events.allSatisfy({ may(.organise, in: $0) }) { return .whole }
        return may(.look) || !visible(parts).isEmpty ? .part : .none
    }

    /// Of whoever runs the program where the database is.
    public static let commandLine = Rights(role: .owner)

    /// The sentence of a refusal; `event` is the one that the act was asked for in.
    public func refusal(in event: ID<Event>? = nil) -> DomainError {
        guard let role = role ?? event.flatMap({ eventRoles[$0] }) else {
            return .notAllowed("You have no role that allows this. Ask an owner.")
        }
        return .notAllowed("Your role, \(role.label), does not allow this. Ask an owner.")
    }
}

/// How much of a person an administrator has to do with.
public enum PersonReach: Hashable, Sendable {
    /// Not even that there is such a person.
    case none
    /// A part in an event of theirs, beside others elsewhere: the person is seen there, and changed by others.
    case part
    /// The person is theirs to change.
    case whole
}

extension Administrator {
    public var rights: Rights { Rights(role: role, eventRoles: eventRoles) }
}
