public import TimeZones

/// The value of a property (RFC 5545 section 3.3). The kind decides what is escaped: text is, nothing else.
public enum CalendarValue: Hashable, Sendable {
    /// Backslash, semicolon, comma and line break are escaped; control characters other than the tab are left out.
    case text(String)
    /// Several texts with commas between them, as CATEGORIES has.
    case texts([String])
    /// An address. What no URI may hold, blanks and line breaks among it, is percent-encoded.
    case uri(String)
    case integer(Int)
    /// `20111129T093000Z`.
    case utc(Instant)
    /// `20111129T093000`, in the zone that a TZID parameter names.
    case local(WallClock)
    /// `20111129`.
    case date(CivilDate)
    /// In seconds: `PT1H`, `P1DT30M`.
    case duration(Int)
    /// Seconds east of UTC: `+0100`, `-0330`, `+0000`.
    case offset(Int)
    /// A recurrence that comes every year without end.
    case yearly(YearlyRule)
}

/// The days of a yearly recurrence: `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`.
public struct YearlyRule: Hashable, Sendable {
    public enum Day: Hashable, Sendable {
        /// The `ordinal`th weekday of the month: 1 to 4 from its start, -1 the last.
        case weekday(Weekday, ordinal: Int)
        /// The weekday that falls on one of these days of the month.
        case weekdayAmong(Weekday, days: ClosedRange<Int>)
        case dayOfMonth(Int)
    }

    public let month: Int
    public let day: Day

    public init(month: Int, day: Day) {
        self.month = month
        self.day = day
    }
}
