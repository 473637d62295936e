import Domain
import HTTP

/// A session as a form gives it.
enum SessionForm {
    static let names: [Field] = [
        "title", "kind", "state", "track", "abstract", "duration", "expected", "pinned",
    ]

    static func values(_ session: Session, tracks: [Track]) -> [Field: String] {
        let details = session.details
        return [
            "title": details.title, "kind": details.kind.rawValue, "state": details.state.rawValue,
            "track": tracks.first { $0.id == details.track }?.details.name ?? "", "abstract": details.abstract,
            "duration": details.duration.map(String.init) ?? "",
            "expected": details.expected.map(String.init) ?? "", "pinned": details.isPinned ? "yes" : "no",
        ]
    }

    /// The place that a new session was given with the form; nil when it was given none.
    static func slot(_ form: Form, in setting: EventSetting) throws(DomainError) -> Slot? {
        guard form["start"] != nil else { return nil }
        var reader = form.reader
        return try SlotReading.read(&reader, in: setting).slot
    }

    /// Reads the details of a new session and the key, which may be empty.
    static func read(_ form: Form, in setting: EventSetting) throws(DomainError) -> (SessionDetails, SessionKey?) {
        var reader = form.reader
        let key = reader.value("key", orSay: "Use letters, digits, hyphens and dots, such as d1-opening.") {
            SessionKey($0)
        }
        return (try SessionDetails.read(&reader, in: setting), key)
    }
}
