/// Which sessions are to be placed, in which rooms and when, under which rules, and what is worth how much.
///
/// Sessions, rooms, people and tracks are numbered from 0. Instants are whole seconds since an epoch of the caller's, who
/// also minds time zones. ``faults()`` says what could never be meant.
public struct AgendaProblem: Sendable, Equatable {
    /// When sessions may be placed: from the start to the end of each day, without the breaks. A session lies within one
    /// window. Windows that overlap count as one.
    public var windows: [Interval]
    /// Seconds: sessions start a multiple of it after their window does.
    public var step: Int64
    public var rooms: [Room]
    public var sessions: [Session]
    public var people: [Person]
    /// What is on the agenda already and is no part of the task: breaks, blockers, sessions that stay.
    public var fixed: [FixedSlot] = []
    public var wishes: [Wish] = []
    /// Seconds that somebody needs between two sessions in different rooms.
    public var walkingTime: Int64 = 0
    public var weights = Weights()

    public init(
        windows: [Interval], step: Int64 = 300, rooms: [Room], sessions: [Session], people: [Person] = []
    ) {
        self.windows = windows
        self.step = step
        self.rooms = rooms
        self.sessions = sessions
        self.people = people
    }

    public struct Room: Sendable, Equatable {
        /// Seats; nil when not known.
        public var capacity: Int?
        /// When it can be used; nil: always.
        public var open: [Interval]?
        /// How many sessions it holds at once: more than one in a hall of posters or tables.
        public var simultaneous: Int

        public init(capacity: Int? = nil, open: [Interval]? = nil, simultaneous: Int = 1) {
            self.capacity = capacity
            self.open = open
            self.simultaneous = simultaneous
        }
    }

    public struct Session: Sendable, Equatable {
        /// Seconds, above 0.
        public var duration: Int64
        /// How many people are expected; nil when not known.
        public var expected: Int?
        public var track: Int?
        /// Who has to be there: speakers, chairs.
        public var people: [Int]
        /// Whether it takes all rooms.
        public var isPlenary = false
        /// The rooms it can be in; nil: any. Of no meaning for a plenary.
        public var allowedRooms: [Int]?
        /// Where it stays, whatever comes.
        public var pinned: Placement?
        /// Where it is in the draft or the last release.
        public var current: Placement?

        public init(duration: Int64, expected: Int? = nil, track: Int? = nil, people: [Int] = []) {
            self.duration = duration
            self.expected = expected
            self.track = track
            self.people = people
        }
    }

    public struct Person: Sendable, Equatable {
        /// When this person can be there; nil: always.
        public var available: [Interval]?

        public init(available: [Interval]? = nil) { self.available = available }
    }

    public struct FixedSlot: Sendable, Equatable {
        public var interval: Interval
        /// nil: all rooms.
        public var room: Int?
        public var people: [Int]
        public var track: Int?

        public init(_ interval: Interval, room: Int? = nil, people: [Int] = [], track: Int? = nil) {
            self.interval = interval
            self.room = room
            self.people = people
            self.track = track
        }
    }

    /// Two sessions that the same attendees want to see.
    public struct Wish: Sendable, Equatable {
        public var first: Int
        public var second: Int
        /// Such as the number of attendees who want both.
        public var weight: Int

        public init(_ first: Int, _ second: Int, weight: Int = 1) {
            self.first = first
            self.second = second
            self.weight = weight
        }
    }

    /// Prices of the aims, per unit of what ``AgendaScore`` counts. 0: the aim is of no interest.
    public struct Weights: Sendable, Equatable {
        /// Two sessions of one track at once.
        public var tracksAtOnce = 600
        /// A person for whom a room has no seat.
        public var seatsShort = 20
        /// A person who has too little time to walk.
        public var shortWalks = 800
        /// One unit of the weight of a wish whose sessions are at once.
        public var wishesLost = 20
        /// A session that is not in the room that its track uses most.
        public var strays = 160
        /// A seat beyond twice the people expected.
        public var emptySeats = 1
        /// A minute in which a room waits for a session, since the last one or since the window began.
        public var idleMinutes = 2
        /// A minute from the beginning of the day to a plenary.
        public var lateMinutes = 1

        public init() {}
    }
}

/// Where a session is.
public struct Placement: Sendable, Hashable {
    /// nil: all rooms.
    public var room: Int?
    public var start: Int64

    public init(room: Int?, start: Int64) {
        self.room = room
        self.start = start
    }
}
