import Domain
import Testing
import TimeZones

/// A world that a seed settles, with everything that files can hold, made by the verbs that pages use.
struct GeneratedWorld {
    private var random: Dice
    private let tx: any WriteTransaction
    private var people: [Person] = []
    private var names: Set<String> = []

    /// Fills an empty database.
    static func fill(_ office: Office, seed: UInt64) async throws {
        try await office.store.write(by: .commandLine) { tx in
            var world = GeneratedWorld(random: Dice(state: seed), tx: tx)
            for _ in 0..<world.random.number(1...20) { try world.makePerson() }
            for number in 0..<world.random.number(1...3) { try world.makeEvent(number) }
        }
    }

    private init(random: Dice, tx: any WriteTransaction) {
        self.random = random
        self.tx = tx
    }

    // MARK: Texts

    private static let beginnings = [
        "", "", "", "=", "'=", "''+", "-", "@", "'", "\"", "＝", "'＠", "+1 ", "=HYPERLINK(\"x\")", "%", "#", ",", ";",
    ]
    private static let pieces = [
        "Ann", "Ünal", "日本", "e\u{301}", "\u{E9}", "👩‍👩‍👧", "שלום", "a,b", "say \"no\"", "semi;colon", "'quoted'",
        "tab\there",
        "\u{A0}nbsp", "\u{2028}", "<b>", "&amp;", "\\n", "\u{FEFF}", "\u{200B}", "ﬁ", "İi", "ß", "=1+1", "--", "NULL",
        "0",
    ]

    /// One line without white space at its ends, as a form leaves it.
    private mutating func line(_ most: Int = 100, mayBeEmpty: Bool = true) -> String {
        if mayBeEmpty, random.chance(4) { return "" }
        var text = random.one(Self.beginnings)
        for _ in 0..<random.number(1...4) { text += random.one(Self.pieces) + random.one(["", " ", "  "]) }
        let line = Self.trimmed(String(text.replacing("\t", with: " ").prefix(most)))
        return line.isEmpty && !mayBeEmpty ? "x" : line
    }

