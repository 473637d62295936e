import Domain
import SQLite

/// From when on the quick ways are taken. They lead where the slow ones do; a test goes both.
struct IntakeLimits: Sendable {
    var isUsed = true
    /// Rows written before a table's indexes are left out.
    var least = 500
}

/// What a writing transaction knows beside the database. The page, the verb and the log ask about the same person and
/// the same attendee one after the other, in an import row by row: what was read or written last lies at hand here, so
/// that the rules stay where they are and yet cost no look-up (of a saved attendee's three, two).
///
/// All else begins with a file, by ``begin(expecting:)``; to any other transaction it is as if it were not there.
final class Intake {
    let index: PersonIndex
    private let database: Connection
    private let limits: IntakeLimits
    private var isActive = false
    var isImporting = false

    private var known: KnownPerson?
    private var attendee: Attendee?
    private var event: Event?
    private var places: (event: ID<Event>, taken: Int)?
    /// A person whom this transaction made, and who attends nothing yet.
    private var newcomer: ID<Person>?
    /// Hash values of every address that somebody has, or that was asked for: one that is missing here nobody has. Nil until it
    /// pays.
    private var addresses: Set<Int>?

    private var peopleTable: SuspendedTable
    private var attendeeTable: SuspendedTable
    private let people = NewRows(Person.insertion)
    private let attendees = NewRows(Attendee.insertion)
    private var tallies = IntakeTallies()
    private var connection: IntakeConnection
    var additions: [Additions] = []
    /// The address that was last found to be nobody's: a row asks twice, and then writes it.
    private var freeAddress: String?

    init(database: Connection, _ limits: IntakeLimits) {
        self.database = database
        self.limits = limits
        index = PersonIndex(database: database)
        connection = IntakeConnection(database)
        peopleTable = SuspendedTable("person", from: limits.least, database)
        attendeeTable = SuspendedTable("attendee", from: limits.least, database)
    }

    /// A file follows, with at least so many changes.
    func begin(expecting changes: Int) {
        isActive = limits.isUsed
        isImporting = true
        additions = []
        peopleTable.expected = changes
        attendeeTable.expected = changes
    }

    /// Brings everything up to date that was left behind for speed, so that any question is answered as it should be.
    func settle() throws {
        if peopleTable.isSuspended {
            try peopleTable.restore()
            try tallies.storePeople(in: database)
            try index.rebuild()
        }
        if attendeeTable.isSuspended {
            try attendeeTable.restore()
            try tallies.storeAttendees(in: database)
        }
        try index.flush()
        connection.tearDown()
    }

    /// Leaves the connection as it was; the tables are put back by the roll-back.
    func abandon() {
        connection.tearDown()
        if peopleTable.isSuspended || attendeeTable.isSuspended { SuspendedTable.check(true, database) }
    }

    /// Whether the tallies of attendees are those of this transaction, too.
    var hasTallies: Bool { !attendeeTable.isSuspended }

    private func setUp() throws {
        if connection.isSetUp || !(peopleTable.isSuspended || attendeeTable.isSuspended) { return }
        try connection.setUp([people.batch, attendees.batch])
    }
}

// What was read and written, and is asked for again.
extension Intake {
    func known(_ id: ID<Person>) -> KnownPerson? {
        guard let known, known.person.id == id else { return nil }
        return known
    }

    func known(_ email: EmailAddress) -> KnownPerson? {
        guard let known, known.person.details.email == email else { return nil }
        return known
    }

    /// Whether it is certain that nobody has the address.
    func isFree(_ email: EmailAddress) -> Bool {
        if addresses == nil { return false }
        if freeAddress == email.folded { return true }
        guard addresses?.insert(email.folded.hashValue).inserted == true else { return false }
        freeAddress = email.folded
        return true
    }

    func noteRead(_ person: Person?) {
        if limits.isUsed, let person { known = KnownPerson(person) }
    }

    func noteRead(_ attendee: Attendee?) {
        if limits.isUsed, let attendee { self.attendee = attendee }
    }

    func attendee(_ id: ID<Attendee>) -> Attendee? { attendee?.id == id ? attendee : nil }

    /// Nil when it is not known here.
    func attendee(of person: ID<Person>, in event: ID<Event>) -> Attendee?? {
        if let attendee, attendee.person == person, attendee.event == event { return .some(attendee) }
        return newcomer == person ? .some(nil) : nil
    }

    func event(_ id: ID<Event>, read: () throws -> Event?) rethrows -> Event? {
        if let event, event.id == id { return event }
        let found = try read()
        if isActive { event = found }
        return found
    }

