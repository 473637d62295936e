/// A hard rule that placements break.
public enum AgendaViolation: Sendable, Hashable {
    case misshapen
    /// More at once than the room holds: these, the room's number aside.
    case roomTaken(room: Int, [Occupant])
    /// One of the two takes all rooms.
    case overPlenary(Occupant, Occupant)
    case personTwice(person: Int, Occupant, Occupant)
    case personAway(person: Int, session: Int)
    case roomClosed(room: Int, session: Int)
    case roomNotAllowed(session: Int)
    case outsideWindows(session: Int)
    /// It starts at no multiple of the step, and was not there before.
    case offStep(session: Int)
    case pinnedMoved(session: Int)
}

extension AgendaViolation {
    /// What is at odds.
    public var occupants: [Occupant] {
        switch self {
        case .misshapen: []
        case .roomTaken(_, let all): all
        case .overPlenary(let one, let other), .personTwice(_, let one, let other): [one, other]
        case .personAway(_, let session), .roomClosed(_, let session), .roomNotAllowed(let session),
            .outsideWindows(let session), .offStep(let session), .pinnedMoved(let session):
            [.session(session)]
        }
    }
}
