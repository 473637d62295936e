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
    /// A time that says to the minute what `shown_start` or `shown_end` shows is that instant (``SlotText``).
    ///
    /// A wall-clock time that the zone skips is refused; one that it has twice is taken the first time after the start
    /// and remarked on.
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
        let shown = SlotText.shown.map { field in
            reader.value(field, orSay: "Open the form anew: what it was filled from did not arrive whole.") {
                Instant(iso8601: $0)
            }
        }
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
        let readStart = startText.map { text in instant(Asked("start", text, on: day, shown: shown[0]), &reader) }
        guard let start = readStart ?? old?.start else { return nil }
        let readEnd = endText.map { text in
            instant(Asked("end", text, on: day, shown: shown[1], after: start), &reader)
        }
        guard let end = readEnd ?? old?.end else { return nil }
        guard let slot = Slot(room: room, start: start, end: end) else {
            reader.refuse("end", "The end must come after the start, and at most 48 hours after it.")
            return nil
        }
        return slot
    }

    private mutating func instant(_ asked: Asked, _ reader: inout FieldReader) -> Instant? {
        if let instant = Instant(iso8601: asked.text) { return instant }
        if let wall = WallClock(asked.text) { return resolve(asked, wall, &reader) }
        guard let day = asked.day, let time = ClockTime(asked.text), let wall = time.on(day) else {
            reader.refuse(
                asked.field,
                asked.day == nil
                    ? "Use a date and a time such as 2011-11-29 09:30." : "Use a time such as 09:30 or 2:15pm.")
            return nil
        }
        if let start = asked.start, let next = time.on(day.adding(days: 1)), isOver(wall, asked, by: start) {
            // Past midnight is meant when the night is short; else an end before the start is a slip of the hand.
            let overnight = first(asked, next).map { $0.secondsSince1970 - start.secondsSince1970 }
            if overnight.map({ $0 <= SlotText.longestNight }) ?? true { return resolve(asked, next, &reader) }
        }
        return resolve(asked, wall, &reader)
    }

    /// Whether a time of the day is over when the session begins.
    private func isOver(_ wall: WallClock, _ asked: Asked, by start: Instant) -> Bool {
        if let instant = first(asked, wall) { return instant <= start }
        return wall <= zone.wallClock(at: start)
    }

    /// The instant that is meant by a time; nil for one that the clock skips.
    private func first(_ asked: Asked, _ wall: WallClock) -> Instant? {
        if let shown = asked.shown(wall, in: zone) { return shown }
        switch zone.resolve(wall) {
        case .unique(let instant): return instant
        case .overlap(let first, let second): return asked.leaves(first, second) ? second : first
        case .gap: return nil
        }
    }

    private mutating func resolve(_ asked: Asked, _ wall: WallClock, _ reader: inout FieldReader) -> Instant? {
        if let shown = asked.shown(wall, in: zone) { return shown }
        switch zone.resolve(wall) {
        case .unique(let instant):
            return instant
        case .overlap(let first, let second):
            // An end comes after the start, so that there may be only one that can be meant.
            if asked.leaves(first, second) { return second }
            remarks.append(
                "The clock goes back on that day, so \(wall.text) comes twice in \(zone.identifier); the first was taken."
            )
            return first
        case .gap(let before, let after):
            // The wall clock of `before` is the last second that was; the jump begins a second later on the same clock.
            let last = Zone.utc.wallClock(at: before.adding(seconds: Int64(zone.offset(at: before)) + 1)).text
            let next = zone.wallClock(at: after).text
            reader.refuse(
                asked.field,
                "There is no \(wall.text) in \(zone.identifier): the clock goes forward from \(last) to \(next).")
            return nil
        }
    }
}

/// The text of one time, and what it is to be read by.
private struct Asked {
    let field: Field
    let text: String
    /// Of a form; nil where the text has its own.
    let day: CivilDate?
    /// What the form was filled from.
    let shown: Instant?
    /// An end comes after it.
    let start: Instant?

    init(_ field: Field, _ text: String, on day: CivilDate?, shown: Instant?, after start: Instant? = nil) {
        self.field = field
        self.text = text
        self.day = day
        self.shown = shown
        self.start = start
    }

    /// Whether only the second can be meant, since the session begins between the two.
    func leaves(_ first: Instant, _ second: Instant) -> Bool { start.map { first <= $0 && $0 < second } ?? false }

    /// What was shown, when that is what the clock says; an end that is over by now is not.
    func shown(_ wall: WallClock, in zone: Zone) -> Instant? {
        guard let shown, zone.wallClock(at: shown).toTheMinute == wall else { return nil }
        return start.map { shown > $0 } ?? true ? shown : nil
    }
}
