import Domain
import HTTP
import Pages

/// The speakers of one session.
enum SessionSpeakerRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.post(AdminLinks.sessionSpeakers, .organise, handler: add)
        routes.get(AdminLinks.newSessionSpeaker, .organise, handler: choose)
        routes.get(AdminLinks.editSessionSpeaker, .organise, handler: showRole)
        routes.post(AdminLinks.sessionSpeaker, .organise, handler: update)
        routes.post(AdminLinks.sessionSpeakerDeletion, .organise, handler: remove)
    }

    static func add(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, session, person) = try await visit.write { tx in
                let event = try visit.event(tx)
                let session = try visit.session(in: event, tx)
                let (person, role) = try SpeakerForm.read(form, visit, in: tx)
                let added = try Speakers.add(person.id, as: role, to: session.id, in: event.id, tx)
                if let position = form["position"].flatMap({ Int($0) }) {
                    try SpeakerOrder.move(added.id, to: position, of: session.original, in: event.id, tx)
                }
                return (event, session, person)
            }
            return visit.done("\(person.displayName) was added.", to: AdminLinks.session(event.slug, session.key))
        } refused: { state, tx in
            try SessionPage(visit, speakerForm: state, tx)
        }
    }

    /// The list of everybody is for those who may look at everybody.
    static func choose(_ visit: Visit) throws -> Response {
        guard visit.rights.may(.look) else { throw visit.rights.refusal(in: visit.eventInHand) }
        return try visit.read { tx in
            let event = try visit.event(tx)
            let session = try visit.session(in: event, tx)
            let query = ListQuery(
                visit.request, path: AdminLinks.newSessionSpeaker(event.slug, session.key), names: ["q", "page"])
            var filter = PersonFilter()
            filter.text = query.text("q")
            let people = try tx.people.list(filter, query.page(size: 20))
            return visit.show(SpeakerChoicePage(event: event, session: session, people: people, query: query))
        }
    }

    static func showRole(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try SpeakerRolePage(visit, state: nil, tx)) }
    }

    /// A new role, or another place among the others.
    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, session) = try await visit.write { tx in
                let event = try visit.event(tx)
                let session = try visit.session(in: event, tx)
                let speaker = try visit.speaker(of: session, tx)
                var reader = form.reader
                let role = reader.choice("role", else: speaker.role, standard: speaker.role)
                try reader.finish()
                _ = try Speakers.update(
                    speaker.id, role: role, position: speaker.position, of: session.id, in: event.id, tx)
                if let position = form["position"].flatMap({ Int($0) }) {
                    try SpeakerOrder.move(speaker.id, to: position, of: session.original, in: event.id, tx)
                }
                return (event, session)
            }
            return visit.done("The speakers were changed.", to: SpeakerForm.list(event, session))
        } refused: { state, tx in
            try SpeakerRolePage(visit, state: state, tx)
        }
    }

    static func remove(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, session, speaker, person) = try await visit.write { tx in
            let event = try visit.event(tx)
            let session = try visit.session(in: event, tx)
            let speaker = try visit.speaker(of: session, tx)
            try Speakers.remove(speaker.id, from: session.id, in: event.id, tx)
            return (event, session, speaker, try tx.people.find(speaker.person))
        }
        let back = visit.undo(
            AdminLinks.sessionSpeakers(event.slug, session.key),
            [
                ("person", speaker.person.description), ("role", speaker.role.rawValue),
                ("position", String(speaker.position)),
            ])
        return visit.done(
            "\(person?.displayName ?? "") was removed.", to: SpeakerForm.list(event, session), undo: back)
    }
}
