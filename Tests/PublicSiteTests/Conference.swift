import Domain
import Testing
import TimeZones

/// SOCITM 2011 in small: two days, two rooms, two tracks, a placeholder, a break, a session that is no more than a
/// draft and one without a slot.
struct Conference: Sendable {
    let event: Event
    let hall: Room
    let library: Room
    let cloud: Track
    let sharing: Track
    /// By key.
    let sessions: [String: Session]
    let people: [String: Person]

    static func make(
        in installation: Installation, slug: String = "socitm-2011", title: String = "SOCITM 2011",
        visibility: Visibility = .published, series: String? = nil, isReleased: Bool = true
    ) async throws -> Conference {
        let conference = try await installation.write { tx in
            let conference = try Conference(tx, slug: slug, title: title, visibility: visibility, series: series)
            if isReleased { _ = try Releases.make(ReleaseDetails(name: "1"), of: conference.event.id, tx) }
            return conference
        }
        installation.advance()
        return conference
    }

    private init(
        _ tx: any WriteTransaction, slug: String, title: String, visibility: Visibility, series: String?
    ) throws {
        let london = try ZoneDatabase.system.zone("Europe/London")
        let day = try #require(CivilDate(iso8601: "2011-11-29"))
        event = try Events.create(
            EventDetails(
                title: title, kind: .conference, zone: london, firstDay: day, lastDay: day.adding(days: 1),
                venue: "NEC",
                address: "Birmingham", visibility: visibility, registration: .approval,
                series: try series.flatMap { try SeriesVerbs.named($0, in: tx)?.id }, summary: "The 25th year."),
            slug: slug, in: tx)
        hall = try Rooms.create(RoomDetails(name: "Main hall", capacity: 400, notes: "Ring Bob"), in: event.id, tx)
        library = try Rooms.create(RoomDetails(name: "Library"), in: event.id, tx)
        cloud = try Tracks.create(TrackDetails(name: "Cloud", colour: .lake), in: event.id, tx)
        sharing = try Tracks.create(TrackDetails(name: "Shared services", colour: .plum), in: event.id, tx)

        let plan: [(String, String, SessionKind, SessionState, Track?, Room?, String?, String)] = [
            (
                "connect", "Connect, collaborate and communicate", .plenary, .confirmed, sharing, hall,
                "2011-11-29 09:30", "10:15"
            ),
            ("coffee", "Coffee", .break, .confirmed, nil, nil, "2011-11-29 10:15", "10:45"),
            ("cloud", "The reality of cloud computing", .talk, .confirmed, cloud, library, "2011-11-29 10:45", "11:30"),
            (
                "third-sector", "What government can learn", .talk, .confirmed, sharing, hall, "2011-11-29 10:45",
                "11:30"
            ),
            ("birmingham", "Birmingham City Council", .talk, .confirmed, nil, hall, "2011-11-30 09:30", "10:15"),
            ("secret", "A plan nobody knows", .talk, .draft, nil, hall, "2011-11-30 11:00", "11:30"),
            ("someday", "Some other day", .talk, .confirmed, nil, nil, nil, ""),
        ]
        var sessions: [String: Session] = [:]
        for (key, title, kind, state, track, room, start, end) in plan {
            let slot = try start.map { start in
                let end = start.prefix(10) + " " + end
                let instants = try [start, String(end)].map { text in
                    guard case .unique(let instant) = london.resolve(try #require(WallClock(text))) else {
                        throw DomainError.conflict("The test's times are plain.")
                    }
                    return instant
                }
                return try #require(Slot(room: room?.id, start: instants[0], end: instants[1]))
            }
            let details = SessionDetails(
                title: title, kind: kind, state: state, track: track?.id, abstract: "About \(title)")
            sessions[key] = try Sessions.create(details, key: SessionKey(key), slot: slot, in: event.id, tx)
        }
        self.sessions = sessions
        people = try Self.people(in: sessions, of: event, tx)
    }

    private static func people(
        in sessions: [String: Session], of event: Event, _ tx: any WriteTransaction
    ) throws -> [String: Person] {
        let plan: [(String, PersonDetails, String, SpeakerRole)] = [
            (
                "martin",
                PersonDetails(
                    name: "Martin Reeves", email: EmailAddress("martin.reeves@example.org"),
                    organisation: "Coventry City Council", jobTitle: "Chief executive", sector: "Secret sector",
                    biography: "Runs a city."), "connect", .speaker
            ),
            ("maggie", PersonDetails(name: "Maggie Philbin"), "connect", .chair),
            ("council", PersonDetails(name: "", organisation: "Birmingham City Council"), "birmingham", .speaker),
            ("hidden", PersonDetails(name: "Nobody Yet"), "secret", .speaker),
        ]
        var people: [String: Person] = [:]
        for (key, details, session, role) in plan {
            let person = try People.known(by: details, in: tx) ?? People.create(details, in: tx)
            people[key] = person
            let id = try #require(sessions[session]).id
            _ = try Speakers.add(person.id, as: role, to: id, in: event.id, tx)
        }
        return people
    }

    func session(_ key: String) throws -> Session { try #require(sessions[key]) }

    /// Edits the draft and releases it; ten seconds later it is looked at.
    func release(
        _ name: String = "2", _ comment: String = "", in installation: Installation,
        after edit: @escaping @Sendable (any WriteTransaction) throws -> Void = { _ in }
    ) async throws {
        try await installation.write { tx in
            try edit(tx)
            _ = try Releases.make(ReleaseDetails(name: name, comment: comment), of: event.id, tx)
        }
        installation.advance()
    }

    /// A place in time, by the wall of the event.
    func slot(_ day: String, _ start: String, _ end: String, in room: Room?) throws -> Slot {
        let instants = try [start, end].map { time in
            guard case .unique(let instant) = event.details.zone.resolve(try #require(WallClock(day + " " + time)))
            else { throw DomainError.conflict("The test's times are plain.") }
            return instant
        }
        return try #require(Slot(room: room?.id, start: instants[0], end: instants[1]))
    }

    /// Moves the talk on clouds to the hall and a day later, gives the talk on government another title, and adds one.
    func changeMuch(_ tx: any WriteTransaction) throws {
        _ = try Agenda.place(
            session("cloud").id, in: event.id, at: slot("2011-11-30", "10:45", "11:30", in: hall), tx)
        var details = try session("third-sector").details
        details.title = "What <all> can learn & teach"
        _ = try Sessions.update(session("third-sector").id, in: event.id, to: details, tx)
        _ = try Sessions.create(
            SessionDetails(title: "Closing", kind: .plenary, state: .confirmed), key: SessionKey("closing"),
            slot: slot("2011-11-30", "16:00", "16:30", in: nil), in: event.id, tx)
    }
}
