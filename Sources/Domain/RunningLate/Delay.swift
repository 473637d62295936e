public import TimeZones

/// That a day runs late, or ahead, from a moment on, and what is to be done about it.
public struct Delay: Hashable, Sendable {
    /// What comes after the delay.
    public enum Remedy: String, CaseIterable, Hashable, Sendable {
        /// Everything later moves by the same minutes.
        case shift
        /// Free time and pauses are shortened until the delay is made up.
        case shortenPauses = "shorten-pauses"
        /// Then sessions, too.
        case shortenAll = "shorten-all"

        public var label: Message {
            switch self {
            case .shift: "Move everything later"
            case .shortenPauses: "Make it up in breaks"
            case .shortenAll: "Make it up in breaks, then in sessions"
            }
        }

        /// The rule in a sentence.
        public var rule: Message {
            switch self {
            case .shift: "What is on ends later, and all that follows moves by the same minutes."
            case .shortenPauses:
                "Gaps and pauses are shortened, the next one first: a gap to nothing, a break to 10 minutes, networking to 15, a meal to 30. What is left moves the rest."
            case .shortenAll:
                "As above, then sessions are shortened five minutes at a time, the longest first, none below two thirds."
            }
        }
    }

    public var from: Instant
    /// Minutes, below 0 for a day that runs ahead; not 0.
    public var minutes: Int
    /// The one room that it is about, until all rooms gather again; nil is the whole event.
    public var room: ID<Room>?
    public var remedy: Remedy

    public init(from: Instant, minutes: Int, room: ID<Room>? = nil, remedy: Remedy = .shift) {
        self.from = from
        self.minutes = minutes
        self.room = room
        self.remedy = remedy
    }

    /// Reads `day`, `from` (a time of that day), `minutes` (-120 to 240), `room` (by name, empty for all) and `remedy`.
    public static func read(
        _ reader: inout FieldReader, in setting: EventSetting
    ) throws(DomainError) -> Delay {
        let day = reader.requiredValue("day", missing: "Choose a day.", orSay: "Use a day such as 2011-11-29.") {
            CivilDate(iso8601: $0)
        }
        let from = reader.requiredValue(
            "from", missing: "Give the time from which it is late, such as 14:00.", orSay: "Use a time such as 14:00."
        ) { text in
            day.flatMap { ClockTime(text)?.on($0) }.flatMap { wall -> Instant? in
                switch setting.event.details.zone.resolve(wall) {
                case .unique(let instant), .overlap(let instant, _): instant
                case .gap: nil
                }
            }
        }
        let minutes = reader.number("minutes", in: -120...240)
        if minutes == nil || minutes == 0, reader.problems.allSatisfy({ $0.field != "minutes" }) {
            reader.refuse("minutes", "Give the minutes, such as 15; below zero when the day runs ahead.")
        }
        let room = reader.value("room", orSay: "The event has no room of this name.") {
            setting.room(named: $0)?.id
        }
        let remedy = reader.choice("remedy", standard: Remedy.shift)
        try reader.finish()
        guard let from, let minutes else { throw .invalid(reader.problems) }
        return Delay(from: from, minutes: minutes, room: room, remedy: remedy)
    }
}

/// What a delay does to the agenda.
public struct DelayPlan: Hashable, Sendable {
    /// In agenda order.
    public let moves: [SlotChange]
    /// Minutes by which what comes last is later than it was.
    public let minutesLeft: Int

    /// Plans for the day, by the event's clock, on which the delay begins. Cancelled sessions stay where they are.
    ///
    /// The order of all that moves is kept, and nothing that did not overlap before does afterwards, but for sessions
    /// that do not move.
    public init(_ delay: Delay, for items: [AgendaItem], zone: Zone) {
        let day = zone.wallClock(at: delay.from).date
        let rest = items.filter { item in
            // Housekeeping stays: a registration desk is open all day, and late for nobody.
            guard let slot = item.session.slot, item.isHeld, item.session.details.kind != .admin,
                slot.end > delay.from
            else { return false }
            return zone.wallClock(at: slot.start).date == day || slot.start < delay.from
        }
        let concerned = Self.concerned(by: delay, among: rest)
        let clock = DelayedClock(Self.possible(delay, over: concerned), over: concerned)
        moves = concerned.compactMap { item in
            guard let slot = item.session.slot,
                let moved = Slot(room: slot.room, start: clock.start(slot.start), end: clock.end(slot.end)),
                moved != slot
            else { return nil }
            return SlotChange(item, to: moved, in: item.room)
        }
        minutesLeft = clock.minutesLeft
    }

    /// A day can run ahead only as far as there is time: nothing begins before now, and what is on does not end before it.
    private static func possible(_ delay: Delay, over items: [AgendaItem]) -> Delay {
        guard delay.minutes < 0 else { return delay }
        let room = items.compactMap(\.session.slot).map { slot in
            ((slot.start < delay.from ? slot.end : slot.start).secondsSince1970 - delay.from.secondsSince1970) / 60
        }
        var possible = delay
        possible.minutes = max(delay.minutes, -Int(room.min() ?? 0))
        return possible
    }

    /// For one room what is held in it before everybody gathers again.
    private static func concerned(by delay: Delay, among items: [AgendaItem]) -> [AgendaItem] {
        guard let room = delay.room else { return items }
        let gathering = items.compactMap(\.session.slot).filter { $0.room == nil && $0.start >= delay.from }
            .map(\.start).min()
        return items.filter { item in
            guard let slot = item.session.slot, slot.room == room else { return false }
            return gathering.map { slot.start < $0 } ?? true
        }
    }
}
