public import TimeZones

/// That somebody allows a conflict. It counts only while the sessions stand where they stood then: when start, end or
/// room of either is another, the conflict is open again. Should they be put back, by an undo for instance, it counts again.
public struct ConflictWaiver: Hashable, Sendable {
    public var id: ID<ConflictWaiver>
    public let event: ID<Event>
    public let kind: ConflictKind
    public let first: ID<Session>
    public let second: ID<Session>?
    public let person: ID<Person>?
    /// As ``Conflict/standing`` was.
    public let standing: String
    /// 1 to ``longestReason`` characters.
    public let reason: String
    /// The e-mail address of whoever allows it; empty from the command line.
    public let author: String
    public let at: Instant

    public static let longestReason = 500

    public init(
        id: ID<ConflictWaiver> = .unsaved, event: ID<Event>, kind: ConflictKind, first: ID<Session>,
        second: ID<Session>? = nil, person: ID<Person>? = nil, standing: String, reason: String, author: String,
        at: Instant
    ) {
        self.id = id
        self.event = event
        self.kind = kind
        self.first = first
        self.second = second
        self.person = person
        self.standing = standing
        self.reason = reason
        self.author = author
        self.at = at
    }

    /// The conflict that it is about.
    public var identity: ConflictIdentity {
        ConflictIdentity(kind: kind, first: first, second: second, person: person)
    }

    /// Reads `reason`, which must be given.
    public static func readReason(_ reader: inout FieldReader) throws(DomainError) -> String {
        let reason = reader.text("reason", longest: longestReason)
        if reason.isEmpty { reader.refuse("reason", "Say why this is allowed.") }
        try reader.finish()
        return reason
    }
}

public protocol ConflictWaiverReading {
    /// The event's waivers, the oldest first, those that no longer count among them.
    func all(in event: ID<Event>) throws -> [ConflictWaiver]
}

public protocol ConflictWaiverWriting {
    func insert(_ waiver: ConflictWaiver) throws -> ConflictWaiver
    func delete(_ id: ID<ConflictWaiver>) throws
}

extension Conflicts {
    /// Allows a conflict, or allows it for another reason. Waivers that count no longer are dropped.
    ///
    /// - Parameter reason: as ``ConflictWaiver/readReason(_:)`` reads it.
    ///
    /// Throws ``DomainError/conflict(_:)`` when the event has no such conflict any more.
    public static func waive(
        _ identity: ConflictIdentity, in event: Event, because reason: String, _ tx: any WriteTransaction
    ) throws -> ConflictWaiver {
        let conflicts = try of(event, in: tx)
        guard let conflict = conflicts.first(where: { $0.identity == identity }) else {
            throw DomainError.conflict("This conflict is there no longer.")
        }
        if let waiver = conflict.waiver, waiver.reason == reason { return waiver }
        try dropWaivers(of: event, but: conflicts.filter { $0.identity != identity }.compactMap(\.waiver?.id), tx)
        return try tx.insert(
            ConflictWaiver(
                event: event.id, kind: identity.kind, first: identity.first, second: identity.second,
                person: identity.person, standing: conflict.standing, reason: reason, author: tx.author.email,
                at: tx.now))
    }

    /// Allows a conflict no longer. Waivers that count no longer are dropped with it.
    public static func takeBack(
        _ identity: ConflictIdentity, in event: Event, _ tx: any WriteTransaction
    ) throws {
        let waived = try of(event, in: tx).filter(\.isWaived)
        guard waived.contains(where: { $0.identity == identity }) else {
            throw DomainError.notFound("This conflict is not waived.")
        }
        try dropWaivers(of: event, but: waived.filter { $0.identity != identity }.compactMap(\.waiver?.id), tx)
    }

    private static func dropWaivers(
        of event: Event, but kept: [ID<ConflictWaiver>], _ tx: any WriteTransaction
    ) throws {
        let kept = Set(kept)
        for waiver in try tx.waivers.all(in: event.id) where !kept.contains(waiver.id) { try tx.delete(waiver.id) }
    }
}

extension ConflictWaiver: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(.waiver, id: id.rawValue, name: try title(of: first, in: tx), event: event)
    }

    func logValues(in tx: any ReadTransaction) throws -> [LogValue] {
        let titles = try [first, second].compactMap { try $0.map { try title(of: $0, in: tx) } }
        return [
            LogValue("conflict", kind.rawValue), LogValue("session", titles.joined(separator: "; ")),
            LogValue("name", try person.flatMap { try tx.people.displayName($0) } ?? ""), LogValue("reason", reason),
        ]
    }

    private func title(of session: ID<Session>, in tx: any ReadTransaction) throws -> String {
        try tx.sessions.find(session, in: event)?.details.title ?? ""
    }
}
