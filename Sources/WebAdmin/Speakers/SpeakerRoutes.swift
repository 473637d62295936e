import Domain
import HTTP
import Pages

/// Who speaks at an event.
enum SpeakerRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.speakers, .look, handler: list)
        routes.get(AdminLinks.speaker, .look, handler: show)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let people = Speakers.people(in: try Agenda.items(of: event.id, in: tx))
            return visit.show(SpeakersPage(event: event, people: people))
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let person = try visit.person(tx)
            let people = Speakers.people(in: try Agenda.items(of: event.id, in: tx))
            guard let speaking = people.first(where: { $0.person.id == person.id }) else {
                throw DomainError.notFound("This person does not speak at the event.")
            }
            return visit.show(SpeakerPage(event: event, speaking: speaking))
        }
    }
}
