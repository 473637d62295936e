/// The sessions that an attendee has chosen, and the secret link by which they reach their own page.
public enum PersonalAgendas {
    /// The attendee's link; made when there is none in force.
    public static func link(
        of attendee: ID<Attendee>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> PersonalLink {
        guard try tx.attendees.find(attendee, in: event) != nil else {
            throw DomainError.notFound("There is no such attendee.")
        }
        if let link = try tx.personalAgendas.link(of: attendee) { return link }
        let link = PersonalLink(token: tx.newSecret(), attendee: attendee, isRevoked: false)
        try tx.insert(link)
        return link
    }

    /// Ends the attendee's link: its page and its calendar are gone for good. A new one may be made.
    public static func revokeLink(
        of attendee: ID<Attendee>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws {
        guard try tx.attendees.find(attendee, in: event) != nil else {
            throw DomainError.notFound("There is no such attendee.")
        }
        try tx.revokeLink(of: attendee)
    }

    /// Puts a session that the public sees into the attendee's agenda, or takes it out.
    public static func choose(
        _ session: ID<Session>, _ isChosen: Bool, by attendee: Attendee, _ tx: any WriteTransaction
    ) throws {
        guard let shown = try Releases.newest(of: attendee.event, in: tx),
            shown.items.contains(where: { $0.session.id == session })
        else { throw DomainError.notFound("There is no such session.") }
        try tx.choose(session, isChosen, by: attendee.id)
    }
}

/// A secret address of one attendee. A revoked one is remembered, so that it can say that it is gone.
public struct PersonalLink: Hashable, Sendable {
    /// 256 random bits in base64url.
    public let token: String
    public let attendee: ID<Attendee>
    public let isRevoked: Bool

    public init(token: String, attendee: ID<Attendee>, isRevoked: Bool) {
        self.token = token
        self.attendee = attendee
        self.isRevoked = isRevoked
    }
}

public protocol PersonalAgendaReading {
    /// The link of this token, in force or revoked, and the event that it is for.
    func find(token: String) throws -> (link: PersonalLink, event: ID<Event>)?
    /// The link in force.
    func link(of attendee: ID<Attendee>) throws -> PersonalLink?
    /// The sessions in the attendee's agenda.
    func sessions(of attendee: ID<Attendee>) throws -> Set<ID<Session>>
    /// Who has each session in their agenda, of those attendees who have or may yet have a place.
    func attendees(in event: ID<Event>) throws -> [ID<Session>: [ID<Person>]]
}

public protocol PersonalAgendaWriting {
    func insert(_ link: PersonalLink) throws
    func revokeLink(of attendee: ID<Attendee>) throws
    func choose(_ session: ID<Session>, _ isChosen: Bool, by attendee: ID<Attendee>) throws
}