    func forgetEvent() { event = nil }

    func placesTaken(in event: ID<Event>, count: () throws -> Int) rethrows -> Int {
        if let places, places.event == event { return places.taken }
        let taken = try count()
        if isActive { places = (event, taken) }
        return taken
    }
}

// What is written.
extension Intake {
    /// An attendee came in by another way than ``insertAttendee(_:)``.
    func forgetLastAttendee() { attendees.forgetLast() }

    /// Inserts a person and gives the new id. `values` are those of the columns.
    func insertPerson(_ values: (inout StatementValues) -> Void) throws -> Int64 {
        try people.insert(soon: peopleTable.isSuspended, in: database, values)
    }

    func insertAttendee(_ values: (inout StatementValues) -> Void) throws -> Int64 {
        try attendees.insert(soon: attendeeTable.isSuspended, in: database, values)
    }

    func noteInserted(_ person: Person, _ keys: PersonKeys) throws {
        guard isActive else { return try index.add(person) }
        known = KnownPerson(person, keys)
        newcomer = person.id
        if peopleTable.isSuspended { tallies.countPeople(1) }
        try notePersonWritten()
        guard peopleTable.isSuspended else { return try index.add(person) }
        if addresses == nil { try readAddresses() }
        noteTaken(person.details.email)
    }

    func noteSaved(_ person: Person, from old: Person) throws {
        if limits.isUsed { known = KnownPerson(person) }
        if isActive { try notePersonWritten() }
        noteTaken(person.details.email)
        if !peopleTable.isSuspended { try index.replace(old, by: person) }
    }

    func noteDeleting(_ person: Person) throws {
        known = nil
        newcomer = nil
        if isActive { try notePersonWritten() }
        if peopleTable.isSuspended { tallies.countPeople(-1) } else { try index.remove(person) }
        people.forgetLast()
    }

    private func noteTaken(_ email: EmailAddress?) {
        guard let email, addresses != nil else { return }
        if freeAddress != email.folded { addresses?.insert(email.folded.hashValue) }
        freeAddress = nil
    }

    func noteInserted(_ attendee: Attendee) throws {
        guard isActive else { return }
        self.attendee = attendee
        if newcomer == attendee.person { newcomer = nil }
        if attendeeTable.isSuspended { tallies.count(attendee) }
        if attendee.details.status.takesPlace, places?.event == attendee.event { places?.taken += 1 }
        try noteAttendeeWritten()
    }

    func noteSaved(_ attendee: Attendee, over old: Attendee?) throws {
        guard limits.isUsed else { return }
        if attendeeTable.isSuspended { tallies.count(attendee, over: old) }
        if isActive { try noteAttendeeWritten() }
        if let old {
            let change = (attendee.details.status.takesPlace ? 1 : 0) - (old.details.status.takesPlace ? 1 : 0)
            if places?.event == attendee.event { places?.taken += change }
        } else {
            places = nil
        }
        self.attendee = attendee
    }

    func noteDeletingAttendee() throws {
        attendee = nil
        places = nil
        if isActive { try noteAttendeeWritten() }
        if attendeeTable.isSuspended { tallies.forgetAttendees() }
        attendees.forgetLast()
    }

    private func notePersonWritten() throws {
        try peopleTable.noteWritten { try database.first("SELECT people FROM person_tally") { try $0[0] } ?? 0 }
        try setUp()
    }

    private func noteAttendeeWritten() throws {
        try attendeeTable.noteWritten {
            try database.first("SELECT coalesce(sum(attendees), 0) FROM attendee_tally") { try $0[0] } ?? 0
        }
        try setUp()
    }

    /// Somebody is looked up by name: from here on there is an index for it.
    func needNames() throws { try need("person_by_name", of: \.peopleTable) }

    /// Somebody is looked up by an address that may be known.
    func needAddresses() throws { try need("person_by_email", of: \.peopleTable) }

    /// Attendees are looked up by person.
    func needAttendees() throws { try need("attendee_by_person", of: \.attendeeTable) }

    /// An index that grows row by row, in no order, has to lie at hand.
    private func need(_ index: String, of table: ReferenceWritableKeyPath<Intake, SuspendedTable>) throws {
        guard self[keyPath: table].isSuspended else { return }
        if try self[keyPath: table].restore(index) { connection.widenCache() }
    }

    private func readAddresses() throws {
        var addresses: Set<Int> = []
        try database.forEach("SELECT email_key FROM person WHERE email_key IS NOT NULL") { row in
            addresses.insert((try row[0] as String).hashValue)
        }
        self.addresses = addresses
    }
}
