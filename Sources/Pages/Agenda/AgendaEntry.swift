public import Domain
public import HTML

/// A session as an agenda shows it: finished words, and where it stands on the day's clock.
public struct AgendaEntry: Sendable {
    /// The track's name and colour; the name is always written, since a colour alone says nothing.
    public struct TrackMark: Hashable, Sendable {
        public var name: String
        public var colour: TrackColour
        public var path: String?

        public init(_ name: String, _ colour: TrackColour, path: String? = nil) {
            self.name = name
            self.colour = colour
            self.path = path
        }
    }

    /// How much the session stands out: a plenary gathers everyone, a break is quiet.
    public enum Emphasis: String, Sendable {
        case plenary, normal, quiet
    }

    /// The element's `id`, to come back to; unique on the page.
    public var anchor: String
    public var title: String
    public var path: String?
    /// `9:30am to 10:15am`.
    public var times: String
    /// Minutes since the day's midnight on the venue's clock. An end past midnight counts on from 1,440.
    public var start: Int
    public var end: Int
    /// The room's place among the columns; nil is all rooms.
    public var room: Int?
    /// The room's name, or the words for all rooms.
    public var roomName: String
    public var roomPath: String?
    public var people: [String]
    public var track: TrackMark?
    public var tags: [Tag]
    public var actions: [ActionLink]
    /// Forms beside the links.
    public var controls: HTML
    public var emphasis: Emphasis
    public var isCancelled: Bool
    /// For the grid editor; nil where nothing is moved.
    public var handle: AgendaHandle?

    public init(
        anchor: String, title: String, path: String? = nil, times: String, start: Int, end: Int, room: Int? = nil,
        roomName: String = "", roomPath: String? = nil, people: [String] = [], track: TrackMark? = nil,
        tags: [Tag] = [], actions: [ActionLink] = [], controls: HTML = "", emphasis: Emphasis = .normal,
        isCancelled: Bool = false, handle: AgendaHandle? = nil
    ) {
        self.anchor = anchor
        self.title = title
        self.path = path
        self.times = times
        self.start = start
        self.end = end
        self.room = room
        self.roomName = roomName
        self.roomPath = roomPath
        self.people = people
        self.track = track
        self.tags = tags
        self.actions = actions
        self.controls = controls
        self.emphasis = emphasis
        self.isCancelled = isCancelled
        self.handle = handle
    }
}

extension SessionKind {
    /// How much a session of this kind stands out in an agenda.
    public var emphasis: AgendaEntry.Emphasis {
        switch self {
        case .plenary, .keynote: .plenary
        case .break, .meal, .networking, .admin: .quiet
        case .breakout, .roundtable, .panel, .workshop, .talk: .normal
        }
    }
}
