import Domain
import SQLite
import TimeZones

extension Following {
    fileprivate static let columns = ColumnList(
        "calendar", "url", "zone", "minutes", "tag", "last_modified", "wished_minutes", "looked_at", "changed_at",
        "failure", "failure_detail", "failures", "next_at")

    /// Nil for an address that this version of the program does not take.
    fileprivate init?(_ row: Row, _ zones: ZoneDatabase) throws {
        var columns = row.columns()
        let calendar: ID<PartnerCalendar> = try columns.next()
        let address = CalendarAddress(try columns.next(String.self))
        let zone = try columns.next(String?.self).flatMap { try? zones.zone($0) }
        let minutes: Int? = try columns.next()
        var state = FollowingState(nextAt: nil)
        state.validators = CalendarValidators(tag: try columns.next(), lastModified: try columns.next())
        state.wishedMinutes = try columns.next()
        state.lookedAt = try columns.next()
        state.changedAt = try columns.next()
        let kind = try columns.next(String?.self)
        let detail: String = try columns.next()
        state.failure = kind.map { LookFailure(LookFailure.Kind(rawValue: $0) ?? .broken, detail) }
        state.failures = try columns.next()
        state.nextAt = try columns.next()
        guard let address else { return nil }
        self.init(
            calendar: calendar, details: FollowingDetails(address: address, zone: zone, minutes: minutes), state: state)
    }
}

extension PartnerRows {
    private static let select = "SELECT \(Following.columns.of("following")) FROM following"

    func following(of calendar: ID<PartnerCalendar>) throws -> Following? {
        try database.first(Self.select + " WHERE calendar = ?", calendar) { try Following($0, zones) } ?? nil
    }

    func nextLook() throws -> Instant? {
        try database.first("SELECT min(next_at) FROM following WHERE next_at IS NOT NULL") { try $0[0] as Instant? }
            ?? nil
    }

    func dueFollowings(at instant: Instant, limit: Int) throws -> [Following] {
        try database.all(Self.select + " WHERE next_at <= ? ORDER BY next_at, calendar LIMIT ?", instant, limit) {
            try Following($0, zones)
        }.compactMap(\.self)
    }
}

extension WritingTransaction {
    func insert(_ following: Following) throws {
        let (details, state) = (following.details, following.state)
        try database.run(
            """
            INSERT INTO following (calendar, url, zone, minutes, tag, last_modified, wished_minutes, looked_at, changed_at,
                failure, failure_detail, failures, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, following.calendar, details.address.description, details.zone?.identifier, details.minutes,
            state.validators.tag, state.validators.lastModified, state.wishedMinutes, state.lookedAt, state.changedAt,
            state.failure?.kind.rawValue, state.failure?.detail ?? "", state.failures, state.nextAt)
    }

    func save(_ following: Following) throws {
        let (details, state) = (following.details, following.state)
        try update(
            """
            UPDATE following SET url = ?, zone = ?, minutes = ?, tag = ?, last_modified = ?, wished_minutes = ?,
                looked_at = ?, changed_at = ?, failure = ?, failure_detail = ?, failures = ?, next_at = ?
            WHERE calendar = ?
            """, details.address.description, details.zone?.identifier, details.minutes, state.validators.tag,
            state.validators.lastModified, state.wishedMinutes, state.lookedAt, state.changedAt,
            state.failure?.kind.rawValue, state.failure?.detail ?? "", state.failures, state.nextAt,
            following.calendar)
    }

    func deleteFollowing(of calendar: ID<PartnerCalendar>) throws {
        try database.run("DELETE FROM following WHERE calendar = ?", calendar)
    }
}
