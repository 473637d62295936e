public import TimeZones

/// A session of the newest release as the event's calendar has it: octets that were written once and kept with the release, so
/// that a calendar of thousands is put together and not made. What the octets say is not the domain's business.
public struct StoredEntry: Hashable, Sendable {
    public var released: ID<ReleasedSession>
    public var uid: String
    public var start: Instant
    /// The end of a cancelled session; nil for one that takes place.
    public var cancelledEnd: Instant?
    /// From when until when the octets name the event's zone; nil where they name none.
    public var zoneSpan: ClosedRange<Instant>?
    /// Tells the octets from any others.
    public var digest: [UInt8]
    public var octets: [UInt8]

    public init(
        released: ID<ReleasedSession>, uid: String, start: Instant, cancelledEnd: Instant?,
        zoneSpan: ClosedRange<Instant>?, digest: [UInt8], octets: [UInt8]
    ) {
        self.released = released
        self.uid = uid
        self.start = start
        self.cancelledEnd = cancelledEnd
        self.zoneSpan = zoneSpan
        self.digest = digest
        self.octets = octets
    }
}

/// The entries of an event's newest release, as far as they are stored.
public struct StoredEntries: Sendable {
    public var stored: [StoredEntry]
    /// The sessions whose entries have to be written.
    public var missing: [ReleasedSession]

    public init(stored: [StoredEntry], missing: [ReleasedSession]) {
        self.stored = stored
        self.missing = missing
    }
}
