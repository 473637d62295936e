public import TimeZones

/// The placing of a session: from when to when, and in which room. No room means all rooms.
public struct Slot: Hashable, Sendable {
    public let room: ID<Room>?
    public let start: Instant
    /// After ``start``.
    public let end: Instant

    /// Nil when the end is not after the start, or more than ``longest`` after it.
    public init?(room: ID<Room>?, start: Instant, end: Instant) {
        let (length, isOverflow) = end.secondsSince1970.subtractingReportingOverflow(start.secondsSince1970)
        guard !isOverflow, length > 0, length <= Self.longest else { return nil }
        self.room = room
        self.start = start
        self.end = end
    }

    /// Seconds in the longest slot: 48 hours, for a jam over two nights.
    public static let longest: Int64 = 48 * 3600

    /// Seconds from start to end.
    public var length: Int64 { end.secondsSince1970 - start.secondsSince1970 }

    /// Touching ends do not overlap.
    public func overlaps(_ other: Slot) -> Bool { start < other.end && other.start < end }
}
