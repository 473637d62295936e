import Domain
import SQLite
import TimeZones

extension Event {
    static let columns = ColumnList(
        "id", "slug", "title", "kind", "zone", "first_day", "last_day", "venue", "address", "capacity", "visibility",
        "registration", "series", "summary", "shows_agenda", "walking_minutes", "private_key", "version", "revision",
        "changed_at", "created_at")

    init(_ columns: inout Row.Columns, zones: ZoneDatabase) throws {
        self.init(
            id: try columns.next(), slug: try columns.next(),
            details: try EventDetails(&columns, zones: zones),
            privateKey: try columns.next(), version: try columns.next(), revision: try columns.next(),
            changedAt: try columns.next(), createdAt: try columns.next())
    }
}

extension EventDetails {
    fileprivate init(_ columns: inout Row.Columns, zones: ZoneDatabase) throws {
        self.init(
            title: try columns.next(), kind: try columns.next(), zone: try Self.zone(try columns.next(), in: zones),
            firstDay: try columns.next(), lastDay: try columns.next(), venue: try columns.next(),
            address: try columns.next(), capacity: try columns.next(), visibility: try columns.next(),
            registration: try columns.next(), series: try columns.next(), summary: try columns.next(),
            showsAgenda: try columns.next(), walkingMinutes: try columns.next())
    }

    /// The zone was there when the event was saved, so its absence is a fault of the machine.
    private static func zone(_ identifier: String, in zones: ZoneDatabase) throws -> Zone {
        do {
            return try zones.zone(identifier)
        } catch {
            throw DomainError.unavailable("An event cannot be shown: \(error.description)")
        }
    }
}
