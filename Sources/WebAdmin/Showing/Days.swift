import TimeZones

extension Instant {
    /// The day in UTC, for lists of the installation that belong to no zone.
    var day: CivilDate { Zone.utc.wallClock(at: self).date }
}
