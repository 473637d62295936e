import Domain
import HTTP

/// What an agenda is narrowed to: a track and a room, by their slugs; empty is everything.
struct AgendaFilter: Hashable {
    var track = ""
    var room = ""

    static let all = AgendaFilter()

    private init() {}

    init(_ query: Query) {
        guard !query.isEmpty else { return }
        track = query["track"] ?? ""
        room = query["room"] ?? ""
    }

    init(room: String) { self.room = room }
    init(track: String) { self.track = track }

    var isEmpty: Bool { track.isEmpty && room.isEmpty }

    /// The filter as a query.
    var pairs: [(name: String, value: String)] { [("track", track), ("room", room)] }

    /// Whether the agenda has the track and the room that are asked for.
    func isKnown(in visit: EventVisit) -> Bool {
        (track.isEmpty || visit.tracks.contains { $0.slug.description == track })
            && (room.isEmpty || visit.rooms.contains { $0.slug.description == room })
    }

    /// A session in all rooms is in the one that is asked for, too.
    func takes(_ item: AgendaItem) -> Bool {
        (track.isEmpty || item.track?.slug.description == track)
            && (room.isEmpty || item.room == nil || item.room?.slug.description == room)
    }
}
