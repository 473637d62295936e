import TimeZones

/// That a session gets another slot, is placed, or loses its place: one line of what is looked at before it is applied.
public struct SlotChange: Hashable, Sendable {
    /// As it was when the change was planned.
    public let item: AgendaItem
    public let to: Slot?
    /// Where `to` is; nil for all rooms.
    public let room: Room?

    public init(_ item: AgendaItem, to slot: Slot?, in room: Room?) {
        self.item = item
        to = slot
        self.room = room
    }

    public var from: Slot? { item.session.slot }

    /// Minutes that the session loses.
    public var minutesShorter: Int { from.flatMap { old in to.map { Int((old.length - $0.length) / 60) } } ?? 0 }

    public var planned: PlannedSlot {
        PlannedSlot(session: item.session.id, version: item.session.version, slot: to)
    }
}

/// A slot that was planned for a session of a version.
public struct PlannedSlot: Hashable, Sendable {
    public let session: ID<Session>
    public let version: Int
    public let slot: Slot?

    public init(session: ID<Session>, version: Int, slot: Slot?) {
        self.session = session
        self.version = version
        self.slot = slot
    }

    /// `7 3 1322557200 1322559900 2`: session, version, start, end and room, those as far as there are any.
    public var text: String {
        var parts = [session.rawValue, Int64(version)]
        if let slot { parts += [slot.start.secondsSince1970, slot.end.secondsSince1970] }
        if let room = slot?.room { parts.append(room.rawValue) }
        return parts.map(String.init).joined(separator: " ")
    }

    /// From the year 1 to the year 9999, beyond which no clock shows a time.
    private static let times: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Reads what ``text`` wrote; nil for anything else.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int64($0) }
        guard numbers.count == parts.count, [2, 4, 5].contains(numbers.count), let version = Int(exactly: numbers[1])
        else { return nil }
        session = ID(rawValue: numbers[0])
        self.version = version
        guard numbers.count > 2 else {
            slot = nil
            return
        }
        guard numbers[2...3].allSatisfy(Self.times.contains) else { return nil }
        let room: ID<Room>? = numbers.count == 5 ? ID(rawValue: numbers[4]) : nil
        let (start, end) = (Instant(secondsSince1970: numbers[2]), Instant(secondsSince1970: numbers[3]))
        guard let slot = Slot(room: room, start: start, end: end) else { return nil }
        self.slot = slot
    }
}

extension Agenda {
    /// Places what was planned, all of it or nothing.
    ///
    /// Throws ``DomainError/conflict(_:)`` when a session is another version than the plan was made for, or is gone.
    public static func apply(
        _ planned: [PlannedSlot], in event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> [Session] {
        try planned.map { plan in
            guard let session = try tx.sessions.find(plan.session, in: event), session.version == plan.version else {
                throw DomainError.conflict(
                    "The agenda was changed meanwhile. Below is what would be done now: look again.")
            }
            return try place(plan.session, in: event, at: plan.slot, tx)
        }
    }
}
