import Domain
import HTTP
import Pages

/// A speaker as a form gives it: somebody known by number, or a person in words, who is found or made.
enum SpeakerForm {
    static func read(_ form: Form, _ visit: Visit, in tx: any WriteTransaction) throws -> (Person, SpeakerRole) {
        var reader = form.reader
        let role = reader.choice("role", standard: SpeakerRole.speaker)
        if let person = try PersonForm.known(form, visit, in: tx) {
            try reader.finish()
            return (person, role)
        }
        return (try PersonForm.foundOrMade(try PersonDetails.read(&reader), in: tx), role)
    }

    /// Where the speakers of a session are listed.
    static func list(_ event: Event, _ session: Session) -> String {
        AdminLinks.session(event.slug, session.key) + "#speakers"
    }
}

/// The order of a session's speakers.
enum SpeakerOrder {
    /// Brings a speaker to a place, counted from 1; the others close up.
    static func move(
        _ id: ID<Speaker>, to position: Int, of session: ID<Session>, in event: ID<Event>, _ tx: any WriteTransaction
    ) throws {
        var order = try tx.speakers.all(inSession: session).map(\.speaker)
        guard let old = order.firstIndex(where: { $0.id == id }) else { return }
        let moved = order.remove(at: old)
        order.insert(moved, at: min(max(position, 1) - 1, order.count))
        for (index, speaker) in order.enumerated() {
            _ = try Speakers.update(
                speaker.id, role: speaker.role, position: index + 1, of: session, in: event, tx)
        }
    }
}
