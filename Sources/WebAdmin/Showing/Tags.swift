import Domain
import Pages

/// States as tags: the word always says it, the tone helps the eye.
extension Visibility {
    func tag(_ t: Language) -> Tag {
        switch self {
        case .draft: Tag(t(label), .warn)
        case .private: Tag(t(label), .info)
        case .published: Tag(t(label), .ok)
        case .archived: Tag(t(label), .plain)
        }
    }
}

extension SessionState {
    func tag(_ t: Language) -> Tag {
        switch self {
        case .draft: Tag(t(label), .warn)
        case .confirmed: Tag(t(label), .ok)
        case .cancelled: Tag(t(label), .bad)
        }
    }
}

extension ConflictSeverity {
    var tone: Tag.Tone { self == .error ? .bad : .warn }

    func tag(_ t: Language) -> Tag {
        switch self {
        case .error: Tag(t("Conflict"), tone)
        case .warning: Tag(t("Warning"), tone)
        }
    }
}

extension AttendeeStatus {
    func tag(_ t: Language) -> Tag {
        switch self {
        case .accepted, .arrived: Tag(t(label), .ok)
        case .applied, .invited, .offered: Tag(t(label), .info)
        case .waitlisted: Tag(t(label), .warn)
        case .absent, .declined, .rejected, .expired, .substituted, .cancelled: Tag(t(label), .plain)
        }
    }
}

extension Person {
    /// Marks somebody of whom only the organisation is known.
    func placeholderTag(_ t: Language) -> Tag? { isPlaceholder ? Tag(t("Placeholder"), .warn) : nil }
}
