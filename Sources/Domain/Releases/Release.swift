public import TimeZones

/// A named, dated, immutable copy of an agenda; the public sees the newest.
public struct Release: Hashable, Sendable {
    public var id: ID<Release>
    public let event: ID<Event>
    /// From 1, in the order in which releases were made.
    public let number: Int
    /// Unique in the event, letter case aside.
    public let name: String
    /// For the public: what this release is about.
    public let comment: String
    public let at: Instant
    /// The e-mail address of whoever made it; empty when it was made from the command line.
    public let author: String

    public init(
        id: ID<Release> = .unsaved, event: ID<Event>, number: Int, name: String, comment: String, at: Instant,
        author: String
    ) {
        self.id = id
        self.event = event
        self.number = number
        self.name = name
        self.comment = comment
        self.at = at
        self.author = author
    }
}

/// An agenda as a release shows it.
public struct ReleasedAgenda: Hashable, Sendable {
    public var release: Release
    /// Sessions with a slot, by start, then room, then id. Names, times and people are those of the release; a person's
    /// e-mail address is not part of it.
    public var items: [AgendaItem]

    public init(release: Release, items: [AgendaItem]) {
        self.release = release
        self.items = items
    }

    /// The rooms that something takes place in, by position.
    public var rooms: [Room] {
        Set(items.compactMap(\.room)).sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    }

    /// The tracks that a session belongs to, by position.
    public var tracks: [Track] {
        Set(items.compactMap(\.track)).sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    }
}

/// A session of a release, and the number of what is stored of it.
public struct ReleasedSession: Hashable, Sendable {
    public var id: ID<ReleasedSession>
    public var item: AgendaItem

    public init(id: ID<ReleasedSession> = .unsaved, item: AgendaItem) {
        self.id = id
        self.item = item
    }
}

public protocol ReleaseReading {
    /// The event's releases, newest first.
    func all(in event: ID<Event>) throws -> [Release]
    func newest(in event: ID<Event>) throws -> Release?
    /// What release `number` shows, by start, then room, then id.
    func sessions(of number: Int, in event: ID<Event>) throws -> [ReleasedSession]
    /// For each session that ever was in a release, as it was in the last that had it.
    func lastShown(in event: ID<Event>) throws -> [ID<Session>: AgendaItem]
    /// What the newest release that had a room, a track or a person called it.
    func formerRoom(_ slug: Slug, in event: ID<Event>) throws -> String?
    func formerTrack(_ slug: Slug, in event: ID<Event>) throws -> String?
    func formerSpeaker(_ person: ID<Person>, in event: ID<Event>) throws -> String?
    /// When and where everything is that any release shows.
    func slots(in event: ID<Event>) throws -> [ID<ReleasedSession>: Slot]
    /// The events whose newest release shows the person.
    func events(showing person: ID<Person>) throws -> [ID<Event>]
    /// The entries of an event's newest release that are stored under `frame`, in any order, and what has none. A few may be
    /// missing, or all of them are.
    func storedEntries(of newest: Release, frame: [UInt8]) throws -> StoredEntries
}

public protocol ReleaseWriting {
    func insert(_ release: Release) throws -> Release
    /// Shows a session from release `number` on.
    func show(_ item: AgendaItem, since number: Int) throws
    /// Shows it no longer from release `number` on.
    func stopShowing(_ id: ID<ReleasedSession>, from number: Int) throws
    /// Gives it other times, as a correction of the event's zone does; what the newest release shows gets another
    /// sequence and `changedAt`.
    func moveReleased(_ id: ID<ReleasedSession>, to slot: Slot) throws
    /// Sets `changedAt` of what the newest release shows to the transaction's `now`.
    func markReleasedSessionsChanged(ofEvent id: ID<Event>) throws
    /// Keeps the entry of a session, unless that is another one by now, or no longer in the newest release.
    func store(_ entry: StoredEntry, of session: ReleasedSession, frame: [UInt8]) throws
}

extension Release: LoggedFields {
    public func logObject(in tx: any ReadTransaction) -> LogObject {
        LogObject(.release, id: id.rawValue, name: name, event: event)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [LogValue("name", name), LogValue("comment", comment)]
    }
}
