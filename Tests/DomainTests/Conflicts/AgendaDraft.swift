import Domain
import Testing
import TimeZones

/// An agenda in hand, without a store: two days in November, in the zone of the event.
struct AgendaDraft {
    var event: Event
    var rooms: [Room] = []
    var items: [AgendaItem] = []
    var availability: [ID<Person>: [TimeSpan]] = [:]
    var choices: [ID<Session>: [ID<Person>]] = [:]

    init(zone: String = "Europe/London", from first: String = "2011-11-29", to last: String = "2011-11-30") throws {
        var details = try World.details()
        details.zone = try ZoneDatabase.system.zone(zone)
        details.firstDay = try #require(CivilDate(iso8601: first))
        details.lastDay = try #require(CivilDate(iso8601: last))
        event = Event(
            id: ID(rawValue: 1), slug: try #require(Slug("event")), details: details, privateKey: "",
            changedAt: Self.start, createdAt: Self.start)
    }

    static let start = Instant(secondsSince1970: 0)

    var setting: ConflictSetting {
        ConflictSetting(event: event, rooms: rooms, items: items, availability: availability, choices: choices)
    }

    /// A time such as `09:00`, on the first day, or `2011-11-30 09:00`, on the event's clock.
    func instant(_ text: String) throws -> Instant {
        let full = text.count == 5 ? "\(event.details.firstDay.iso8601) \(text)" : text
        switch event.details.zone.resolve(try #require(WallClock(full))) {
        case .unique(let instant), .overlap(let instant, _), .gap(_, let instant): return instant
        }
    }

    func span(_ start: String, _ end: String) throws -> TimeSpan {
        try #require(TimeSpan(try instant(start), try instant(end)))
    }

    mutating func room(
        _ name: String, capacity: Int? = nil, atOnce: Int = 1, hours: [TimeSpan] = []
    ) throws -> ID<Room> {
        let number = rooms.count + 1
        rooms.append(
            Room(
                id: ID(rawValue: Int64(number)), event: event.id, slug: try #require(Slug("room-\(number)")),
                details: RoomDetails(name: name, capacity: capacity, sessionsAtOnce: atOnce, hours: hours),
                position: number))
        return rooms[number - 1].id
    }

    static func person(_ number: Int, _ name: String, organisation: String = "") -> Person {
        Person(
            id: ID(rawValue: Int64(number)), details: PersonDetails(name: name, organisation: organisation),
            createdAt: start, changedAt: start)
    }

    func track(_ number: Int, _ name: String) throws -> Track {
        Track(
            id: ID(rawValue: Int64(number)), event: event.id, slug: try #require(Slug("track-\(number)")),
            details: TrackDetails(name: name, colour: .lake), position: number)
    }

    /// Adds a session; its key is its title in small letters.
    @discardableResult
    mutating func session(
        _ title: String, _ start: String, _ end: String, room: ID<Room>? = nil, kind: SessionKind = .talk,
        state: SessionState = .confirmed, people: [Person] = [], track: Track? = nil,
        repeating original: ID<Session>? = nil, change: (inout SessionDetails) -> Void = { _ in }
    ) throws -> ID<Session> {
        let slot = try #require(Slot(room: room, start: try instant(start), end: try instant(end)))
        var details = SessionDetails(title: title, kind: kind, state: state, track: track?.id)
        change(&details)
        return try add(details, slot, people: people, track: track, repeating: original)
    }

    mutating func add(
        _ details: SessionDetails, _ slot: Slot?, people: [Person], track: Track?, repeating original: ID<Session>?
    ) throws -> ID<Session> {
        let id = ID<Session>(rawValue: Int64(items.count + 1))
        let session = Session(
            id: id, event: event.id, key: try #require(SessionKey(details.title.lowercased())), details: details,
            slot: slot, repeats: original, uid: "\(id)@example.org", createdAt: Self.start, changedAt: Self.start)
        let speakers = people.enumerated().map { position, person in
            SessionSpeaker(
                speaker: Speaker(
                    session: original ?? id, person: person.id, role: SpeakerRole.allCases[position % 6],
                    position: position + 1), person: person)
        }
        items.append(
            AgendaItem(
                session: session, room: rooms.first { $0.id == slot?.room }, track: track, speakers: speakers))
        return id
    }

    /// What is found, one a line: `room-overlap A B`.
    var found: [String] {
        Conflicts.find(setting).map { conflict in
            ([conflict.kind.rawValue] + conflict.parties.map(\.title) + [conflict.person?.name].compactMap(\.self))
                .joined(separator: " ")
        }
    }
}
