import Domain
import HTTP
import Sodium

/// What the draft was when a page showed it. A form that acts on all of the draft carries it, so that nobody releases or
/// drops what somebody else did after the page was made.
enum DraftMark {
    static let field = "draft"

    /// The hidden field of a form about the draft as it is now.
    static func hidden(_ event: Event, _ tx: any ReadTransaction) throws -> (name: String, value: String) {
        (field, try of(event, tx))
    }

    /// Throws ``DomainError/conflict(_:)`` when the draft is not what the form's page showed.
    static func require(_ form: Form, _ event: Event, _ tx: any ReadTransaction) throws {
        guard let seen = form[field], try seen != of(event, tx) else { return }
        throw DomainError.conflict(
            "Somebody changed the draft while you were looking at it. It is shown below as it is now: look again, then decide."
        )
    }

    private static func of(_ event: Event, _ tx: any ReadTransaction) throws -> String {
        var text = ""
        for item in try Agenda.items(of: event.id, in: tx) {
            text += "\(item.session.id) \(item.session.version) \(item.room?.version ?? 0) \(item.track?.version ?? 0)"
            for part in item.speakers {
                let (person, speaker) = (part.person, part.speaker)
                text += " \(person.id) \(person.version) \(speaker.role.rawValue) \(speaker.position)"
            }
            text += "\n"
        }
        return BLAKE2b.hex(of: Array(text.utf8), count: 16)
    }
}
