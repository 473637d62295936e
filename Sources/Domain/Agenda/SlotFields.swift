import TimeZones

/// A slot as it was read, with what has to be said about it.
public struct SlotReading: Hashable, Sendable {
    /// Nil: unscheduled.
    public var slot: Slot?
    /// Remarks on times that could be read in two ways.
    public var remarks: [Message]

    /// Reads `room` (by name, empty for all rooms), `start` and `end` in the event's zone. Both times empty is
    /// unscheduled; one that is not given at all stays what it was. With a field `day` (a form), `start` and `end` may be times of that day, and an end up to
    /// 12 hours past midnight is on the next; without, they are `2011-11-29 09:30` or carry an offset (`2011-11-29T09:30:00Z`).
    ///
    /// A wall-clock time that the zone skips is refused; one that it has twice is taken the first time and remarked on.
    public static func read(
        _ reader: inout FieldReader, over old: Slot? = nil, in setting: EventSetting
    ) throws(DomainError) -> SlotReading {
        let room = reader.value(
            "room", else: old?.room, orSay: "The event has no room of this name. Add it first."
        ) { setting.room(named: $0)?.id }
        var times = SlotTimes(zone: setting.event.details.zone)
        let slot = times.read(&reader, over: old, room: room)
        try reader.finish()
        return SlotReading(slot: slot, remarks: times.remarks)
    }
}

private struct SlotTimes {
    let zone: Zone
    var remarks: [Message] = []

    mutating func read(_ reader: inout FieldReader, over old: Slot?, room: ID<Room>?) -> Slot? {
        let day = reader.value("day", orSay: "Use a day such as 2011-11-29.") { CivilDate(iso8601: $0) }
        let startText = reader.given("start")
        let endText = reader.given("end")
        if startText == nil, endText == nil {
            return old.flatMap { Slot(room: room, start: $0.start, end: $0.end) }
        }
        if (startText ?? "").isEmpty, (endText ?? "").isEmpty { return nil }
        if startText?.isEmpty ?? (old == nil) {
            reader.refuse("start", "Give the start, too, or leave both times empty.")
            return nil
        }
        if endText?.isEmpty ?? (old == nil) {
            reader.refuse("end", "Give the end, too, or leave both times empty.")
            return nil
        }
        // A time that is not given stays what it was.
        guard let start = startText.map({ instant("start", $0, on: day, notBefore: nil, &reader) }) ?? old?.start,
            let end = endText.map({ instant("end", $0, on: day, notBefore: start, &reader) }) ?? old?.end
        else { return nil }
        guard let slot = Slot(room: room, start: start, end: end) else {
            reader.refuse("end", "The end must come after the start, and at most 48 hours after it.")
            return nil
        }
        return slot
    }

    private mutating func instant(
        _ field: Field, _ text: String, on day: CivilDate?, notBefore start: Instant?, _ reader: inout FieldReader
    ) -> Instant? {
        if let instant = Instant(iso8601: text) { return instant }
        if let wall = WallClock(text) { return resolve(field, wall, &reader) }
        guard let day, let time = ClockTime(text), let wall = time.on(day) else {
            reader.refuse(
                field,
                day == nil ? "Use a date and a time such as 2011-11-29 09:30." : "Use a time such as 09:30 or 2:15pm.")
            return nil
        }
        guard let instant = resolve(field, wall, &reader) else { return nil }
        guard let start, instant <= start, let next = time.on(day.adding(days: 1)) else { return instant }
        // Past midnight is meant when the night is short; else an end before the start is a slip of the hand.
        let overnight = resolve(field, next, &reader)
        let isNight = overnight.map { $0.secondsSince1970 - start.secondsSince1970 <= Self.longestNight } ?? true
        return isNight ? overnight : instant
    }

    /// Seconds of the longest session that is written as times of one day and ends on the next: 12 hours.
    private static let longestNight: Int64 = 12 * 3600

    private mutating func resolve(_ field: Field, _ wall: WallClock, _ reader: inout FieldReader) -> Instant? {
        switch zone.resolve(wall) {
        case .unique(let instant):
            return instant
        case .overlap(let first, _):
            remarks.append(
                "The clock goes back on that day, so \(wall.text) comes twice in \(zone.identifier); the first was taken."
            )
            return first
        case .gap(let before, let after):
            // The wall clock of `before` is the last second that was; the jump begins a second later on the same clock.
            let last = Zone.utc.wallClock(at: before.adding(seconds: Int64(zone.offset(at: before)) + 1)).text
            let next = zone.wallClock(at: after).text
            reader.refuse(
                field,
                "There is no \(wall.text) in \(zone.identifier): the clock goes forward from \(last) to \(next).")
            return nil
        }
    }
}
