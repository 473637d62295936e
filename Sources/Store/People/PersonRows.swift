import Domain
import SQLite
import TimeZones

/// A class, since a transaction hands it out for each question.
final class PersonRows: PersonReading {
    let database: Connection
    let zones: ZoneDatabase
    let intake: Intake?

    init(database: Connection, zones: ZoneDatabase, intake: Intake?) {
        self.database = database
        self.zones = zones
        self.intake = intake
    }

    private static let select = "SELECT \(Person.columns.of("person")) FROM person"
    private static let selectByID = select + " WHERE id = ?"
    private static let selectByEmail = select + " WHERE email_key = ?"

    func find(_ id: ID<Person>) throws -> Person? {
        if let known = intake?.known(id) { return known.person }
        let found = try database.first(Self.selectByID, id, value: Person.init)
        intake?.noteRead(found)
        return found
    }

    func find(_ email: EmailAddress) throws -> Person? {
        if let intake {
            if let known = intake.known(email) { return known.person }
            if intake.isFree(email) { return nil }
        }
        try intake?.needAddresses()
        let found = try database.first(Self.selectByEmail, email.folded, value: Person.init)
        intake?.noteRead(found)
        return found
    }

    func displayName(_ id: ID<Person>) throws -> String? {
        if let known = intake?.known(id) { return known.person.displayName }
        return try database.first(
            "SELECT CASE name WHEN '' THEN organisation ELSE name END FROM person WHERE id = ?", id
        ) {
            try $0[0]
        }
    }

    func find(name: String, organisation: String) throws -> Person? {
        // A placeholder's key is its organisation, hence the third condition: a person may be called like a company.
        let key = (name.isEmpty ? organisation : name).lowercased()
        try intake?.needNames()
        let found = try database.first(
            Self.select
                + """
                 WHERE name_key = ? AND organisation_key = ? AND (name = '') = ? AND email_key IS NULL
                ORDER BY id LIMIT 1
                """, key, organisation.lowercased(), name.isEmpty, value: Person.init)
        intake?.noteRead(found)
        return found
    }

    func parts(of id: ID<Person>) throws -> [PersonPart] {
        try intake?.needAttendees()
        let speaks = try database.all(Self.selectSpeaking, id) { row -> (event: Event, part: PersonPart) in
            var columns = row.columns()
            let event = try Event(&columns, zones: zones)
            return (event, .speaks(event: event, session: try Session(&columns), role: try columns.next()))
        }
        let attends = try database.all(Self.selectAttending, id) { row -> (event: Event, part: PersonPart) in
            var columns = row.columns()
            let event = try Event(&columns, zones: zones)
            return (event, .attends(event: event, attendee: try Attendee(&columns)))
        }
        return Self.merged(speaks, attends)
    }

    private static let selectSpeaking = """
        SELECT \(Event.columns.of("event")), \(Session.columns.of("session")), speaker.role
        FROM speaker JOIN session ON session.id = speaker.session JOIN event ON event.id = session.event
        WHERE speaker.person = ?
        ORDER BY event.first_day DESC, event.id DESC, session.start_at IS NULL, session.start_at, session.id,
            speaker.id
        """
    private static let selectAttending = """
        SELECT \(Event.columns.of("event")), \(Attendee.columns.of("attendee"))
        FROM attendee JOIN event ON event.id = attendee.event
        WHERE attendee.person = ? ORDER BY event.first_day DESC, event.id DESC
        """

    /// Both lists are newest event first; of one event, what the person says comes before where they sit.
    private static func merged(
        _ speaks: [(event: Event, part: PersonPart)], _ attends: [(event: Event, part: PersonPart)]
    ) -> [PersonPart] {
        let isNewer = { (a: Event, b: Event) in (a.details.firstDay, a.id) > (b.details.firstDay, b.id) }
        var parts: [PersonPart] = []
        var rest = attends[...]
        for item in speaks {
            while let next = rest.first, isNewer(next.event, item.event) { parts.append(rest.removeFirst().part) }
            parts.append(item.part)
        }
        return parts + rest.map(\.part)
    }
}
