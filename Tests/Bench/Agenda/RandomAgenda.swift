import Domain
import TimeZones

/// An agenda such as a large conference has, at random: rooms side by side over many days, sessions of half an hour to an
/// hour and a half, two people in each, a track, and a break for everybody at noon. About one session in ten stands where
/// it should not, and each attendee has ten sessions in their agenda.
struct RandomAgenda {
    private var random: RandomNumbers
    private let event: Event
    private var rooms: [Room] = []
    private var people: [Person] = []
    private var tracks: [Track] = []
    private var items: [AgendaItem] = []
    private var choices: [ID<Session>: [ID<Person>]] = [:]
    private(set) var days = 0

    init(sessions: Int, rooms roomCount: Int, people personCount: Int, attendees: Int, seed: UInt64) {
        random = RandomNumbers(seed: seed)
        let zone = (try? ZoneDatabase.system.zone("Europe/London")) ?? .utc
        let first = CivilDate(dayNumber: 15_000)
        event = Event(
            id: ID(rawValue: 1), slug: Self.slug("bench"),
            details: EventDetails(
                title: "Bench", kind: .conference, zone: zone, firstDay: first, lastDay: first.adding(days: 60),
                walkingMinutes: 5), privateKey: "", changedAt: Self.midnight(0), createdAt: Self.midnight(0))
        for number in 1...roomCount {
            let hours = (0...60).compactMap { TimeSpan(Self.midnight($0, 8), Self.midnight($0, 19)) }
            rooms.append(
                Room(
                    id: ID(rawValue: Int64(number)), event: event.id, slug: Self.slug("room-\(number)"),
                    details: RoomDetails(name: "Room \(number)", capacity: 100, hours: hours), position: number))
            tracks.append(
                Track(
                    id: ID(rawValue: Int64(number)), event: event.id, slug: Self.slug("track-\(number)"),
                    details: TrackDetails(name: "Track \(number)", colour: .lake), position: number))
        }
        people = (1...personCount).map { number in
            Person(
                id: ID(rawValue: Int64(number)), details: PersonDetails(name: "Person \(number)"),
                createdAt: Self.midnight(0), changedAt: Self.midnight(0))
        }
        fill(sessions)
        for attendee in 1...attendees {
            var chosen: Set<Int> = []
            while chosen.count < 10 { chosen.insert(random.below(items.count)) }
            for index in chosen.sorted() {
                choices[items[index].session.id, default: []].append(ID(rawValue: Int64(10_000 + attendee)))
            }
        }
    }

    func setting() -> ConflictSetting {
        let availability = Dictionary(
            uniqueKeysWithValues: people.prefix(60).map { person in
                (person.id, (0...60).compactMap { TimeSpan(Self.midnight($0, 9), Self.midnight($0, 17)) })
            })
        return ConflictSetting(
            event: event, rooms: rooms, items: items, availability: availability, choices: choices)
    }

    private static func slug(_ text: String) -> Slug {
        // because: the names above are slugs
        Slug(text)!
    }

    private static func midnight(_ day: Int, _ hour: Int64 = 0) -> Instant {
        Instant(secondsSince1970: (15_000 + Int64(day)) * 86_400 + hour * 3600)
    }

    private mutating func fill(_ count: Int) {
        while items.count < count {
            add(.meal, room: nil, from: Self.midnight(days, 12), minutes: 60)
            for room in rooms.indices {
                var time = Self.midnight(days, 9)
                while items.count < count, time < Self.midnight(days, 17) {
                    let minutes = [30, 45, 60, 90][random.below(4)]
                    let slip = random.below(10) == 0 ? Int64(random.below(40) - 20) * 60 : 0
                    add(.talk, room: room, from: time.adding(seconds: slip), minutes: minutes)
                    time = time.adding(seconds: Int64(minutes + 10) * 60)
                    if time >= Self.midnight(days, 11), time < Self.midnight(days, 13) {
                        time = Self.midnight(days, 13)
                    }
                }
            }
            days += 1
        }
    }

    private mutating func add(_ kind: SessionKind, room: Int?, from start: Instant, minutes: Int) {
        let id = ID<Session>(rawValue: Int64(items.count + 1))
        let slot = Slot(room: room.map { rooms[$0].id }, start: start, end: start.adding(seconds: Int64(minutes) * 60))
        guard let key = SessionKey("session-\(id)") else { return }
        let track = room.map { _ in tracks[random.below(tracks.count)] }
        let session = Session(
            id: id, event: event.id, key: key,
            details: SessionDetails(
                title: "Session \(id)", kind: kind, state: .confirmed, track: track?.id,
                duration: random.below(20) == 0 ? 45 : nil, expected: random.below(20) == 0 ? 150 : 60),
            slot: slot, uid: "\(id)@example.org", createdAt: start, changedAt: start)
        let speakers = (room == nil ? 0..<0 : 0..<2).map { position in
            let person = people[random.below(people.count)]
            return SessionSpeaker(
                speaker: Speaker(
                    id: ID(rawValue: id.rawValue * 2 + Int64(position)), session: id, person: person.id, role: .speaker,
                    position: position + 1), person: person)
        }
        items.append(AgendaItem(session: session, room: room.map { rooms[$0] }, track: track, speakers: speakers))
    }
}

/// A stream of random numbers that a seed settles (SplitMix64).
struct RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number from 0 to below `bound`.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
