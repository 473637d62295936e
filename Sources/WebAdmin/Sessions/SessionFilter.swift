import Domain
import Pages

/// What a list of sessions is narrowed to.
struct SessionFilter: Hashable {
    /// Whether a session has a slot.
    enum Placing: String, CaseIterable {
        case scheduled, unscheduled

        var label: Message {
            switch self {
            case .scheduled: "Scheduled"
            case .unscheduled: "Unscheduled"
            }
        }
    }

    var text: String
    var state: SessionState?
    var track: Track?
    var placing: Placing?

    /// Reads `q`, `state`, `track` (its slug) and `placing`; what names nothing narrows nothing.
    init(_ query: ListQuery, tracks: [Track]) {
        text = query.text("q")
        state = query.choice("state", SessionState.self)
        placing = query.choice("placing", Placing.self)
        let slug = query.text("track")
        track = tracks.first { $0.slug.description == slug }
    }

    var isEmpty: Bool { text.isEmpty && state == nil && track == nil && placing == nil }

    func contains(_ item: AgendaItem) -> Bool {
        if let state, item.session.details.state != state { return false }
        if let track, item.session.details.track != track.id { return false }
        if let placing, (item.session.slot == nil) != (placing == .unscheduled) { return false }
        return text.isEmpty || item.contains(text)
    }
}