    private mutating func text() -> String {
        if random.chance(3) { return "" }
        let lines = (0..<random.number(1...4)).map { _ in random.chance(4) ? "" : line() + random.one(["", "\t", " "]) }
        return Self.trimmed(lines.joined(separator: random.one(["\n", "\n\n"])))
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[first...last])
        return String(result)
    }

    // MARK: People

    private mutating func makePerson() throws {
        var details = PersonDetails(name: line(), organisation: line())
        if details.name.isEmpty, details.organisation.isEmpty { details.organisation = "Placeholder Ltd" }
        if random.chance(2) { details.email = EmailAddress("Guest\(people.count).x+y@Example.org") }
        // Without an address people are known by name and organisation alone.
        let key = [details.name, details.organisation].joined(separator: "\n").lowercased()
        if details.email == nil, !names.insert(key).inserted { return }
        if random.chance(2) { details.jobTitle = line() }
        if random.chance(2) { (details.sector, details.seniority, details.region) = (line(), line(), line()) }
        for _ in 0..<random.number(0...3) {
            let tag = Self.trimmed(line().filter { $0 != ";" && $0 != "," })
            if !tag.isEmpty, !details.tags.contains(tag) { details.tags.append(tag) }
        }
        if random.chance(3) { details.biography = text() }
        people.append(try People.create(details, in: tx))
    }

    // MARK: Events

    private static let zones = ["Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
    /// Days on which a clock changes somewhere, and one on which none does.
    private static let days = ["2011-03-27", "2011-10-30", "2012-03-11", "2011-11-06", "2011-04-03", "2012-02-29"]

    private mutating func makeEvent(_ number: Int) throws {
        let zone = try ZoneDatabase.system.zone(random.one(Self.zones))
        let day = try #require(CivilDate(iso8601: random.one(Self.days)))
        var details = EventDetails(
            title: line(mayBeEmpty: false), kind: random.one(EventKind.allCases), zone: zone, firstDay: day,
            lastDay: day.adding(days: random.one([0, 1, 366])))
        details.venue = line()
        details.address = text()
        details.capacity = random.chance(2) ? 1_000 : nil
        details.visibility = random.one(Visibility.allCases)
        details.registration = random.one(Registration.allCases)
        details.summary = text()
        details.showsAgenda = !random.chance(3)
        details.walkingMinutes = random.one([0, 0, 1, 240])
        details.series = random.chance(2) ? try SeriesVerbs.named(line(), in: tx)?.id : nil
        let event = try Events.create(details, slug: "event-\(number)", in: tx)
        let rooms = try makeRooms(event)
        let tracks = try makeTracks(event)
        let sessions = try makeSessions(event, rooms, tracks)
        for session in sessions where session.repeats == nil { try makeSpeakers(session, event) }
        let attendees = try makeAttendees(event)
        for session in sessions where random.chance(2) { try makeSeats(session, attendees) }
    }

    private mutating func makeRooms(_ event: Event) throws -> [Room] {
        var rooms: [Room] = []
        for _ in 0..<random.number(0...4) {
            var details = RoomDetails(name: line(mayBeEmpty: false), capacity: random.one([nil, 1, 1_000_000]))
            if try tx.rooms.find(name: details.name, in: event.id) != nil { continue }
            details.notes = text()
            details.sessionsAtOnce = random.one([1, 1, 1_000])
            for _ in 0..<random.one([0, 0, 1, 3]) {
                let start = instant(event)
                if let span = TimeSpan(start, start.adding(seconds: random.one([1, 1_800, 3_600, 90_000]))) {
                    details.hours.append(span)
                }
            }
            details.hours = TimeSpan.merged(details.hours)
            rooms.append(try Rooms.create(details, in: event.id, tx))
        }
        return rooms
    }

    private mutating func makeTracks(_ event: Event) throws -> [Track] {
        var tracks: [Track] = []
        for _ in 0..<random.number(0...3) {
            let details = TrackDetails(name: line(mayBeEmpty: false), colour: random.one(TrackColour.allCases))
            if try tx.tracks.find(name: details.name, in: event.id) != nil { continue }
            tracks.append(try Tracks.create(details, in: event.id, tx))
        }
        return tracks
    }

    /// In the night of the first day or the one after, and so often in an hour that comes twice.
    private mutating func instant(_ event: Event) -> Instant {
        let midnight = event.details.zone.instant(of: event.details.firstDay)
        return midnight.adding(seconds: Int64(random.number(0...30)) * random.one([300, 900, 1_800, 3_607]))
    }

    private mutating func makeSessions(_ event: Event, _ rooms: [Room], _ tracks: [Track]) throws -> [Session] {
        var sessions: [Session] = []
        for number in 0..<random.number(0...8) {
            var details = SessionDetails(
                title: line(mayBeEmpty: false), kind: random.one(SessionKind.allCases),
                state: random.one(SessionState.allCases), track: random.maybe(tracks)?.id, abstract: text())
            details.duration = random.one([nil, 1, 2_880])
            details.expected = random.one([nil, 1, 1_000_000])
            details.isPinned = random.chance(4)
            var slot: Slot?
            if !random.chance(4) {
                let start = instant(event)
                let end = start.adding(seconds: random.one([1, 1_800, 3_600, 172_800]))
                slot = Slot(room: random.maybe(rooms)?.id, start: start, end: end)
            }
            let repeated = random.chance(4) ? random.maybe(sessions) : nil
            let key = SessionKey(random.one(["k", "-", "_9.", "K"]) + "\(number)")
            sessions.append(
                try Sessions.create(details, key: key, slot: slot, repeating: repeated?.id, in: event.id, tx))
        }
        return sessions
    }

    private mutating func makeSpeakers(_ session: Session, _ event: Event) throws {
        for _ in 0..<random.number(0...3) {
            let (person, role) = (random.one(people), random.one(SpeakerRole.allCases))
            let position = random.chance(3) ? random.number(1...3) : nil
            let parts = try tx.speakers.all(inSession: session.id)
            if parts.contains(where: { $0.person.id == person.id && $0.speaker.role == role }) { continue }
            _ = try Speakers.add(person.id, as: role, at: position, to: session.id, in: event.id, tx)
        }
    }

    private mutating func makeAttendees(_ event: Event) throws -> [Attendee] {
        var attendees: [Attendee] = []
        for person in people where random.chance(2) {
            let details = AttendeeDetails(
                category: random.one(AttendeeCategory.allCases), status: random.one(AttendeeStatus.allCases),
                dietary: line(), access: line(), note: text())
            attendees.append(try Attendees.add(person.id, details, to: event.id, tx))
        }
        return attendees
    }

    private mutating func makeSeats(_ session: Session, _ attendees: [Attendee]) throws {
        var tables: [SeatingTable] = []
        for _ in 0..<random.number(0...4) {
            let name = String(line(mayBeEmpty: false).prefix(60))
            let details = SeatingTableDetails(
                name: Self.trimmed(random.one([name, "9", "10", "T2"])), places: random.one([nil, 20, 1_000]),
                topic: line())
            if details.name.isEmpty { continue }
            if try Seats.table(called: details.name, of: session.id, in: tx) != nil { continue }
            tables.append(try Seats.create(details, of: session, tx))
        }
        for number in [1, 2, 99] where random.chance(2) {
            let details = SeatingRoundDetails(
                startsAfter: random.one([nil, 0, 2_880]), minutes: random.one([nil, 1, 2_880]))
            let round = try Seats.create(details, number: number, of: session, tx)
            var seats: [Seat] = []
            for attendee in attendees {
                guard let table = random.maybe(tables) else { continue }
                let there = seats.filter { $0.table == table.id }
                let place = random.chance(2) ? there.count + 1 : nil
                let isHost = random.chance(4) && !there.contains(where: \.details.isHost)
                seats.append(
                    Seat(
                        event: session.event, session: session.id, round: round.id, attendee: attendee.id,
                        table: table.id, details: SeatDetails(place: place, isHost: isHost)))
            }
            _ = try Seats.give(seats, in: session, tx)
        }
    }
}

/// Random numbers that a seed settles: SplitMix64.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// True once in `times`.
    mutating func chance(_ times: Int) -> Bool { number(1...times) == 1 }

    /// One of what is not empty.
    mutating func one<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    mutating func maybe<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty || chance(4) ? nil : one(elements)
    }
}
