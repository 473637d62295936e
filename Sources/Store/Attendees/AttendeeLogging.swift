import Domain
import SQLite

extension LoggingTransaction: AttendeeWriting {
    func insert(_ attendee: consuming Attendee) throws -> Attendee {
        let stored = try base.insert(attendee)
        try noteAdded(stored, .attendee, stored.id.rawValue)
        return stored
    }

    func save(_ attendee: Attendee) throws {
        let old = try stored(attendee.id)
        try changed(attendee, from: old) { try base.save(attendee, over: old) }
    }

    func delete(_ id: ID<Attendee>) throws { try removed(try stored(id)) { try base.delete(id) } }

    /// The attendee as it is kept now.
    func stored(_ id: ID<Attendee>) throws -> Attendee? {
        if let known = base.intake.attendee(id) { return known }
        return try database.first("SELECT \(Attendee.columns.of("attendee")) FROM attendee WHERE id = ?", id) { row in
            var columns = row.columns()
            return try Attendee(&columns)
        }
    }
}
