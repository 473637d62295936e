import Domain
import SQLite

extension Attendee {
    static let columns = ColumnList(
        "id", "event", "person", "category", "status", "dietary", "access", "note", "version", "created_at",
        "changed_at")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(), event: try columns.next(), person: try columns.next(),
            details: AttendeeDetails(
                category: try columns.next(), status: try columns.next(), dietary: try columns.next(),
                access: try columns.next(), note: try columns.next()),
            version: try columns.next(), createdAt: try columns.next(), changedAt: try columns.next())
    }
}

extension AttendeeRow {
    static let columns = "\(Attendee.columns.of("attendee")), \(Person.columns.of("person"))"

    init(_ row: Row) throws {
        var columns = row.columns()
        self.init(attendee: try Attendee(&columns), person: try Person(&columns))
    }
}

/// A class, since a transaction hands it out for each question.
final class AttendeeRows: AttendeeReading {
    let database: Connection
    let intake: Intake?

    init(database: Connection, intake: Intake?) {
        self.database = database
        self.intake = intake
    }

    func find(_ id: ID<Attendee>, in event: ID<Event>) throws -> AttendeeRow? {
        if let attendee = intake?.attendee(id), attendee.event == event, let known = intake?.known(attendee.person) {
            return AttendeeRow(attendee: attendee, person: known.person)
        }
        let found = try database.first(Self.selectByID, id, event, value: AttendeeRow.init)
        intake?.noteRead(found?.attendee)
        intake?.noteRead(found?.person)
        return found
    }

    private static let selectByID = """
        SELECT \(AttendeeRow.columns) FROM attendee JOIN person ON person.id = attendee.person
        WHERE attendee.id = ? AND attendee.event = ?
        """

    func find(person: ID<Person>, in event: ID<Event>) throws -> Attendee? {
        if let known = intake?.attendee(of: person, in: event) { return known }
        try intake?.needAttendees()
        let found = try database.first(Self.selectByPerson, event, person) { row in
            var columns = row.columns()
            return try Attendee(&columns)
        }
        intake?.noteRead(found)
        return found
    }

    private static let selectByPerson =
        "SELECT \(Attendee.columns.of("attendee")) FROM attendee WHERE event = ? AND person = ?"

    func placesTaken(in event: ID<Event>) throws -> Int {
        guard let intake else { return try countPlacesTaken(in: event) }
        return try intake.placesTaken(in: event) { try countPlacesTaken(in: event) }
    }

    private func countPlacesTaken(in event: ID<Event>) throws -> Int {
        let taking = "event = ? AND status IN ('accepted', 'arrived')"
        let counted =
            intake?.hasTallies == false
            ? "SELECT count(*) FROM attendee WHERE \(taking)"
            : "SELECT coalesce(sum(attendees), 0) FROM attendee_tally WHERE \(taking)"
        return try database.first(counted, event) { try $0[0] } ?? 0
    }

    func counts(in event: ID<Event>) throws -> AttendeeCounts {
        try intake?.settle()
        var counts = AttendeeCounts()
        try database.forEach(
            "SELECT status, category, attendees FROM attendee_tally WHERE event = ? AND attendees > 0", event
        ) { row in
            let status = try row[0] as AttendeeStatus
            let category = try row[1] as AttendeeCategory
            let attendees = try row[2] as Int
            counts.byStatus[status, default: 0] += attendees
            counts.byCategory[category, default: 0] += attendees
        }
        return counts
    }
}
