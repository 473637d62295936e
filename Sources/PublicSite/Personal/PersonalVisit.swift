import Domain
import HTTP
import HTTPTypes
import Pages

/// An attendee who came by their personal link, with what they have chosen.
struct PersonalVisit {
    let token: String
    let attendee: Attendee
    let person: Person
    let visit: EventVisit
    let chosen: Set<ID<Session>>
    /// Where they sit, by session.
    let seating: [ID<Session>: OwnSeating]

    /// Throws 404 for a token that nobody has, and 410 for one that was revoked.
    init(_ request: Request, _ tx: any ReadTransaction) throws {
        guard let token = request.parameters["token"], let (link, id) = try tx.personalAgendas.find(token: token),
            let event = try tx.events.find(id), let row = try tx.attendees.find(link.attendee, in: id)
        else { throw HTTPError(.notFound, HTTPError.notFound.reason, headers: PersonalPage.fields) }
        if link.isRevoked {
            throw HTTPError(
                .gone, "This personal link was withdrawn. Ask the organisers for a new one.",
                headers: PersonalPage.fields)
        }
        self.token = token
        attendee = row.attendee
        person = row.person
        visit = try EventVisit(event, tx)
        chosen = try tx.personalAgendas.sessions(of: attendee.id)
        seating = try tx.seating.own(of: attendee.id)
    }

    /// Whether visitors can see the event's own pages.
    var isOpen: Bool { visit.event.details.visibility != .draft }

    /// The released sessions, as long as the event is no draft.
    var items: [AgendaItem] { isOpen ? visit.items : [] }

    /// What is starred, and what they have a part or a seat in.
    var ownItems: [AgendaItem] {
        items.filter { chosen.contains($0.session.id) || speaks(in: $0) || !seats(in: $0).isEmpty }
    }

    /// By round.
    func seats(in item: AgendaItem) -> [SeatPlace] { seating[item.session.id]?.places ?? [] }

    func speaks(in item: AgendaItem) -> Bool { item.speakers.contains { $0.person.id == person.id } }

    /// The session of the key; throws 404 when the agenda has none such.
    func item(_ key: String?) throws -> AgendaItem {
        guard let item = items.first(where: { $0.session.key.description == key }) else {
            throw HTTPError(.notFound, HTTPError.notFound.reason, headers: PersonalPage.fields)
        }
        return item
    }
}

extension AttendeeStatus {
    /// What the status means, said to the attendee.
    var toAttendee: Message {
        switch self {
        case .applied: "You have applied for a place. The organisers will let you know."
        case .invited: "You are invited, and have not answered yet."
        case .waitlisted: "You are on the waiting list."
        case .offered: "A place is offered to you."
        case .accepted: "You have a place."
        case .arrived: "You have a place, and have arrived."
        case .absent: "You had a place, and did not come."
        case .declined: "You have declined."
        case .rejected: "There was no place for you this time."
        case .expired: "Your invitation has run out."
        case .substituted: "Somebody else comes in your place."
        case .cancelled: "Your place was cancelled."
        }
    }
}
