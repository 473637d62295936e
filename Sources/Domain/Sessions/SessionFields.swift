/// The rooms and tracks that a session of an event can be given: what names in a form or a file are resolved by.
public struct EventSetting: Sendable {
    public var event: Event
    public var rooms: [Room]
    public var tracks: [Track]

    public init(event: Event, rooms: [Room], tracks: [Track]) {
        self.event = event
        self.rooms = rooms
        self.tracks = tracks
    }

    public static func of(_ event: Event, in tx: any ReadTransaction) throws -> EventSetting {
        EventSetting(event: event, rooms: try tx.rooms.all(in: event.id), tracks: try tx.tracks.all(in: event.id))
    }

    /// The room called so, letter case aside.
    public func room(named name: String) -> Room? {
        let folded = name.lowercased()
        return rooms.first { $0.details.name.lowercased() == folded }
    }

    /// The track called so, letter case aside.
    public func track(named name: String) -> Track? {
        let folded = name.lowercased()
        return tracks.first { $0.details.name.lowercased() == folded }
    }
}

extension SessionDetails {
    /// Reads `title`, `kind`, `state`, `track` (by name), `abstract`, `duration` (minutes), `expected` (people) and `pinned`.
    public static func read(
        _ reader: inout FieldReader, over old: SessionDetails? = nil, in setting: EventSetting
    ) throws(DomainError) -> SessionDetails {
        let title = reader.requiredLine("title", else: old?.title ?? "", missing: "Give the session a title.")
        let kind = reader.choice("kind", else: old?.kind, standard: SessionKind.talk)
        let state = reader.choice("state", else: old?.state, standard: SessionState.draft)
        let track = reader.value(
            "track", else: old?.track, orSay: "The event has no track of this name. Add it first."
        ) { setting.track(named: $0)?.id }
        let abstract = reader.text("abstract", else: old?.abstract ?? "")
        let duration = reader.number("duration", else: old?.duration, in: 1...2_880)
        let expected = reader.number("expected", else: old?.expected, in: 1...1_000_000)
        let isPinned = reader.flag("pinned", else: old?.isPinned ?? false)
        try reader.finish()
        return SessionDetails(
            title: title, kind: kind, state: state, track: track, abstract: abstract, duration: duration,
            expected: expected, isPinned: isPinned)
    }
}
