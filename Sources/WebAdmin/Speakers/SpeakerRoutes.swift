import Domain
import HTTP
import Pages

/// Who speaks at an event.
enum SpeakerRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.speakers, .look, handler: list)
        routes.get(AdminLinks.speaker, .look, handler: show)
        routes.get(AdminLinks.speakerAvailability, .organise, handler: showAvailability)
        routes.post(AdminLinks.speakerAvailability, .organise, handler: setAvailability)
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
            let speaking = try visit.speaking(at: event, tx)
            let spans = try tx.availability.all(in: event.id)[speaking.person.id] ?? []
            return visit.show(SpeakerPage(event: event, speaking: speaking, availability: spans))
        }
    }

    static func showAvailability(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try AvailabilityPage(visit, refused: nil, tx)) }
    }

    static func setAvailability(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, person) = try await visit.write { tx in
                let event = try visit.event(tx)
                let person = try visit.speaking(at: event, tx).person
                var reader = form.reader
                try Availability.set(try Availability.read(&reader, of: person.id, at: event), tx)
                return (event, person)
            }
            return visit.done(
                "The availability of \(person.displayName) was saved.", to: AdminLinks.speaker(event.slug, person.id))
        } refused: { state, tx in
            try AvailabilityPage(visit, refused: state, tx)
        }
    }
}

extension Visit {
    /// The person whom the path names, with what they do at the event.
    func speaking(at event: Event, _ tx: any ReadTransaction) throws -> SpeakingPerson {
        let person = try person(tx)
        let people = Speakers.people(in: try Agenda.items(of: event.id, in: tx))
        guard let speaking = people.first(where: { $0.person.id == person.id }) else {
            throw DomainError.notFound("This person does not speak at the event.")
        }
        return speaking
    }
}
