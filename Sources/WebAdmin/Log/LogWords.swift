import Domain
import Pages
import TimeZones

/// An entry of the log in words.
struct LogWords {
    private let entry: LogEntry
    private let event: Event?
    private let t: Language

    init(_ entry: LogEntry, event: Event?, _ t: Language) {
        self.entry = entry
        self.event = event
        self.t = t
    }

    /// `Changed: Session “Collaborate or die”`.
    var title: String {
        let (verb, kind, name) = (entry.verb.label, entry.object.kind.label, entry.object.name)
        return name.isEmpty ? t("\(verb): \(kind)") : t("\(verb): \(kind) “\(name)”")
    }

    /// Who it was, as they were called then.
    var author: String {
        if !entry.author.email.isEmpty { return entry.author.email }
        return entry.author.origin == .commandLine ? t("The operator") : t("Not signed in")
    }

    /// Where it came from.
    var origin: String {
        let origin = t(entry.author.origin.label)
        let (address, file) = (entry.author.address, entry.author.file)
        let place = address.isEmpty ? origin : t("\(origin), \(address)")
        return file.isEmpty ? place : t("\(place), file \(file)")
    }

    /// The names of a few of the fields that changed; of what is new or gone all fields did.
    var fields: String {
        guard entry.verb == .changed else { return "" }
        let names = entry.changes.prefix(4).map { t($0.field.label) }.joined(separator: ", ")
        let more = entry.changes.count - 4
        return more > 0
            ? t(Message(count: more, one: "{1} and {0} more", other: "{1} and {0} more", .text(names))) : names
    }

    /// A value as pages show it: words of closed lists by their labels, instants on the venue's clock.
    func value(_ field: Field, _ text: String) -> String {
        if let instant = Instant(iso8601: text), ["start", "end", "until"].contains(field) {
            return t.dateAndTime((event?.details.zone ?? .utc).wallClock(at: instant))
        }
        return label(field, text).map { t($0) } ?? text
    }

    private func label(_ field: Field, _ text: String) -> Message? {
        switch (entry.object.kind, field) {
        case (.event, "kind"): EventKind(rawValue: text)?.label
        case (.session, "kind"): SessionKind(rawValue: text)?.label
        case (.waiver, "conflict"): ConflictKind(rawValue: text)?.label
        case (_, "visibility"): Visibility(rawValue: text)?.label
        case (_, "registration"): Registration(rawValue: text)?.label
        case (_, "state"): SessionState(rawValue: text)?.label
        case (_, "category"): AttendeeCategory(rawValue: text)?.label
        case (_, "status"): AttendeeStatus(rawValue: text)?.label
        case (_, "colour"): TrackColour(rawValue: text)?.label
        case (.speaker, "role"): SpeakerRole(rawValue: text)?.label
        case (.administrator, "role"): Role(rawValue: text)?.label
        default: nil
        }
    }
}
