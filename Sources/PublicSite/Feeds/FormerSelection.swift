import Domain
import HTTP

/// Names of rooms, tracks and speakers that an earlier release had and the newest has not. Their calendars go on, empty:
/// a calendar program that gets a 404 may keep showing what it had.
struct FormerSelection {
    private let event: ID<Event>
    private let tx: any ReadTransaction

    /// Throws 404 while the agenda is not shown, as for what never was.
    init(_ visit: EventVisit, _ tx: any ReadTransaction) throws {
        guard visit.agenda != nil else { throw HTTPError.notFound }
        event = visit.event.id
        self.tx = tx
    }

    func room(_ text: String) throws -> String {
        try found(try Slug(text).flatMap { try tx.releases.formerRoom($0, in: event) })
    }

    func track(_ text: String) throws -> String {
        try found(try Slug(text).flatMap { try tx.releases.formerTrack($0, in: event) })
    }

    func speaker(_ text: String) throws -> String {
        try found(try ID<Person>(text).flatMap { try tx.releases.formerSpeaker($0, in: event) })
    }

    private func found(_ name: String?) throws -> String {
        guard let name else { throw HTTPError.notFound }
        return name
    }
}
