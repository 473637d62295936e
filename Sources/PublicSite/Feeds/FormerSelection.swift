import Domain
import HTTP

/// Names of rooms, tracks and speakers that an earlier release had and the newest has not. Their calendars go on, empty:
/// a calendar program that gets a 404 may keep showing what it had.
struct FormerSelection {
    private let items: [AgendaItem]

    /// Throws 404 while the agenda is not shown, as for what never was.
    init(_ visit: EventVisit, _ tx: any ReadTransaction) throws {
        guard visit.agenda != nil else { throw HTTPError.notFound }
        items = try tx.releases.lastShown(in: visit.event.id).values.sorted { $0.session.id < $1.session.id }
    }

    func room(_ slug: String?) throws -> String {
        try found(items.compactMap(\.room).first { $0.slug.description == slug }?.details.name)
    }

    func track(_ slug: String?) throws -> String {
        try found(items.compactMap(\.track).first { $0.slug.description == slug }?.details.name)
    }

    func speaker(_ number: String?) throws -> String {
        try found(
            items.flatMap(\.speakers).first { $0.person.id.description == number }?.person.displayName)
    }

    private func found(_ name: String?) throws -> String {
        guard let name else { throw HTTPError.notFound }
        return name
    }
}
