import Domain
import SQLite

extension PersonalLink {
    fileprivate init(_ row: Row) throws {
        self.init(token: try row[0], attendee: try row[1], isRevoked: try row[2])
    }
}

struct PersonalAgendaRows: PersonalAgendaReading {
    let database: Connection

    private static let columns = "token, personal_link.attendee, revoked_at IS NOT NULL"

    func find(token: String) throws -> (link: PersonalLink, event: ID<Event>)? {
        try database.first(
            """
            SELECT \(Self.columns), attendee.event
            FROM personal_link JOIN attendee ON attendee.id = personal_link.attendee WHERE token = ?
            """, token
        ) { (try PersonalLink($0), try $0[3]) }
    }

    func link(of attendee: ID<Attendee>) throws -> PersonalLink? {
        try database.first(
            "SELECT \(Self.columns) FROM personal_link WHERE attendee = ? AND revoked_at IS NULL", attendee,
            value: PersonalLink.init)
    }

    func sessions(of attendee: ID<Attendee>) throws -> Set<ID<Session>> {
        Set(try database.all("SELECT session FROM star WHERE attendee = ?", attendee) { try $0[0] })
    }

    func attendees(in event: ID<Event>) throws -> [ID<Session>: [ID<Person>]] {
        var people: [ID<Session>: [ID<Person>]] = [:]
        try database.forEach(
            """
            SELECT star.session, attendee.person
            FROM star JOIN attendee ON attendee.id = star.attendee
            WHERE attendee.event = ? AND attendee.status NOT IN ('declined', 'rejected', 'expired', 'substituted', 'cancelled')
            ORDER BY star.session, attendee.person
            """, event
        ) { row in people[try row[0], default: []].append(try row[1]) }
        return people
    }
}

extension WritingTransaction {
    func insert(_ link: PersonalLink) throws {
        try database.run(
            "INSERT INTO personal_link (token, attendee, made_at) VALUES (?, ?, ?)", link.token, link.attendee, now)
    }

    func revokeLink(of attendee: ID<Attendee>) throws {
        try database.run(
            "UPDATE personal_link SET revoked_at = ? WHERE attendee = ? AND revoked_at IS NULL", now, attendee)
    }

    func choose(_ session: ID<Session>, _ isChosen: Bool, by attendee: ID<Attendee>) throws {
        if isChosen {
            try database.run("INSERT OR IGNORE INTO star (attendee, session) VALUES (?, ?)", attendee, session)
        } else {
            try database.run("DELETE FROM star WHERE attendee = ? AND session = ?", attendee, session)
        }
    }
}
