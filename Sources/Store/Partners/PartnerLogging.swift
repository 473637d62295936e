import Domain
import SQLite

extension LoggingTransaction: PartnerWriting {
    func insert(_ calendar: PartnerCalendar) throws -> PartnerCalendar { try added(try base.insert(calendar)) }

    func save(_ calendar: PartnerCalendar) throws {
        try changed(calendar, from: try base.partners.find(calendar.id)) { try base.save(calendar) }
    }

    func delete(_ id: ID<PartnerCalendar>) throws {
        try removed(try base.partners.find(id)) { try base.delete(id) }
    }

    func insert(_ entry: PartnerEntry) throws -> PartnerEntry { try added(try base.insert(entry)) }

    func save(_ entry: PartnerEntry) throws { try changed(entry, from: try stored(entry.id)) { try base.save(entry) } }

    func delete(_ id: ID<PartnerEntry>) throws { try removed(try stored(id)) { try base.delete(id) } }

    func insert(_ following: Following) throws {
        try base.insert(following)
        try record(.changed, following.logObject(in: base), Following.logChanges(from: nil, to: following, in: base))
    }

    func save(_ following: Following) throws {
        try changed(following, from: try base.partners.following(of: following.calendar)) { try base.save(following) }
    }

    func deleteFollowing(of calendar: ID<PartnerCalendar>) throws {
        guard let old = try base.partners.following(of: calendar) else { return }
        try base.deleteFollowing(of: calendar)
        try record(.changed, old.logObject(in: base), Following.logChanges(from: old, to: nil, in: base))
    }

    private func stored(_ id: ID<PartnerEntry>) throws -> PartnerEntry? {
        try PartnerRows(database: database, zones: base.zones).entry(id)
    }
}
